#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <xapian.h>

#include "server/search/state/word_sequences.h"

namespace article_search {

/// The texts of some passages as their words' stems, read once for all who look at them.
class PassageTexts {
 public:
  using Text = std::span<const WordSequences::TextWord>;

  PassageTexts(std::span<const Xapian::docid> documents, const WordSequences& words) {
    for (const Xapian::docid document : documents) {
      words.append_text(document, words_);
      ends_.push_back(words_.size());
    }
  }

  std::size_t size() const { return ends_.size(); }

  /// That of the passage at `place` in the order of documents as they were given.
  Text operator[](std::size_t place) const {
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return Text(words_).subspan(begin, ends_[place] - begin);
  }

 private:
  std::vector<WordSequences::TextWord> words_;
  std::vector<std::size_t> ends_;
};

}  // namespace article_search
