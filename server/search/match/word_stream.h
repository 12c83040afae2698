#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "server/search/match/document_bits.h"
#include "server/search/match/posting_table.h"
#include "server/search/match/term_ways.h"
#include "server/search/state/passage_weight.h"
#include "server/search/state/word_pattern.h"

namespace article_search {

/// What the documents of a block weigh, by their places in it.
struct BlockScores {
  std::array<double, DocumentBits::kSize> scores{};
  /// What the best of a term's alternatives weighs; 0 between two terms.
  std::array<double, DocumentBits::kSize> best{};
};

/// Entries of a list.
struct ListSlice {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The passages with a word, gone through block by block: a block is marked, and of what it marked
/// some may be weighed.
class WordStream {
 public:
  /// `postings` must outlive the stream.
  WordStream(const std::vector<Posting>& postings, const TermWeight& weight)
      : postings_(postings), weight_(weight) {}

  /// No passage weighs more.
  double most() const { return weight_.most(); }

  /// Sets those of the block that begins with the document `begin`, which is behind those before.
  void mark(Xapian::docid begin, DocumentBits& marked);

  /// Gives the place and the weight of each that mark() has just set and that is `wanted` to `use`.
  template <typename Use>
  void weigh(Xapian::docid begin,
             const DocumentBits& wanted,
             const PassageColumns& columns,
             const Use& use) const {
    for (std::size_t at = marked_.begin; at < marked_.end; ++at) {
      const auto& [document, count] = postings_[at];
      const std::size_t place = document - begin;
      if (wanted.has(place)) use(place, weight_.of(count, columns.length_factor(document)));
    }
  }

 private:
  std::span<const Posting> postings_;
  TermWeight weight_;
  /// What was marked last.
  ListSlice marked_;
};

/// The passages with words that stand together, as a WordStream goes through those with one. They
/// weigh as much as for all of the words.
class PatternStream {
 public:
  /// Reads into `postings`, which must outlive the stream. Throws Xapian::Error.
  PatternStream(const WordPattern& pattern, double scale, PostingTable& postings);

  double most() const;

  /// Looks at the texts of `wanted` ones only.
  void mark(Xapian::docid begin, const DocumentBits& wanted, DocumentBits& marked);

  /// Adds to `scores` what those weigh that are `wanted`. Throws Xapian::Error.
  void weigh(Xapian::docid begin,
             const DocumentBits& wanted,
             std::span<double, DocumentBits::kSize> scores) const;

 private:
  /// A word that takes less time to be counted in texts than in the list of all its passages.
  struct UnreadWord {
    std::string stem;
    TermWeight weight;
  };

  void weigh_unread(Xapian::docid begin,
                    const DocumentBits& wanted,
                    std::span<double, DocumentBits::kSize> scores) const;

  const PostingTable& postings_;
  const schema::Field field_;
  std::span<const Xapian::docid> candidates_;
  /// What of them was marked last, or would have been if it were wanted.
  ListSlice slice_;
  std::vector<WordStream> words_;
  std::vector<UnreadWord> unread_;
  PatternFinder finder_;
  DocumentBits marked_;
};

/// The ways to find one leaf of a query, as term_ways.h says.
struct TermStreams {
  /// Their weights add up.
  std::vector<WordStream> words;
  std::vector<PatternStream> patterns;
  /// Of these the best one counts.
  std::vector<WordStream> alternatives;

  /// No passage weighs more.
  double most() const;
  /// Sets those of the block at `begin` that match; whether others than `wanted` ones is open.
  void mark(Xapian::docid begin, const DocumentBits& wanted, DocumentBits& marked);
  void weigh(Xapian::docid begin,
             const DocumentBits& wanted,
             const PassageColumns& columns,
             BlockScores& block) const;
};

/// What is found by `ways`; in those of several words there may be `slop` others between. Words are
/// read into `postings`, which must outlive the streams. Throws Xapian::Error when the index cannot
/// be read.
TermStreams read_ways(const TermWays& ways, std::size_t slop, PostingTable& postings);

}  // namespace article_search
