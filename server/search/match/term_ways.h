#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.h"
#include "server/search/query/query_tree.h"
#include "server/search/state/index_view.h"
#include "server/search/state/word_pattern.h"

namespace article_search {

/// A way to find a term of a query: by a word of a field, or by several in a row.
struct TermWay {
  schema::Field field = schema::Field::body;
  /// Stems, or in Field::exact one spelling; the index has all of them.
  StemSequence words = {};
  /// What their weights are multiplied by.
  double scale = 1;
};

/// How a term of a query is found in the index.
struct TermWays {
  /// What they weigh adds up.
  std::vector<TermWay> added;
  /// Of these, single words, the best one counts: a passage is no better for having many.
  std::vector<TermWay> alternatives;
};

/// The ways to find the words of a verbatim term, however they are spelt. Throws Xapian::Error.
std::vector<TermWay> ways_in_texts(const QueryTerm& term, const IndexView& view);

/// The ways to find `term`, which is not verbatim. Fields weigh as schema/fields.h says, and what
/// was not typed less than what was. Forms of which the index lacks a word are left out, so that
/// what no passage has costs nothing. Throws Xapian::Error when the index cannot be read.
TermWays ways_to_find(const QueryTerm& term, const IndexView& view);

/// The words in a row of `way`, which has several, with at most `slop` others between.
WordPattern pattern_of(const TermWay& way, std::size_t slop);

/// The ways in which the terms of `near`, a node of that kind, stand near each other in `query`:
/// one for each of the index's languages.
std::vector<WordPattern> ways_to_be_near(const QueryNode& near, const ParsedQuery& query);

}  // namespace article_search
