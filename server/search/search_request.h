#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/schema/facets.h"
#include "server/search/state/date_range.h"

namespace article_search {

/// The longest query that is answered, in bytes: far beyond what people type, and few enough words
/// that no query can keep a server busy.
inline constexpr std::size_t kMaxQueryBytes = 1024;
inline constexpr std::size_t kMaxLimit = 100;
/// The last hit that paging reaches.
inline constexpr std::size_t kMaxWindow = 10'000;
inline constexpr std::size_t kDefaultLimit = 10;
/// The most suggestions that one answer has: what a reader takes in at a glance.
inline constexpr std::size_t kMaxSuggestions = 8;

/// Whether words are also searched for by their other names in the vocabulary.
enum class SynonymUse { off, on };

/// Whether what was not understood of a query is refused instead of warned of.
enum class QueryStrictness { lenient, strict };

/// Whether words are looked for by stem, or only as spelt (exact=true).
enum class WordForms { stemmed, verbatim };

/// Whether the query's last word is still being typed, so that longer words count as well.
enum class LastWord { finished, unfinished };

/// Whether a passage needs any of the query's words or all of them.
enum class MatchMode { any, all };

inline constexpr std::size_t kMinSnippetLength = 40;
inline constexpr std::size_t kMaxSnippetLength = 2000;
inline constexpr std::size_t kDefaultSnippetLength = 320;
inline constexpr std::size_t kMaxSnippets = 5;

/// The most values that a request may filter by, and the longest of them in bytes.
inline constexpr std::size_t kMaxFilterValues = 32;
inline constexpr std::size_t kMaxFilterBytes = 200;

/// Which passages may be hits. Of one facet any of the values will do; facets restrict together.
struct Filters {
  /// By facet, as they were given. Those of Facet::year may be ranges ("2005..2017").
  schema::FacetValues values;
  std::optional<DateRange> when;

  const std::vector<std::string>& of(schema::Facet facet) const {
    return values[static_cast<std::size_t>(facet)];
  }
  std::vector<std::string>& of(schema::Facet facet) {
    return values[static_cast<std::size_t>(facet)];
  }

  bool is_empty() const;
};

/// Equal places are in the order of passage ids, passages without a date come last.
enum class SortOrder { relevance, oldest_first, newest_first, position };

std::string_view to_string(SortOrder order);

/// Whether hits stand for themselves or under their articles.
enum class Grouping { none, by_article };

/// Whether hits come with the parts of their scores.
enum class ScoreParts { off, on };

/// Which facets to count, each once, and how many of its values to name.
struct FacetRequest {
  std::vector<schema::Facet> facets;
  std::size_t limit = kDefaultLimit;
};

/// What happens to words that the index lacks: nothing, a better spelling is offered, or it is used
/// and said. The names in requests are off, offer, auto.
enum class TypoUse { off, offer, correct };

/// What is asked of the index.
struct SearchRequest {
  std::string query;
  /// How many of the best hits to pass over, and how many to return after them.
  std::size_t offset = 0;
  std::size_t limit = kDefaultLimit;
  SynonymUse synonyms = SynonymUse::on;
  QueryStrictness strictness = QueryStrictness::lenient;
  WordForms forms = WordForms::stemmed;
  LastWord last_word = LastWord::finished;
  MatchMode match = MatchMode::any;
  /// The most bytes of UTF-8 that the excerpts of one passage have together.
  std::size_t snippet_length = kDefaultSnippetLength;
  /// The most excerpts of one passage.
  std::size_t snippets = 1;
  TypoUse typos = TypoUse::correct;
  Filters filters = {};
  FacetRequest facets = {};
  SortOrder sort = SortOrder::relevance;
  Grouping grouping = Grouping::none;
  ScoreParts explain = ScoreParts::off;
};

/// Names and values as they came, in any order.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// What is wrong with one parameter, and what would be right.
struct ParameterError {
  /// Stable: "unknown_parameter", "missing_parameter", "repeated_parameter", "invalid_parameter".
  std::string code;
  std::string parameter;
  std::string message;
};

/// All errors are found, not just the first.
tl::expected<SearchRequest, std::vector<ParameterError>> parse_search_request(
    const Parameters& parameters);

/// A page of a list: `offset` and `limit` alone.
struct PageRequest {
  std::size_t offset = 0;
  std::size_t limit = kDefaultLimit;
};
tl::expected<PageRequest, std::vector<ParameterError>> parse_page_request(
    const Parameters& parameters);

/// Passages that are like one passage.
struct SimilarRequest {
  std::size_t limit = kDefaultLimit;
  /// Whether passages of its own article count.
  enum class OwnArticle { left_out, included } own_article = OwnArticle::included;
};
tl::expected<SimilarRequest, std::vector<ParameterError>> parse_similar_request(
    const Parameters& parameters);

/// What is being typed, and how many ways to go on are wanted.
struct SuggestRequest {
  std::string query;
  /// 1 to kMaxSuggestions.
  std::size_t limit = kMaxSuggestions;
};
tl::expected<SuggestRequest, std::vector<ParameterError>> parse_suggest_request(
    const Parameters& parameters);

/// For reads that take no parameter.
tl::expected<void, std::vector<ParameterError>> parse_no_parameters(const Parameters& parameters);

}  // namespace article_search
