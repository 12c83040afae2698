#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/schema_version.h"
#include "indexer/schema/stored_article.h"
#include "indexer/schema/stored_passage.h"
#include "server/search/search_request.h"

namespace article_search {

/// A half-open range of bytes in a UTF-8 text.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const TextRange&) const = default;
};

/// An excerpt of a passage's text, unchanged, with the ranges that matched. Markup comes later.
struct Snippet {
  std::string text;
  /// In order, not overlapping, at character boundaries.
  std::vector<TextRange> highlights;
  /// Whether the passage goes on before or after the excerpt.
  bool cut_at_start = false;
  bool cut_at_end = false;
};

/// One result: a passage with why it matched.
struct Hit {
  schema::StoredPassage passage;
  schema::StoredArticle article;
  double score = 0;
  /// The best excerpt.
  Snippet snippet;
  /// Others, best first, where more were asked for.
  std::vector<Snippet> further_snippets;
  /// The query's words, as typed, that the passage (or its headings) has and lacks.
  std::vector<std::string> matched;
  std::vector<std::string> missing;
};

/// Whether a total is exact, or the search stopped counting there.
enum class TotalRelation { eq, gte };

struct Total {
  std::uint64_t value = 0;
  TotalRelation relation = TotalRelation::eq;
};

/// Something the answer did differently from what the query might have meant.
struct Warning {
  /// Stable, lower_snake: "no_searchable_words".
  std::string code;
  std::string message;
};

/// Other names that the query's words were searched for by.
struct UsedSynonyms {
  /// The words, as typed.
  std::string text;
  /// The vocabulary's names for the same, without the one that was typed.
  std::vector<std::string> names;
};

/// What the vocabulary says of a term that the query names.
struct Definition {
  std::string label;
  std::string text;
};

struct SearchResults {
  std::string query;
  /// The query in canonical form, as it was understood.
  std::string understood;
  /// Words of the query that say nothing about a subject and were not searched for.
  std::vector<std::string> ignored;
  SynonymUse synonym_use = SynonymUse::on;
  std::vector<UsedSynonyms> synonyms;
  std::vector<Definition> definitions;
  std::size_t offset = 0;
  std::size_t limit = 0;
  Total passages;
  Total articles;
  /// Of `passages`, those that hold every one of the words side by side; all for one word.
  Total all_words;
  std::vector<Hit> hits;
  std::vector<Warning> warnings;
  std::chrono::microseconds took{};
  /// Which committed state of the index answered.
  schema::IndexStamp index;
};

/// One article whole, for the reading view: its passages in reading order, each with the ranges
/// of its text that the reader's query matched.
struct ArticleView {
  struct Entry {
    schema::StoredPassage passage;
    std::vector<TextRange> highlights;
  };

  schema::StoredArticle article;
  std::vector<Entry> entries;
  schema::IndexStamp index;
};

}  // namespace article_search
