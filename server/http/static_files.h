#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "server/http/http_message.h"

namespace article_search {

/// The files that pages ask for (style sheet, icon), by name. Held in memory: a request can name
/// one of them and nothing else.
using StaticFiles = std::map<std::string, HttpResponse, std::less<>>;

/// Reads the style sheets and icons of the folder `web`; the error names what is missing.
tl::expected<StaticFiles, std::string> load_static_files(const std::filesystem::path& web);

}  // namespace article_search
