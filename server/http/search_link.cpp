#include "server/http/search_link.h"

#include <algorithm>

#include "server/http/link.h"

namespace article_search {

namespace {

using schema::Facet;

std::string joined_parameters(const Parameters& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters) {
    text.append(text.empty() ? "?" : "&").append(name).append("=").append(url_encode(value));
  }
  return text;
}

}  // namespace

Parameters page_parameters(const SearchRequest& request) {
  Parameters all = {{"q", request.query}};
  const auto add = [&all](bool is_unusual, const char* name, std::string value) {
    if (is_unusual) all.emplace_back(name, std::move(value));
  };
  for (const schema::FacetTraits& facet : schema::kFacets) {
    for (const std::string& value : request.filters.of(facet.facet)) {
      all.emplace_back(std::string(facet.name), value);
    }
  }
  if (request.filters.when) all.emplace_back("when", to_string(*request.filters.when));
  add(request.sort != SortOrder::relevance, "sort", std::string(to_string(request.sort)));
  add(request.grouping == Grouping::by_article, "group", "article");
  add(request.match == MatchMode::all, "match", "all");
  add(request.forms == WordForms::verbatim, "exact", "true");
  add(request.synonyms == SynonymUse::off, "synonyms", "off");
  add(request.typos == TypoUse::off, "typos", "off");
  add(request.typos == TypoUse::offer, "typos", "offer");
  add(request.last_word == LastWord::unfinished, "prefix", "true");
  add(request.offset != 0, "offset", std::to_string(request.offset));
  add(request.limit != kDefaultLimit, "limit", std::to_string(request.limit));
  return all;
}

const std::vector<std::string_view>& page_parameter_names() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names = {"q",      "when",   "sort",     "group",
                                           "match",  "exact",  "synonyms", "typos",
                                           "prefix", "offset", "limit"};
    for (const schema::FacetTraits& facet : schema::kFacets) names.push_back(facet.name);
    return names;
  }();
  return kNames;
}

std::string results_link(const SearchRequest& request) {
  return "/" + joined_parameters(page_parameters(request));
}

std::string api_link(const SearchRequest& request) {
  return "/api/v1/search" + joined_parameters(page_parameters(request));
}

std::string reading_link(const SearchRequest& request, const schema::StoredPassage& passage) {
  return article_link(passage.article_id) + joined_parameters(page_parameters(request)) + '#' +
         url_encode(anchor(passage));
}

std::string passage_page_link(const SearchRequest& request, const schema::StoredPassage& passage) {
  return "/passages/" + url_encode(passage.id) + joined_parameters(page_parameters(request));
}

SearchRequest from_the_start(SearchRequest request) {
  request.offset = 0;
  request.limit = kDefaultLimit;
  return request;
}

SearchRequest with_filter(const SearchRequest& request, Facet facet, std::string value) {
  SearchRequest changed = from_the_start(request);
  changed.filters.of(facet).push_back(std::move(value));
  return changed;
}

SearchRequest without_filter(const SearchRequest& request, Facet facet, std::string_view value) {
  SearchRequest changed = from_the_start(request);
  std::erase(changed.filters.of(facet), value);
  return changed;
}

SearchRequest with_only_filter(const SearchRequest& request, Facet facet, std::string value) {
  SearchRequest changed = from_the_start(request);
  changed.filters.of(facet) = {std::move(value)};
  return changed;
}

SearchRequest with_query(const SearchRequest& request, std::string query) {
  SearchRequest changed = from_the_start(request);
  changed.query = std::move(query);
  return changed;
}

}  // namespace article_search
