#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/query_parser.h"
#include "server/search/search_results.h"

namespace article_search {

/// About three lines of a page; what is shorter is shown whole.
inline constexpr std::size_t kSnippetBytes = 320;

/// An occurrence of a query's term in a text.
struct TermMatch {
  /// Which of the query's terms.
  std::size_t term = 0;
  TextRange range;
};

/// Every occurrence of `terms` in a text that `tokens` are of, in text order. This is what "to
/// match" means: it follows from the same tokens and stems by which the index finds passages.
std::vector<TermMatch> find_terms(std::span<const schema::Token> tokens,
                                  std::span<const QueryTerm> terms);

/// The ranges of `matches`, overlapping ones made one.
std::vector<TextRange> highlighted_ranges(std::span<const TermMatch> matches);

/// The part of `text` that shows most of the terms that `matches` found there, at most
/// kSnippetBytes (a word that is longer is kept whole), beginning and ending between words and
/// where possible with a sentence.
Snippet make_snippet(std::string_view text, std::span<const TermMatch> matches);

}  // namespace article_search
