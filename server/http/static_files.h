#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "server/http/http_message.h"

namespace article_search {

/// The files that pages ask for (style sheet, icon), each by its name and by one that holds a hash
/// of its content: at that address it never changes, and may be kept forever. Held in memory,
/// packed beforehand: a request can name one of them and nothing else.
using StaticFiles = std::map<std::string, HttpResponse, std::less<>>;

/// "style.css" as "style.HASH.css".
std::string hashed_name(std::string_view name, std::string_view hash);

/// Where pages are to find the files: "/static/style.css" as "/static/style.HASH.css".
std::map<std::string, std::string> static_addresses(const StaticFiles& files);

/// Reads style sheets (joined into one, for one request), scripts and icons of the folder `web`;
/// the error names what is missing.
tl::expected<StaticFiles, std::string> load_static_files(const std::filesystem::path& web);

}  // namespace article_search
