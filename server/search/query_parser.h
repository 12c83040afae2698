#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/search_results.h"

namespace article_search {

/// The most words of a query that are searched for, and the longest phrase.
inline constexpr std::size_t kMaxQueryWords = 32;
inline constexpr std::size_t kMaxPhraseWords = 16;

/// Words that must stand one after the other in a text, as stems; one stem for a single word.
using StemSequence = std::vector<std::string>;

/// A thing to find: a word, a compound such as "IL-17", or a quoted phrase.
struct QueryTerm {
  /// As it was typed, without quotes.
  std::string text;
  /// Every form it may take in a text: "well-being" is {well, being} or {wellbeing}.
  std::vector<StemSequence> forms;
  /// Other names of what it names, alone or with its neighbours; they rank below it.
  std::vector<StemSequence> synonyms;
  /// The word's case-folded spelling, which ranks above its stem; empty for more than one word.
  std::string exact;
  /// A passage without it is not a hit: so for what stands in quotes.
  bool is_required = false;
};

/// A query as it was understood. No text is an error: what was not used is in `warnings`.
struct ParsedQuery {
  std::vector<QueryTerm> terms;
  std::vector<std::string> ignored;
  /// In canonical form; parsing it again gives the same terms.
  std::string understood;
  std::vector<Warning> warnings;
};

ParsedQuery parse_query(std::string_view text, schema::Analyzer& analyzer);

}  // namespace article_search
