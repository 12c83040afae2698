#include "server/search/search_request.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <set>
#include <string_view>

#include "server/search/utf8.h"

namespace article_search {

namespace {

/// What a parameter sets; empty when the value is good, else what would be.
template <typename Request>
struct ParameterRule {
  std::string_view name;
  std::string (*apply)(Request& request, std::string_view value);
};

/// `value` as a whole number from `least` to `most`; the message otherwise.
std::string read_number(std::string_view value,
                        std::size_t least,
                        std::size_t most,
                        std::size_t& into) {
  std::size_t number = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end || number < least || number > most) {
    return "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  }
  into = number;
  return {};
}

std::string set_query(SearchRequest& request, std::string_view value) {
  if (value.size() > kMaxQueryBytes) {
    return "must be at most " + std::to_string(kMaxQueryBytes) + " bytes long; shorten it";
  }
  if (!is_valid_utf8(value)) return "must be UTF-8, percent-encoded";
  request.query = value;
  return {};
}

/// One of two words, each with its meaning; the message otherwise.
template <typename Choice>
std::string read_choice(std::string_view value,
                        std::pair<std::string_view, Choice> first,
                        std::pair<std::string_view, Choice> second,
                        Choice& into) {
  if (value != first.first && value != second.first) {
    return "must be " + std::string(first.first) + " or " + std::string(second.first);
  }
  into = value == first.first ? first.second : second.second;
  return {};
}

std::string set_synonyms(SearchRequest& request, std::string_view value) {
  return read_choice<SynonymUse>(value, {"on", SynonymUse::on}, {"off", SynonymUse::off},
                                 request.synonyms);
}

std::string set_strict(SearchRequest& request, std::string_view value) {
  return read_choice<QueryStrictness>(value, {"true", QueryStrictness::strict},
                                      {"false", QueryStrictness::lenient}, request.strictness);
}

std::string set_exact(SearchRequest& request, std::string_view value) {
  return read_choice<WordForms>(value, {"true", WordForms::verbatim}, {"false", WordForms::stemmed},
                                request.forms);
}

std::string set_prefix(SearchRequest& request, std::string_view value) {
  return read_choice<LastWord>(value, {"true", LastWord::unfinished}, {"false", LastWord::finished},
                               request.last_word);
}

std::string set_match(SearchRequest& request, std::string_view value) {
  return read_choice<MatchMode>(value, {"any", MatchMode::any}, {"all", MatchMode::all},
                                request.match);
}

std::string set_snippet_length(SearchRequest& request, std::string_view value) {
  return read_number(value, kMinSnippetLength, kMaxSnippetLength, request.snippet_length);
}

std::string set_snippets(SearchRequest& request, std::string_view value) {
  return read_number(value, 1, kMaxSnippets, request.snippets);
}

template <typename Request>
std::string set_offset(Request& request, std::string_view value) {
  return read_number(value, 0, kMaxWindow - 1, request.offset);
}

template <typename Request>
std::string set_limit(Request& request, std::string_view value) {
  return read_number(value, 1, kMaxLimit, request.limit);
}

constexpr std::array<ParameterRule<SearchRequest>, 10> kSearchRules = {{
    {"q", set_query},
    {"offset", set_offset<SearchRequest>},
    {"limit", set_limit<SearchRequest>},
    {"synonyms", set_synonyms},
    {"strict", set_strict},
    {"exact", set_exact},
    {"prefix", set_prefix},
    {"match", set_match},
    {"snippet_length", set_snippet_length},
    {"snippets", set_snippets},
}};

constexpr std::array<ParameterRule<PageRequest>, 2> kPageRules = {{
    {"offset", set_offset<PageRequest>},
    {"limit", set_limit<PageRequest>},
}};

constexpr std::array<ParameterRule<PageRequest>, 0> kNoRules = {};

template <typename Rules>
std::string known_names(const Rules& rules) {
  if (rules.empty()) return "there are none here";
  std::string names = "known are ";
  for (const auto& rule : rules) {
    if (&rule != rules.begin()) names += ", ";
    names += rule.name;
  }
  return names;
}

template <typename Request, typename Rules>
std::vector<ParameterError> apply(const Rules& rules,
                                  const Parameters& parameters,
                                  Request& request) {
  std::vector<ParameterError> errors;
  std::set<std::string_view> seen;
  for (const auto& parameter : parameters) {
    const std::string& name = parameter.first;
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const auto& known) { return known.name == name; });
    if (rule == rules.end()) {
      errors.push_back({"unknown_parameter", name, "is not a parameter; " + known_names(rules)});
    } else if (!seen.insert(name).second) {
      errors.push_back({"repeated_parameter", name, "must be given once"});
    } else if (std::string message = rule->apply(request, parameter.second); !message.empty()) {
      errors.push_back({"invalid_parameter", name, std::move(message)});
    }
  }
  return errors;
}

}  // namespace

tl::expected<SearchRequest, std::vector<ParameterError>> parse_search_request(
    const Parameters& parameters) {
  SearchRequest request;
  auto errors = apply(kSearchRules, parameters, request);
  const auto is_query = [](const auto& parameter) { return parameter.first == "q"; };
  if (std::none_of(parameters.begin(), parameters.end(), is_query)) {
    errors.push_back({"missing_parameter", "q", "must be given: the words to search for"});
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return request;
}

tl::expected<PageRequest, std::vector<ParameterError>> parse_page_request(
    const Parameters& parameters) {
  PageRequest request;
  if (auto errors = apply(kPageRules, parameters, request); !errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return request;
}

tl::expected<void, std::vector<ParameterError>> parse_no_parameters(const Parameters& parameters) {
  PageRequest unused;
  if (auto errors = apply(kNoRules, parameters, unused); !errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return {};
}

}  // namespace article_search
