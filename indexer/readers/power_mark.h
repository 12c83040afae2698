#pragma once

#include <string_view>

namespace article_search {

/// What goes between `text` and what stands raised behind it, once both are in one line: "^" where
/// it is a power ("10" and "6" are "10^6", not 106), and nothing elsewhere ("m" and "2", "mice" and
/// "a").
std::string_view power_mark(std::string_view text, std::string_view raised);

}  // namespace article_search
