#include <set>
#include <string>

#include "server/search/search_request.h"
#include "tests/fuzz/check.h"

using namespace article_search;

namespace {

/// A parameter a line, "name=value".
Parameters to_parameters(std::string_view text) {
  Parameters parameters;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t name_end = std::min(line.find('='), line.size());
    parameters.emplace_back(line.substr(0, name_end),
                            line.substr(std::min(name_end + 1, line.size())));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parameters;
}

/// Whether each error has a code of ours, and a parameter that was given or should have been.
void check_errors(const std::vector<ParameterError>& errors, const Parameters& parameters) {
  static const std::set<std::string> kCodes = {"unknown_parameter", "missing_parameter",
                                               "repeated_parameter", "invalid_parameter"};
  fuzz::check(!errors.empty());
  for (const ParameterError& error : errors) {
    fuzz::check(kCodes.contains(error.code) && !error.message.empty());
    bool is_given = error.code == "missing_parameter";
    for (const auto& parameter : parameters) is_given |= parameter.first == error.parameter;
    fuzz::check(is_given);
  }
}

}  // namespace

// Any parameters make a request within its bounds, or errors that name them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Parameters parameters = to_parameters(fuzz::text_of(bytes, size));
  if (const auto search = parse_search_request(parameters)) {
    fuzz::check(search->query.size() <= kMaxQueryBytes);
    fuzz::check(search->limit >= 1 && search->limit <= kMaxLimit && search->offset < kMaxWindow);
    fuzz::check(search->snippets >= 1 && search->snippets <= kMaxSnippets);
    fuzz::check(search->snippet_length >= kMinSnippetLength &&
                search->snippet_length <= kMaxSnippetLength);
    std::size_t filters = 0;
    for (const auto& values : search->filters.values) filters += values.size();
    fuzz::check(filters <= kMaxFilterValues);
  } else {
    check_errors(search.error(), parameters);
  }
  if (const auto suggest = parse_suggest_request(parameters)) {
    fuzz::check(suggest->limit >= 1 && suggest->limit <= kMaxSuggestions);
  } else {
    check_errors(suggest.error(), parameters);
  }
  if (const auto similar = parse_similar_request(parameters)) {
    fuzz::check(similar->limit >= 1 && similar->limit <= kMaxLimit);
  }
  if (const auto page = parse_page_request(parameters)) fuzz::check(page->limit <= kMaxLimit);
  fuzz::check(parse_no_parameters(parameters).has_value() == parameters.empty());
  return 0;
}
