#include "server/http/json_parameters.h"
#include "server/search/utf8.h"
#include "tests/fuzz/check.h"

using namespace article_search;

// Any bytes are a body: what is taken of it is clean text, and is checked like any parameters.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto parameters = parse_json_parameters(fuzz::text_of(bytes, size), {"facets"});
  if (!parameters) {
    fuzz::check(parameters.error().size() == 1 && !parameters.error()[0].message.empty());
    return 0;
  }
  std::size_t facets = 0;
  for (const auto& [name, value] : *parameters) {
    fuzz::check(is_valid_utf8(name) && is_valid_utf8(value));
    fuzz::check(value.find('\0') == std::string::npos);
    facets += name == "facets" ? 1 : 0;
  }
  fuzz::check(facets <= 1);
  static_cast<void>(parse_search_request(*parameters));
  return 0;
}
