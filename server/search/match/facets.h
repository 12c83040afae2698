#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "server/search/match/document_bits.h"
#include "server/search/search_results.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// Whether a tally counts every value, or articles only, which is less work.
enum class TallyScope { articles, all_values };

/// Counts the values of the passages that match, shown in the order of documents. One thread, one
/// match; `columns` must outlive it.
class FacetTally {
 public:
  FacetTally(const PassageColumns& columns, TallyScope scope);

  void add(Xapian::docid document) {
    ++passage_count_;
    count_article(document, last_article_, article_count_);
    if (scope_ == TallyScope::all_values) count_values(document);
  }

  /// Adds those of the block that begins with the document `begin`.
  void add(Xapian::docid begin, const DocumentBits& documents);

  /// How many passages were counted.
  std::uint64_t passage_count() const { return passage_count_; }
  std::uint64_t article_count() const { return article_count_; }

  /// Of the value, among the passages seen; all values must be in scope.
  std::uint32_t count(PassageColumns::Ordinal ordinal) const { return counts_[ordinal]; }

 private:
  /// The passages of an article follow each other.
  void count_article(Xapian::docid document,
                     PassageColumns::Ordinal& last,
                     std::uint64_t& count) const {
    const PassageColumns::Ordinal article = columns_.article(document);
    count += article != last ? 1 : 0;
    last = article;
  }

  void count_values(Xapian::docid document) {
    for (const PassageColumns::Ordinal ordinal : columns_.values(document)) ++counts_[ordinal];
  }

  const PassageColumns& columns_;
  const TallyScope scope_;
  PassageColumns::Ordinal last_article_ = PassageColumns::kNoOrdinal;
  std::uint64_t passage_count_ = 0;
  std::uint64_t article_count_ = 0;
  /// By ordinal; none where only articles are in scope.
  std::vector<std::uint32_t> counts_;
};

/// The first `limit` values of `facet` by `tally`, and those of `selected` that some passage has.
FacetCounts top_values(const FacetTally& tally,
                       const PassageColumns& columns,
                       schema::Facet facet,
                       std::size_t limit,
                       const std::vector<std::string>& selected);

}  // namespace article_search
