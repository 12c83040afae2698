#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "server/search/match/top_matches.h"
#include "server/search/search_results.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// The matches of one article: how many, and the first of them in order.
class CandidateGroup {
 public:
  CandidateGroup() = default;
  explicit CandidateGroup(const Candidate& first) : count_(1), first_({first}) {}

  /// Puts `candidate` where it belongs.
  void add(const Candidate& candidate);

  std::uint64_t count() const { return count_; }
  /// kGroupHits at most.
  std::span<const Candidate> first() const {
    return std::span(first_).first(std::min<std::size_t>(count_, first_.size()));
  }

 private:
  std::uint64_t count_ = 0;
  std::array<Candidate, kGroupHits> first_;
};

/// By their first matches.
inline bool comes_before(const CandidateGroup& left, const CandidateGroup& right) {
  return comes_before(left.first().front(), right.first().front());
}

/// Puts matches together by article, as they come: of which article the next one is tells when one
/// is complete. `columns` must outlive it.
class GroupCollector {
 public:
  /// Keeps the first `kept` groups.
  GroupCollector(const PassageColumns& columns, std::size_t kept) : columns_(columns), top_(kept) {}

  /// In the order of documents.
  void add(const Candidate& candidate);

  /// The first groups, in the order of their first matches.
  std::vector<CandidateGroup> take();

 private:
  const PassageColumns& columns_;
  PassageColumns::Ordinal article_ = PassageColumns::kNoOrdinal;
  /// Of `article_`, so far.
  CandidateGroup group_;
  TopEntries<CandidateGroup> top_;
};

}  // namespace article_search
