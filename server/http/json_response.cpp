#include "server/http/json_response.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "server/http/link.h"
#include "server/http/marked_html.h"
#include "server/search/utf8.h"

namespace article_search {

namespace {

using json = nlohmann::ordered_json;

std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// What lists are made of.
json to_value(const schema::StoredArticle& article);
json to_value(const ArticleView::Entry& entry);
json to_value(const Contribution& part);
json to_value(const Snippet& snippet);
json to_value(const Hit& hit);
json to_value(const HitGroup& group);
json to_value(const FacetCount& count);
json to_value(const Warning& warning);
json to_value(const UsedSynonyms& synonyms);
json to_value(const CorrectedWord& word);
json to_value(const Definition& definition);
json to_value(const Suggestion& suggestion);
json to_value(const Problem::Error& error);

template <typename Items>
json to_values(const Items& items) {
  json values = json::array();
  for (const auto& item : items) values.push_back(to_value(item));
  return values;
}

json to_value(const Total& total) {
  return {{"value", total.value}, {"relation", total.relation == TotalRelation::eq ? "eq" : "gte"}};
}

json to_value(const schema::IndexStamp& stamp) {
  return {{"revision", stamp.revision}, {"built_at", stamp.built_at}};
}

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

json to_value(const schema::StoredArticle& article) {
  return {{"id", article.id},
          {"title", article.title},
          {"url", article_link(article.id)},
          {"source_url", text_or_null(article.url)},
          {"publisher", text_or_null(article.publisher)},
          {"language", article.language},
          {"date", text_or_null(article.date)},
          {"passages", article.passage_count}};
}

json to_value(const schema::StoredPassage& passage) {
  return {{"id", passage.id},
          {"kind", to_string(passage.kind)},
          {"position", passage.position},
          {"section", passage.section},
          {"date", text_or_null(passage.date)},
          {"url", passage_link(passage)},
          {"text", passage.text}};
}

json to_value(const Snippet& snippet) {
  const std::string_view text = snippet.text;
  json ranges = json::array();
  std::size_t units = 0;
  std::size_t counted = 0;
  // Both ends of the ranges are met in text order, so that the text is counted once.
  const auto units_before = [&](std::size_t byte) {
    units += utf16_length(text.substr(counted, byte - counted));
    counted = byte;
    return units;
  };
  for (const TextRange& range : snippet.highlights) {
    const std::size_t start = units_before(range.begin);
    ranges.push_back({{"start", start}, {"end", units_before(range.end)}});
  }
  return {{"text", snippet.text},
          {"ranges", std::move(ranges)},
          {"unit", "utf16"},
          {"cut", {{"start", snippet.cut_at_start}, {"end", snippet.cut_at_end}}},
          {"html", marked_html(snippet.text, snippet.highlights)}};
}

/// What the text names, and where it stands in its source.
void add_annotations(json& value,
                     const schema::StoredPassage& passage,
                     const schema::StoredArticle& article) {
  value["role"] = text_or_null(std::string(to_string(passage.role)));
  value["institutions"] = passage.institutions;
  value["places"] = passage.places;
  value["people"] = passage.people;
  value["topics"] = passage.topics;
  value["source_url"] = text_or_null(source_link(article, passage));
}

json to_value(const Contribution& part) {
  return {{"what", part.what},
          {"matched", part.matched},
          {"field", text_or_null(part.field)},
          {"how", to_string(part.how)},
          {"weight", part.weight}};
}

json found_passage(const Hit& hit) {
  const schema::StoredPassage& passage = hit.passage;
  json value = {{"id", passage.id},
                {"kind", to_string(passage.kind)},
                {"score", hit.score},
                {"position", passage.position},
                {"article",
                 {{"id", hit.article.id},
                  {"title", hit.article.title},
                  {"url", article_link(hit.article.id)}}},
                {"section", passage.section},
                {"date", text_or_null(passage.date)},
                {"url", passage_link(passage)},
                {"snippet", to_value(hit.snippet)},
                {"further_snippets", to_values(hit.further_snippets)}};
  add_annotations(value, passage, hit.article);
  return value;
}

json to_value(const Hit& hit) {
  json value = found_passage(hit);
  value["matched"] = hit.matched;
  value["missing"] = hit.missing;
  if (!hit.parts.empty()) value["explanation"] = to_values(hit.parts);
  return value;
}

json to_value(const HitGroup& group) {
  return {{"article",
           {{"id", group.article.id},
            {"title", group.article.title},
            {"url", article_link(group.article.id)}}},
          {"total", to_value(group.passages)},
          {"more", group.passages.value - group.hits.size()},
          {"hits", to_values(group.hits)}};
}

json to_value(const FacetCount& count) {
  return {{"value", count.value},
          {"label", count.label.empty() ? count.value : count.label},
          {"count", count.count},
          {"selected", count.is_selected}};
}

/// By the facets' names, in the order that they were asked for.
json to_value(const std::vector<FacetCounts>& facets) {
  json value = json::object();
  for (const FacetCounts& facet : facets) {
    value[std::string(traits(facet.facet).name)] = {
        {"values", to_values(facet.values)},
        {"more", facet.more},
        {"relation", facet.relation == TotalRelation::eq ? "eq" : "gte"}};
  }
  return value;
}

/// As the parameters that would ask for the same.
json to_value(const Filters& filters) {
  json value = json::object();
  for (const schema::FacetTraits& facet : schema::kFacets) {
    const auto& values = filters.of(facet.facet);
    if (!values.empty()) value[std::string(facet.name)] = values;
  }
  if (filters.when) value["when"] = to_string(*filters.when);
  return value;
}

json to_value(const Warning& warning) {
  return {{"code", warning.code}, {"message", warning.message}};
}

json to_value(const UsedSynonyms& synonyms) {
  return {{"text", synonyms.text}, {"names", synonyms.names}};
}

json to_value(const Suggestion& suggestion) {
  return {{"text", suggestion.text},
          {"kind", to_string(suggestion.kind)},
          {"count", suggestion.passages}};
}

json to_value(const CorrectedWord& word) { return {{"typed", word.typed}, {"used", word.used}}; }

json to_value(const Definition& definition) {
  return {{"label", definition.label}, {"text", definition.text}};
}

json to_value(const ArticleView::Entry& entry) { return to_value(entry.passage); }

json to_value(const Problem::Error& error) {
  return {{"parameter", error.parameter}, {"message", error.message}};
}

json correction_or_null(const std::optional<QueryCorrection>& correction) {
  if (!correction) return nullptr;
  return {{"query", correction->query},
          {"applied", correction->is_applied},
          {"words", to_values(correction->words)}};
}

}  // namespace

std::string to_json(const SearchResults& results) {
  json answer = {{"query", results.query},
                 {"understood",
                  {{"query", results.understood},
                   {"ignored", results.ignored},
                   {"synonyms", to_values(results.synonyms)},
                   {"correction", correction_or_null(results.correction)}}},
                 {"definitions", to_values(results.definitions)},
                 {"filters", to_value(results.filters)},
                 {"sort", to_string(results.sort)},
                 {"offset", results.offset},
                 {"limit", results.limit},
                 {"total",
                  {{"passages", to_value(results.passages)},
                   {"articles", to_value(results.articles)},
                   {"all_words", to_value(results.all_words)}}}};
  if (results.grouping == Grouping::by_article) {
    answer["groups"] = to_values(results.groups);
  } else {
    answer["hits"] = to_values(results.hits);
  }
  answer["facets"] = to_value(results.facets);
  answer["warnings"] = to_values(results.warnings);
  answer["index"] = to_value(results.index);
  return dump(answer);
}

std::string to_json(const ArticleList& list, const PageRequest& page) {
  return dump({{"offset", page.offset},
               {"limit", page.limit},
               {"total", {{"value", list.total}, {"relation", "eq"}}},
               {"articles", to_values(list.articles)},
               {"index", to_value(list.index)}});
}

std::string to_json(const ArticleView& article) {
  json value = to_value(article.article);
  value["passages"] = to_values(article.entries);
  value["index"] = to_value(article.index);
  return dump(value);
}

std::string to_json(const PassageView& passage) {
  json value = to_value(passage.passage);
  add_annotations(value, passage.passage, passage.article);
  value["article"] = to_value(passage.article);
  value["index"] = to_value(passage.index);
  return dump(value);
}

std::string to_json(const SimilarPassages& similar) {
  json hits = json::array();
  for (const Hit& hit : similar.hits) {
    json value = found_passage(hit);
    value["words"] = hit.matched;
    hits.push_back(std::move(value));
  }
  return dump({{"id", similar.id}, {"hits", std::move(hits)}, {"index", to_value(similar.index)}});
}

std::string to_json(const Suggestions& answer) {
  return dump({{"query", answer.query},
               {"suggestions", to_values(answer.suggestions)},
               {"index", to_value(answer.index)}});
}

std::string to_json(const Problem& problem) {
  return dump({{"type", "urn:article-search:problem:" + problem.code},
               {"title", problem.title},
               {"status", problem.status},
               {"code", problem.code},
               {"detail", problem.detail},
               {"errors", to_values(problem.errors)},
               {"request_id", problem.request_id}});
}

}  // namespace article_search
