#include "server/http/json_response.h"

#include <cstddef>
#include <string_view>

#include "server/http/json_writer.h"
#include "server/http/link.h"
#include "server/http/marked_html.h"
#include "server/search/utf8.h"

namespace article_search {

namespace {

// What lists are made of.
void write(JsonWriter& json, const schema::StoredArticle& article);
void write(JsonWriter& json, const ArticleView::Entry& entry);
void write(JsonWriter& json, const Contribution& part);
void write(JsonWriter& json, const Snippet& snippet);
void write(JsonWriter& json, const Hit& hit);
void write(JsonWriter& json, const HitGroup& group);
void write(JsonWriter& json, const FacetCount& count);
void write(JsonWriter& json, const Warning& warning);
void write(JsonWriter& json, const UsedSynonyms& synonyms);
void write(JsonWriter& json, const CorrectedWord& word);
void write(JsonWriter& json, const Definition& definition);
void write(JsonWriter& json, const Suggestion& suggestion);
void write(JsonWriter& json, const Problem::Error& error);

template <typename Items>
void write_list(JsonWriter& json, std::string_view name, const Items& items) {
  json.list(name, [&] {
    for (const auto& item : items) write(json, item);
  });
}

/// The text of an object with the fields that `write_fields` writes.
template <typename WriteFields>
std::string object_text(const WriteFields& write_fields) {
  JsonWriter json;
  json.object([&] { write_fields(json); });
  return json.take();
}

/// As other search engines say it that stop counting somewhere: what is counted here is exact.
void write_relation(JsonWriter& json) { json.field("relation", "eq"); }

void write_total(JsonWriter& json, std::string_view name, std::uint64_t total) {
  json.object(name, [&] {
    json.field("value", total);
    write_relation(json);
  });
}

void write_stamp(JsonWriter& json, const schema::IndexStamp& stamp) {
  json.object("index", [&] {
    json.field("revision", stamp.revision);
    json.field("built_at", stamp.built_at);
  });
}

void write_fields(JsonWriter& json, const schema::StoredArticle& article) {
  json.field("id", article.id);
  json.field("title", article.title);
  json.field("url", article_link(article.id));
  json.field_or_null("source_url", article.url);
  json.field_or_null("publisher", article.publisher);
  json.field("language", article.language);
  json.field_or_null("date", article.date);
}

void write(JsonWriter& json, const schema::StoredArticle& article) {
  json.object([&] {
    write_fields(json, article);
    json.field("passages", article.passage_count);
  });
}

void write_fields(JsonWriter& json, const schema::StoredPassage& passage) {
  json.field("id", passage.id);
  json.field("kind", to_string(passage.kind));
  json.field("position", passage.position);
  json.field("section", passage.section);
  json.field_or_null("date", passage.date);
  json.field("url", passage_link(passage));
  json.field("text", passage.text);
}

/// Ranges in text order, in UTF-16 code units: the text is counted once.
class UnitCount {
 public:
  explicit UnitCount(std::string_view text) : text_(text) {}

  /// How many units stand before `byte`, which is not before the byte asked for last.
  std::size_t before(std::size_t byte) {
    units_ += utf16_length(text_.substr(counted_, byte - counted_));
    counted_ = byte;
    return units_;
  }

 private:
  std::string_view text_;
  std::size_t units_ = 0;
  std::size_t counted_ = 0;
};

void write_range(JsonWriter& json, const TextRange& range, UnitCount& units) {
  json.object([&] {
    json.field("start", units.before(range.begin));
    json.field("end", units.before(range.end));
  });
}

void write(JsonWriter& json, const Snippet& snippet) {
  json.object([&] {
    json.field("text", snippet.text);
    UnitCount units(snippet.text);
    json.list("ranges", [&] {
      for (const TextRange& range : snippet.highlights) write_range(json, range, units);
    });
    json.field("unit", "utf16");
    json.object("cut", [&] {
      json.field("start", snippet.cut_at_start);
      json.field("end", snippet.cut_at_end);
    });
    json.field("html", marked_html(snippet.text, snippet.highlights));
  });
}

/// What the text names, and where it stands in its source.
void write_annotations(JsonWriter& json,
                       const schema::StoredPassage& passage,
                       const schema::StoredArticle& article) {
  json.field_or_null("role", to_string(passage.role));
  json.field("institutions", passage.institutions);
  json.field("places", passage.places);
  json.field("people", passage.people);
  json.field("topics", passage.topics);
  json.field_or_null("source_url", source_link(article, passage));
}

void write(JsonWriter& json, const Contribution& part) {
  json.object([&] {
    json.field("what", part.what);
    json.field("matched", part.matched);
    json.field_or_null("field", part.field);
    json.field("how", to_string(part.how));
    json.field("weight", part.weight);
  });
}

/// Whose passages hits are.
void write_origin(JsonWriter& json, const schema::StoredArticle& article) {
  json.object("article", [&] {
    json.field("id", article.id);
    json.field("title", article.title);
    json.field("url", article_link(article.id));
  });
}

void write_found(JsonWriter& json, const Hit& hit) {
  const schema::StoredPassage& passage = hit.passage;
  json.field("id", passage.id);
  json.field("kind", to_string(passage.kind));
  json.field("score", hit.score);
  json.field("position", passage.position);
  write_origin(json, hit.article);
  json.field("section", passage.section);
  json.field_or_null("date", passage.date);
  json.field("url", passage_link(passage));
  json.key("snippet");
  write(json, hit.snippet);
  write_list(json, "further_snippets", hit.further_snippets);
  write_annotations(json, passage, hit.article);
}

void write(JsonWriter& json, const Hit& hit) {
  json.object([&] {
    write_found(json, hit);
    json.field("matched", hit.matched);
    json.field("missing", hit.missing);
    if (!hit.parts.empty()) write_list(json, "explanation", hit.parts);
  });
}

void write_similar(JsonWriter& json, const Hit& hit) {
  json.object([&] {
    write_found(json, hit);
    json.field("words", hit.matched);
  });
}

void write(JsonWriter& json, const HitGroup& group) {
  json.object([&] {
    write_origin(json, group.article);
    write_total(json, "total", group.passages);
    json.field("more", group.passages - group.hits.size());
    write_list(json, "hits", group.hits);
  });
}

void write(JsonWriter& json, const FacetCount& count) {
  json.object([&] {
    json.field("value", count.value);
    json.field("label", count.label.empty() ? count.value : count.label);
    json.field("count", count.count);
    json.field("selected", count.is_selected);
  });
}

void write_facet(JsonWriter& json, const FacetCounts& facet) {
  json.object(traits(facet.facet).name, [&] {
    write_list(json, "values", facet.values);
    json.field("more", facet.more);
    write_relation(json);
  });
}

/// By the facets' names, in the order that they were asked for.
void write_facets(JsonWriter& json, const std::vector<FacetCounts>& facets) {
  json.object("facets", [&] {
    for (const FacetCounts& facet : facets) write_facet(json, facet);
  });
}

/// As the parameters that would ask for the same.
void write_filters(JsonWriter& json, const Filters& filters) {
  json.object("filters", [&] {
    for (const schema::FacetTraits& facet : schema::kFacets) {
      const auto& values = filters.of(facet.facet);
      if (!values.empty()) json.field(facet.name, values);
    }
    if (filters.when) json.field("when", to_string(*filters.when));
  });
}

void write(JsonWriter& json, const Warning& warning) {
  json.object([&] {
    json.field("code", warning.code);
    json.field("message", warning.message);
  });
}

void write(JsonWriter& json, const UsedSynonyms& synonyms) {
  json.object([&] {
    json.field("text", synonyms.text);
    json.field("names", synonyms.names);
  });
}

void write(JsonWriter& json, const Suggestion& suggestion) {
  json.object([&] {
    json.field("text", suggestion.text);
    json.field("kind", to_string(suggestion.kind));
    json.field("count", suggestion.passages);
  });
}

void write(JsonWriter& json, const CorrectedWord& word) {
  json.object([&] {
    json.field("typed", word.typed);
    json.field("used", word.used);
  });
}

void write(JsonWriter& json, const Definition& definition) {
  json.object([&] {
    json.field("label", definition.label);
    json.field("text", definition.text);
  });
}

void write(JsonWriter& json, const ArticleView::Entry& entry) {
  json.object([&] { write_fields(json, entry.passage); });
}

void write(JsonWriter& json, const Problem::Error& error) {
  json.object([&] {
    json.field("parameter", error.parameter);
    json.field("message", error.message);
  });
}

void write_correction(JsonWriter& json, const std::optional<QueryCorrection>& correction) {
  if (!correction) {
    json.null_field("correction");
    return;
  }
  json.object("correction", [&] {
    json.field("query", correction->query);
    json.field("applied", correction->is_applied);
    write_list(json, "words", correction->words);
  });
}

void write_understood(JsonWriter& json, const SearchResults& results) {
  json.object("understood", [&] {
    json.field("query", results.understood);
    json.field("ignored", results.ignored);
    write_list(json, "synonyms", results.synonyms);
    write_correction(json, results.correction);
  });
}

}  // namespace

std::string to_json(const SearchResults& results) {
  return object_text([&](JsonWriter& json) {
    json.field("query", results.query);
    write_understood(json, results);
    write_list(json, "definitions", results.definitions);
    write_filters(json, results.filters);
    json.field("sort", to_string(results.sort));
    json.field("offset", results.offset);
    json.field("limit", results.limit);
    json.object("total", [&] {
      write_total(json, "passages", results.passages);
      write_total(json, "articles", results.articles);
      write_total(json, "all_words", results.all_words);
    });
    if (results.grouping == Grouping::by_article) {
      write_list(json, "groups", results.groups);
    } else {
      write_list(json, "hits", results.hits);
    }
    write_facets(json, results.facets);
    write_list(json, "warnings", results.warnings);
    write_stamp(json, results.index);
  });
}

std::string to_json(const ArticleList& list, const PageRequest& page) {
  return object_text([&](JsonWriter& json) {
    json.field("offset", page.offset);
    json.field("limit", page.limit);
    write_total(json, "total", list.total);
    write_list(json, "articles", list.articles);
    write_stamp(json, list.index);
  });
}

std::string to_json(const ArticleView& article) {
  return object_text([&](JsonWriter& json) {
    write_fields(json, article.article);
    write_list(json, "passages", article.entries);
    write_stamp(json, article.index);
  });
}

std::string to_json(const PassageView& passage) {
  return object_text([&](JsonWriter& json) {
    write_fields(json, passage.passage);
    write_annotations(json, passage.passage, passage.article);
    json.key("article");
    write(json, passage.article);
    write_stamp(json, passage.index);
  });
}

std::string to_json(const SimilarPassages& similar) {
  return object_text([&](JsonWriter& json) {
    json.field("id", similar.id);
    json.list("hits", [&] {
      for (const Hit& hit : similar.hits) write_similar(json, hit);
    });
    write_stamp(json, similar.index);
  });
}

std::string to_json(const Suggestions& answer) {
  return object_text([&](JsonWriter& json) {
    json.field("query", answer.query);
    write_list(json, "suggestions", answer.suggestions);
    write_stamp(json, answer.index);
  });
}

std::string to_json(const Problem& problem) {
  return object_text([&](JsonWriter& json) {
    json.field("type", "urn:article-search:problem:" + problem.code);
    json.field("title", problem.title);
    json.field("status", problem.status);
    json.field("code", problem.code);
    json.field("detail", problem.detail);
    write_list(json, "errors", problem.errors);
    json.field("request_id", problem.request_id);
  });
}

}  // namespace article_search
