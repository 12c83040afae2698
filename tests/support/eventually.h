#pragma once

#include <functional>

namespace article_search::testing {

/// Asks again and again whether `holds`, until it does or a minute is over, which only a fault
/// takes. Whether it came to hold.
bool eventually(const std::function<bool()>& holds);

}  // namespace article_search::testing
