#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.h"
#include "server/search/state/index_view.h"
#include "server/search/state/passage_weight.h"
#include "server/search/state/posting.h"

namespace article_search {

/// The passages that have the words of one query, read once for all stages of ranking: those of
/// texts from memory, others from the index; and what else was found of it. For one query and one
/// thread; what `view` refers to must outlive it. Its functions throw Xapian::Error when the index
/// cannot be read.
class PostingTable {
 public:
  explicit PostingTable(const IndexView& view) : view_(view) {}

  const IndexView& view() const { return view_; }

  /// In the order of documents; none when no passage has `word`, a stem, or in Field::exact a
  /// spelling. Lives as long as the table.
  const std::vector<Posting>& of(schema::Field field, const std::string& word);

  /// How common the word is; of() may not have been asked for it.
  TermCounts counts(schema::Field field, const std::string& word);

  /// Whether it takes less time to count the word in the texts of so many passages than to read the
  /// list of all that have it.
  bool is_sooner_seen(std::size_t documents, schema::Field field, const std::string& word) const;

  /// What `find()` finds, done once for all that give it the same `name`. Lives as long as the
  /// table.
  template <typename Find>
  const std::vector<Xapian::docid>& found(const std::string& name, const Find& find) {
    const auto known = found_.find(name);
    return known != found_.end() ? known->second : found_.emplace(name, find()).first->second;
  }

  /// How often each of `documents`, which ascend, has `word`. Where of() has not read it, no more
  /// is looked at than must be.
  std::vector<std::uint32_t> counts_in(const std::vector<Xapian::docid>& documents,
                                       schema::Field field,
                                       const std::string& word) const;

 private:
  /// The spellings that `word` stands for in texts.
  std::vector<WordTable::Word> spellings(schema::Field field, const std::string& word) const;

  /// Of `word`, whose spellings are `words`.
  std::vector<Posting> read_texts(schema::Field field,
                                  const std::string& word,
                                  std::span<const WordTable::Word> words) const;

  IndexView view_;
  /// By spellings: of many words a stem has the one that was typed.
  std::map<std::vector<WordTable::Word>, std::vector<Posting>> of_texts_;
  /// By term.
  std::unordered_map<std::string, std::vector<Posting>> read_;
  std::unordered_map<std::string, std::vector<Xapian::docid>> found_;
};

}  // namespace article_search
