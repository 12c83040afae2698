#pragma once

#include <string_view>

namespace article_search {

struct Region {
  std::string_view name;
  std::string_view country;
};

/// The state or province that `code` means behind the name of a city ("Boston", "MA"); empty if it
/// is none. Codes that are also degrees ("MD") need a city that is known to be there.
Region find_region_code(std::string_view city, std::string_view code);

}  // namespace article_search
