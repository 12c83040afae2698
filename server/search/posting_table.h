#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace article_search {

/// A passage that has a term, and how often.
struct Posting {
  Xapian::docid document = 0;
  std::uint32_t count = 0;

  bool operator==(const Posting&) const = default;
};

/// The passages that have the terms of one query, read from the index once for all stages of
/// ranking. For one query and one thread; `index` must outlive it. Its functions throw
/// Xapian::Error when the index cannot be read.
class PostingTable {
 public:
  explicit PostingTable(const Xapian::Database& index) : index_(index) {}

  /// In the order of documents; none when the index lacks `term`. Lives as long as the table.
  const std::vector<Posting>& of(const std::string& term);

  /// How often each of `documents`, which ascend, has `term`. Where of() has not read it, only
  /// their places in the index are visited.
  std::vector<std::uint32_t> counts_in(const std::vector<Xapian::docid>& documents,
                                       const std::string& term) const;

 private:
  const Xapian::Database& index_;
  std::unordered_map<std::string, std::vector<Posting>> read_;
};

}  // namespace article_search
