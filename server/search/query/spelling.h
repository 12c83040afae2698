#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include <xapian.h>

#include "server/search/query/query_tree.h"
#include "server/search/search_results.h"
#include "server/search/state/index_view.h"

namespace article_search::schema {
class Analyzer;
}

namespace article_search {

class IndexWords;
class Synonyms;

/// The shortest words that are corrected, in letters, and the shortest by two edits: in shorter
/// ones, so many edits make any word of any other.
inline constexpr std::size_t kLettersForOneEdit = 4;
inline constexpr std::size_t kLettersForTwoEdits = 8;

/// What tells right words from wrong ones: all of one state of one index.
struct SpellingSources {
  const IndexWords& words;
  const Synonyms& synonyms;
  IndexView view;
  schema::Analyzer& analyzer;
  /// Of the index's other languages.
  std::span<schema::Analyzer* const> others = {};
};

/// `query` with the words that neither the index nor the vocabulary has in the best spelling that
/// the index has; empty when there is none to correct. `is_applied` is left false.
///
/// A correction is one edit away (EditDistance), or two for longer words when none is nearer, or
/// the word in two, which must stand one behind the other in some passage, or joined with its
/// neighbour. Of several the commoner wins, and more so one that passages have together with the
/// query's other words; letters exchanged or doubled are likelier than others, a wrong first letter
/// is less likely, and a stop word hardly ever meant.
///
/// `read` is `query` as it was parsed, its wildcards expanded. Left as they are: stop words,
/// numbers, what the query language gives another meaning (-word, =word, field:word, word*), and a
/// word that is being typed when the index has longer ones. Throws Xapian::Error when the index
/// cannot be read.
std::optional<QueryCorrection> correct_query(std::string_view query,
                                             const ParsedQuery& read,
                                             const SpellingSources& sources);

}  // namespace article_search
