#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <xapian.h>

#include "server/search/passage_weight.h"
#include "server/search/posting_table.h"
#include "server/search/query_tree.h"

namespace article_search {

/// The passages that one way to find a term leads to, with what they weigh for it, in the order of
/// documents.
class WordStream {
 public:
  /// Of a single word. `postings` must outlive the stream.
  WordStream(const std::vector<Posting>& postings, const TermWeight& weight)
      : postings_(&postings), weight_(weight) {}

  /// Of words in a row, or anything else that was weighed before.
  explicit WordStream(std::vector<std::pair<Xapian::docid, double>> weighed)
      : weighed_(std::move(weighed)) {}

  bool is_at_end() const {
    return at_ == (postings_ != nullptr ? postings_->size() : weighed_.size());
  }
  /// The next document; not at the end.
  Xapian::docid document() const {
    return postings_ != nullptr ? (*postings_)[at_].document : weighed_[at_].first;
  }

  /// Gives each document before `end` that was not taken yet to `use`, with its weight.
  template <typename Use>
  void take_until(Xapian::docid end, const PassageColumns& columns, const Use& use) {
    if (postings_ == nullptr) {
      for (; at_ < weighed_.size() && weighed_[at_].first < end; ++at_) {
        use(weighed_[at_].first, weighed_[at_].second);
      }
      return;
    }
    const std::vector<Posting>& postings = *postings_;
    for (; at_ < postings.size() && postings[at_].document < end; ++at_) {
      const Posting& posting = postings[at_];
      use(posting.document, weight_.of(posting.count, columns.length_factor(posting.document)));
    }
  }

 private:
  /// Null where all is in `weighed_`.
  const std::vector<Posting>* postings_ = nullptr;
  TermWeight weight_;
  std::vector<std::pair<Xapian::docid, double>> weighed_;
  std::size_t at_ = 0;
};

/// The ways to find one term of a query, as term_ways.h says.
struct TermStreams {
  /// Their weights add up.
  std::vector<WordStream> added;
  /// Of these the best one counts.
  std::vector<WordStream> alternatives;
};

/// What build_term_query() finds, with the same weights. Words are read into `postings`.
/// Throws Xapian::Error when the index cannot be read.
TermStreams read_term(const QueryTerm& term, PostingTable& postings);

}  // namespace article_search
