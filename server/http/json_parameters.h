#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "server/search/search_request.h"

namespace article_search {

/// The parameters in `body`, a JSON object such as {"q": "myelin", "kind": ["project"]}: numbers
/// and truth values as they would be written in an address, a list as the parameter repeated, one
/// of `joined` as its values joined by commas. Refused, with code "invalid_json" and the parameter
/// where one is at fault: what is no JSON object, a name given twice, anything nested deeper, null,
/// U+0000, and text that is not UTF-8. Any thread.
tl::expected<Parameters, std::vector<ParameterError>> parse_json_parameters(
    std::string_view body, const std::vector<std::string_view>& joined);

}  // namespace article_search
