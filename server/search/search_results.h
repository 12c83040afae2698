#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/facets.h"
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

/// How a part of a score came about. The names are part of the API.
enum class MatchForm {
  /// The word as typed, only case folded.
  exact,
  /// Another form of the word.
  stem,
  /// Words one after the other.
  phrase,
  /// Another name from the vocabulary.
  synonym,
  /// A word that begins with what was typed.
  prefix,
  /// A word that the query's word was corrected to.
  correction,
  /// Given by a later stage of ranking, not by a word alone.
  rank,
};

std::string_view to_string(MatchForm form);

/// A part of a hit's score. All parts of a hit add up to it.
struct Contribution {
  /// The query's words, as typed, that the part is for.
  std::string what;
  /// What stands for them in the index, words joined by spaces.
  std::string matched;
  /// Of the passage, as in queries: "text", "section", "title"; empty when it is of none.
  std::string field;
  MatchForm how = MatchForm::stem;
  double weight = 0;
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
  /// The parts of `score`, greatest first, when they were asked for.
  std::vector<Contribution> parts = {};
};

/// The hits of one article together.
struct HitGroup {
  schema::StoredArticle article;
  /// How many of its passages match.
  std::uint64_t passages = 0;
  /// The first of them in the order that was asked for, kGroupHits at most.
  std::vector<Hit> hits;
};

inline constexpr std::size_t kGroupHits = 3;

/// A value of a facet, and how many hits have it.
struct FacetCount {
  /// As filters take it.
  std::string value;
  /// What to display; empty when it is `value`.
  std::string label;
  std::uint64_t count = 0;
  /// Whether the request filtered by it.
  bool is_selected = false;
};

/// The values of a facet among the passages that the query and the filters of all *other* facets
/// find.
struct FacetCounts {
  schema::Facet facet = schema::Facet::kind;
  /// Most hits first, equal ones as texts sort; years latest first. Values that were filtered by
  /// stand at the end when they are not among the first.
  std::vector<FacetCount> values;
  /// How many values with hits are not listed.
  std::size_t more = 0;
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

/// A word of the query, and the spelling that the index has.
struct CorrectedWord {
  std::string typed;
  /// One word, or two where a space was missing.
  std::string used;
};

/// A query that has words which the index lacks, as it was probably meant.
struct QueryCorrection {
  std::vector<CorrectedWord> words;
  /// The whole query with those words in their other spelling, for searching again.
  std::string query;
  /// Whether the hits are those of `query`; else it is only offered.
  bool is_applied = false;
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
  TypoUse typo_use = TypoUse::correct;
  std::optional<QueryCorrection> correction;
  std::vector<Definition> definitions;
  std::size_t offset = 0;
  std::size_t limit = 0;
  std::uint64_t passages = 0;
  std::uint64_t articles = 0;
  /// Of `passages`, those that hold every one of the words side by side; all for one word.
  std::uint64_t all_words = 0;
  /// What was asked for, as it was understood.
  Filters filters;
  SortOrder sort = SortOrder::relevance;
  Grouping grouping = Grouping::none;
  /// Empty when hits are grouped.
  std::vector<Hit> hits;
  /// Empty when hits are not grouped.
  std::vector<HitGroup> groups;
  std::vector<FacetCounts> facets;
  std::vector<Warning> warnings;
  std::chrono::microseconds took{};
  /// Which committed state of the index answered.
  schema::IndexStamp index;
};

/// A passage that shares words with another.
struct SimilarPassages {
  /// The passage that the others are like.
  std::string id;
  /// Most alike first; `matched` has the words that tie them, the most telling first.
  std::vector<Hit> hits;
  schema::IndexStamp index;
};

/// One article whole, for the reading view: its passages in reading order, each with the ranges
/// of its text that the reader's query matched.
struct ArticleView {
  /// A term of the vocabulary, where the article first names it.
  struct ExplainedRange {
    TextRange range;
    /// Index into `glossary`.
    std::size_t term = 0;
  };

  struct Entry {
    schema::StoredPassage passage;
    std::vector<TextRange> highlights;
    /// In order, not overlapping.
    std::vector<ExplainedRange> explained = {};
  };

  /// Where a word of the query is in the article.
  struct WordPlaces {
    /// As it was typed.
    std::string text;
    std::size_t occurrences = 0;
    /// Indexes into `entries`, in order, each once.
    std::vector<std::size_t> entries;
  };

  schema::StoredArticle article;
  std::vector<Entry> entries;
  /// In the order of the query, without words that were passed over.
  std::vector<WordPlaces> words = {};
  /// The terms that the article names and the vocabulary explains, in the order of the text.
  std::vector<Definition> glossary = {};
  schema::IndexStamp index;
};

/// What a suggestion names, the best first. The names are part of the API.
enum class SuggestionKind : std::uint8_t { term, heading, article, institution, person, phrase };

std::string_view to_string(SuggestionKind kind);

/// Something to search for.
struct Suggestion {
  std::string text;
  SuggestionKind kind = SuggestionKind::term;
  /// How many passages are about it: that have the term by any of its names, stand under the
  /// heading or in the article, name the institution or the person, or have the phrase.
  std::uint32_t passages = 0;

  bool operator==(const Suggestion&) const = default;
};

/// The suggestions for what was typed.
struct Suggestions {
  std::string query;
  std::vector<Suggestion> suggestions;
  schema::IndexStamp index;
};

}  // namespace article_search
