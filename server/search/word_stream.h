#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include <xapian.h>

#include "server/search/document_bits.h"
#include "server/search/found_passages.h"
#include "server/search/passage_weight.h"
#include "server/search/posting_table.h"
#include "server/search/query_tree.h"
#include "server/search/word_pattern.h"

namespace article_search {

/// What the documents of a block weigh, by their places in it.
struct BlockScores {
  std::array<double, DocumentBits::kSize> scores{};
  /// What the best of a term's alternatives weighs; 0 between two terms.
  std::array<double, DocumentBits::kSize> best{};
};

/// The passages that one way to find a term leads to, with what they weigh for it, gone through
/// block by block: a block is marked, and of what it marked some may be weighed.
class WordStream {
 public:
  /// Of a single word. `postings` must outlive the stream.
  WordStream(const std::vector<Posting>& postings, const TermWeight& weight)
      : postings_(&postings), weight_(weight), most_(weight.most()) {}

  /// Of words in a row, or anything else that was weighed before.
  explicit WordStream(std::vector<WeighedPassage> weighed);

  /// No passage weighs more.
  double most() const { return most_; }

  /// Sets those of the block that begins with the document `begin`, which is behind those before.
  void mark(Xapian::docid begin, DocumentBits& marked);

  /// Gives the place and the weight of each that mark() has just set and that is `wanted` to `use`.
  template <typename Use>
  void weigh(Xapian::docid begin,
             const DocumentBits& wanted,
             const PassageColumns& columns,
             const Use& use) const {
    for (std::size_t at = begin_; at < end_; ++at) {
      const Xapian::docid document =
          postings_ != nullptr ? (*postings_)[at].document : weighed_[at].first;
      const std::size_t place = document - begin;
      if (!wanted.has(place)) continue;
      use(place, postings_ != nullptr
                     ? weight_.of((*postings_)[at].count, columns.length_factor(document))
                     : weighed_[at].second);
    }
  }

 private:
  /// Null where all is in `weighed_`.
  const std::vector<Posting>* postings_ = nullptr;
  TermWeight weight_;
  std::vector<WeighedPassage> weighed_;
  double most_ = 0;
  /// What was marked last.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

/// The ways to find one leaf of a query, as term_ways.h says.
struct TermStreams {
  /// Their weights add up.
  std::vector<WordStream> added;
  /// Of these the best one counts.
  std::vector<WordStream> alternatives;

  /// No passage weighs more.
  double most() const;
  void mark(Xapian::docid begin, DocumentBits& marked);
  void weigh(Xapian::docid begin,
             const DocumentBits& wanted,
             const PassageColumns& columns,
             BlockScores& block) const;
};

/// What build_term_query() finds, with the same weights. Words are read into `postings`.
/// Throws Xapian::Error when the index cannot be read.
TermStreams read_term(const QueryTerm& term, PostingTable& postings);

/// The passages with one of `patterns`, which weigh as much as for all of its words. Throws
/// Xapian::Error when the index cannot be read.
TermStreams read_patterns(std::span<const WordPattern> patterns, PostingTable& postings);

}  // namespace article_search
