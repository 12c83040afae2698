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

enum class Repetition { once, many };

/// What a parameter sets; empty when the value is good, else what would be.
template <typename Request>
struct ParameterRule {
  std::string_view name;
  std::string (*apply)(Request& request, std::string_view value);
  Repetition repetition = Repetition::once;
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

template <typename Request>
std::string set_query(Request& request, std::string_view value) {
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

std::string set_typos(SearchRequest& request, std::string_view value) {
  constexpr std::array<std::pair<std::string_view, TypoUse>, 3> kUses = {
      {{"auto", TypoUse::correct}, {"offer", TypoUse::offer}, {"off", TypoUse::off}}};
  const auto* const use = std::find_if(kUses.begin(), kUses.end(),
                                       [&](const auto& known) { return known.first == value; });
  if (use == kUses.end()) return "must be auto, offer or off";
  request.typos = use->second;
  return {};
}

template <typename Request>
std::string set_offset(Request& request, std::string_view value) {
  return read_number(value, 0, kMaxWindow - 1, request.offset);
}

template <typename Request>
std::string set_limit(Request& request, std::string_view value) {
  return read_number(value, 1, kMaxLimit, request.limit);
}

std::string set_suggestion_limit(SuggestRequest& request, std::string_view value) {
  return read_number(value, 1, kMaxSuggestions, request.limit);
}

using schema::Facet;

std::string check_filter(const Filters& filters, std::string_view value) {
  std::size_t given = 0;
  for (const auto& values : filters.values) given += values.size();
  if (given >= kMaxFilterValues) {
    return "is one filter too many; at most " + std::to_string(kMaxFilterValues) + " values";
  }
  if (value.empty() || value.size() > kMaxFilterBytes) {
    return "must have 1 to " + std::to_string(kMaxFilterBytes) + " bytes";
  }
  if (!is_valid_utf8(value)) return "must be UTF-8, percent-encoded";
  return {};
}

template <Facet facet>
std::string add_filter(SearchRequest& request, std::string_view value) {
  if (std::string message = check_filter(request.filters, value); !message.empty()) return message;
  if (facet == Facet::year && !parse_year_range(value)) {
    return "must be a year or a range of years: 2007, 2005..2017, 2005.. or ..2017";
  }
  auto& values = request.filters.of(facet);
  if (std::find(values.begin(), values.end(), value) == values.end()) values.emplace_back(value);
  return {};
}

std::string set_when(SearchRequest& request, std::string_view value) {
  request.filters.when = parse_date_range(value);
  if (request.filters.when) return {};
  return "must be a date or a range of dates that ends after it begins: 2007, "
         "2007-01..2009-05, 2007-01-16.. or ..2009";
}

std::string facet_names() {
  std::string names;
  for (const schema::FacetTraits& facet : schema::kFacets) {
    names.append(names.empty() ? "" : ", ").append(facet.name);
  }
  return names;
}

std::string set_facets(SearchRequest& request, std::string_view value) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::string_view name = value.substr(begin, value.find(',', begin) - begin);
    const auto known = std::find_if(schema::kFacets.begin(), schema::kFacets.end(),
                                    [&](const auto& facet) { return facet.name == name; });
    if (known == schema::kFacets.end()) {
      return "must be names, joined by commas, of " + facet_names();
    }
    auto& facets = request.facets.facets;
    if (std::find(facets.begin(), facets.end(), known->facet) == facets.end()) {
      facets.push_back(known->facet);
    }
    begin += name.size() + 1;
  }
  return {};
}

std::string set_facet_limit(SearchRequest& request, std::string_view value) {
  return read_number(value, 1, kMaxLimit, request.facets.limit);
}

/// Indexed by SortOrder.
constexpr std::array<std::string_view, 4> kSortNames = {"relevance", "date", "-date", "position"};

std::string set_sort(SearchRequest& request, std::string_view value) {
  const auto name = std::find(kSortNames.begin(), kSortNames.end(), value);
  if (name == kSortNames.end()) return "must be relevance, date, -date or position";
  request.sort = static_cast<SortOrder>(name - kSortNames.begin());
  return {};
}

std::string set_grouping(SearchRequest& request, std::string_view value) {
  if (value != "article") return "must be article";
  request.grouping = Grouping::by_article;
  return {};
}

std::string set_explain(SearchRequest& request, std::string_view value) {
  if (value != "true" && value != "false") return "must be true or false";
  request.explain = value == "true" ? ScoreParts::on : ScoreParts::off;
  return {};
}

std::string set_own_article(SimilarRequest& request, std::string_view value) {
  using OwnArticle = SimilarRequest::OwnArticle;
  if (value != "include" && value != "exclude") return "must be include or exclude";
  request.own_article = value == "include" ? OwnArticle::included : OwnArticle::left_out;
  return {};
}

constexpr std::array<ParameterRule<SearchRequest>, 26> kSearchRules = {{
    {"q", set_query<SearchRequest>},
    {"offset", set_offset<SearchRequest>},
    {"limit", set_limit<SearchRequest>},
    {"synonyms", set_synonyms},
    {"strict", set_strict},
    {"exact", set_exact},
    {"prefix", set_prefix},
    {"match", set_match},
    {"snippet_length", set_snippet_length},
    {"snippets", set_snippets},
    {"typos", set_typos},
    {"kind", add_filter<Facet::kind>, Repetition::many},
    {"article", add_filter<Facet::article>, Repetition::many},
    {"year", add_filter<Facet::year>, Repetition::many},
    {"institution", add_filter<Facet::institution>, Repetition::many},
    {"place", add_filter<Facet::place>, Repetition::many},
    {"topic", add_filter<Facet::topic>, Repetition::many},
    {"person", add_filter<Facet::person>, Repetition::many},
    {"role", add_filter<Facet::role>, Repetition::many},
    {"language", add_filter<Facet::language>, Repetition::many},
    {"when", set_when},
    {"facets", set_facets},
    {"facet_limit", set_facet_limit},
    {"sort", set_sort},
    {"group", set_grouping},
    {"explain", set_explain},
}};

constexpr std::array<ParameterRule<SimilarRequest>, 2> kSimilarRules = {{
    {"limit", set_limit<SimilarRequest>},
    {"own_article", set_own_article},
}};

constexpr std::array<ParameterRule<PageRequest>, 2> kPageRules = {{
    {"offset", set_offset<PageRequest>},
    {"limit", set_limit<PageRequest>},
}};

constexpr std::array<ParameterRule<SuggestRequest>, 2> kSuggestRules = {{
    {"q", set_query<SuggestRequest>},
    {"limit", set_suggestion_limit},
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
    } else if (!seen.insert(name).second && rule->repetition == Repetition::once) {
      errors.push_back({"repeated_parameter", name, "must be given once"});
    } else if (std::string message = rule->apply(request, parameter.second); !message.empty()) {
      errors.push_back({"invalid_parameter", name, std::move(message)});
    }
  }
  return errors;
}

void require_query(const Parameters& parameters, std::vector<ParameterError>& errors) {
  const auto is_query = [](const auto& parameter) { return parameter.first == "q"; };
  if (std::none_of(parameters.begin(), parameters.end(), is_query)) {
    errors.push_back({"missing_parameter", "q", "must be given: the words to search for"});
  }
}

}  // namespace

bool Filters::is_empty() const {
  return !when && std::all_of(values.begin(), values.end(),
                              [](const auto& of_facet) { return of_facet.empty(); });
}

std::string_view to_string(SortOrder order) {
  return kSortNames.at(static_cast<std::size_t>(order));
}

tl::expected<SearchRequest, std::vector<ParameterError>> parse_search_request(
    const Parameters& parameters) {
  SearchRequest request;
  auto errors = apply(kSearchRules, parameters, request);
  require_query(parameters, errors);
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

tl::expected<SimilarRequest, std::vector<ParameterError>> parse_similar_request(
    const Parameters& parameters) {
  SimilarRequest request;
  if (auto errors = apply(kSimilarRules, parameters, request); !errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return request;
}

tl::expected<SuggestRequest, std::vector<ParameterError>> parse_suggest_request(
    const Parameters& parameters) {
  SuggestRequest request;
  auto errors = apply(kSuggestRules, parameters, request);
  require_query(parameters, errors);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
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
