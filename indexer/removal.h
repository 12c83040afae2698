#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"

namespace article_search {

/// What a removal took out of an index.
struct Removal {
  /// Ids, sorted: those that were named and those of the files.
  std::vector<std::string> articles;
  /// Paths of the files of which nothing is left in the index, sorted.
  std::vector<std::string> files;
  /// Names that are neither an article's id nor a file of the index nor a folder of such, as given.
  std::vector<std::string> unknown;
};

/// Takes articles out of the index in `directory`, all in one commit: each of `names` is the id of
/// an article, or the path of a file or folder that was indexed. Nothing is committed when no name
/// is known. The next update from a file that still holds a removed article adds it again. Error:
/// there is no index that this program can write; the index is then as it was.
tl::expected<Removal, IndexingError> remove_from_index(const std::filesystem::path& directory,
                                                       const std::vector<std::string>& names);

}  // namespace article_search
