#pragma once

#include <filesystem>
#include <string_view>

namespace article_search {

/// Whether `path`, relative to the folder that was named, matches `pattern`.
///
/// In a pattern `*`, `?` and `[a-z]` match within one name, as fnmatch(3) says. A pattern without a
/// slash is compared with the last name of the path. One with a slash is compared with the whole
/// path; there a name `**` stands for any number of folders, and a slash at the beginning or the
/// end means nothing more. Takes time in the product of both lengths, whatever the pattern.
bool matches_pattern(const std::filesystem::path& path, std::string_view pattern);

}  // namespace article_search
