#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/schema/stored_source.h"

namespace article_search {

/// The file's stamp now, all zero when it cannot be had; `circumstances` is left to the caller. A
/// change less than two seconds ago counts as no time at all, since the next one might be given the
/// same: file systems keep times in steps of up to two seconds.
schema::FileStamp stamp_of(const std::filesystem::path& path);

/// Gives the bytes of the file to `take`, piece by piece. Error: it cannot be read.
tl::expected<void, IndexingError> read_in_pieces(
    const std::filesystem::path& path, const std::function<void(std::string_view piece)>& take);

}  // namespace article_search
