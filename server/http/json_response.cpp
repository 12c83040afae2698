#include "server/http/json_response.h"

#include <string_view>

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

json to_values(const std::vector<Snippet>& snippets) {
  json values = json::array();
  for (const Snippet& snippet : snippets) values.push_back(to_value(snippet));
  return values;
}

json to_value(const Hit& hit) {
  const schema::StoredPassage& passage = hit.passage;
  return {{"id", passage.id},
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
          {"further_snippets", to_values(hit.further_snippets)},
          {"matched", hit.matched},
          {"missing", hit.missing}};
}

json to_value(const Warning& warning) {
  return {{"code", warning.code}, {"message", warning.message}};
}

json to_value(const UsedSynonyms& synonyms) {
  return {{"text", synonyms.text}, {"names", synonyms.names}};
}

json to_value(const Definition& definition) {
  return {{"label", definition.label}, {"text", definition.text}};
}

json to_value(const ArticleView::Entry& entry) { return to_value(entry.passage); }

json to_value(const Problem::Error& error) {
  return {{"parameter", error.parameter}, {"message", error.message}};
}

template <typename Items>
json to_values(const Items& items) {
  json values = json::array();
  for (const auto& item : items) values.push_back(to_value(item));
  return values;
}

}  // namespace

std::string to_json(const SearchResults& results) {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  return dump({{"query", results.query},
               {"understood",
                {{"query", results.understood},
                 {"ignored", results.ignored},
                 {"synonyms", to_values(results.synonyms)},
                 {"correction", nullptr}}},
               {"definitions", to_values(results.definitions)},
               {"offset", results.offset},
               {"limit", results.limit},
               {"total",
                {{"passages", to_value(results.passages)},
                 {"articles", to_value(results.articles)},
                 {"all_words", to_value(results.all_words)}}},
               {"hits", to_values(results.hits)},
               {"warnings", to_values(results.warnings)},
               {"took_ms", Milliseconds(results.took).count()},
               {"index", to_value(results.index)}});
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
  value["article"] = to_value(passage.article);
  value["index"] = to_value(passage.index);
  return dump(value);
}

std::string to_json(const Problem& problem) {
  return dump({{"type", "urn:article-search:problem:" + problem.code},
               {"title", problem.title},
               {"status", problem.status},
               {"code", problem.code},
               {"detail", problem.detail},
               {"errors", to_values(problem.errors)}});
}

}  // namespace article_search
