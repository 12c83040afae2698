#include "indexer/table_sizes.h"

#include <system_error>
#include <utility>

#include <xapian.h>

namespace article_search {

namespace {

namespace fs = std::filesystem;

std::uint64_t revision_of(const fs::path& generation) {
  return Xapian::Database(generation.string()).get_revision();
}

bool has_revision(const fs::path& generation, std::uint64_t revision) {
  try {
    return revision_of(generation) == revision;
  } catch (const Xapian::Error&) {
    return false;
  }
}

}  // namespace

TableSizes::TableSizes(fs::path generation)
    : generation_(std::move(generation)), revision_(revision_of(generation_)) {
  std::error_code error;
  for (auto entry = fs::directory_iterator(generation_, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code unknown;
    const std::uintmax_t bytes = entry->file_size(unknown);
    const bool is_table = entry->path().extension() == ".glass";
    if (is_table && !unknown) tables_.push_back({entry->path(), bytes});
  }
}

TableSizes::~TableSizes() {
  // A commit may fail when it is done already: then what is behind the old end counts.
  if (tables_.empty() || !has_revision(generation_, revision_)) return;
  for (const Table& table : tables_) {
    std::error_code error;
    if (fs::file_size(table.path, error) > table.bytes && !error) {
      fs::resize_file(table.path, table.bytes, error);
    }
  }
}

}  // namespace article_search
