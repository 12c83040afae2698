#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace article_search {

/// The sizes of a generation's files before a run changed it. A run that commits nothing leaves
/// what it wrote behind the end of the tables, where no reader looks, and so a full disk full; the
/// destructor cuts the files back to what they were, unless they have another revision by then.
/// To be destroyed after the run's database and before its lock. Not thread-safe.
class TableSizes {
 public:
  /// Of no files.
  TableSizes() = default;
  /// `generation` is a database that nobody else changes. Throws Xapian::Error if it cannot be
  /// opened.
  explicit TableSizes(std::filesystem::path generation);
  ~TableSizes();
  TableSizes(const TableSizes&) = delete;
  TableSizes& operator=(const TableSizes&) = delete;
  TableSizes(TableSizes&& other) noexcept = default;
  TableSizes& operator=(TableSizes&& other) noexcept = default;

 private:
  struct Table {
    std::filesystem::path path;
    std::uintmax_t bytes = 0;
  };

  std::filesystem::path generation_;
  std::uint64_t revision_ = 0;
  /// Empty once it was moved from.
  std::vector<Table> tables_;
};

}  // namespace article_search
