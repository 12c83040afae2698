#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_lexer.h"
#include "server/search/query/query_tree.h"
#include "server/search/search_request.h"

namespace article_search {

/// The most words and phrases of a query that are searched for.
inline constexpr std::size_t kMaxQueryWords = 32;
/// How deep brackets may nest.
inline constexpr std::size_t kMaxNesting = 16;

/// How a query is read.
struct QueryReading {
  WordForms forms = WordForms::stemmed;
  LastWord last_word = LastWord::finished;
  /// How many passages have a term: of too many words the rarest are kept. Where there is none,
  /// the first.
  std::function<std::uint64_t(const QueryTerm&)> frequency = {};
};

/// What `text` asks for. The language, in any mixture:
///
///     myelin repair            any of the words
///     "spare parts"~3          one after the other, up to three words between
///     nose NEAR/5 cells        within five words of each other
///     +must -not               needed; unwanted (alone: everything without it)
///     AND OR NOT ( )           in capitals; words side by side bind closest, OR least
///     myel* *myelin*           words that begin with, or contain
///     =Cells ="Stem Cells"     only as spelt, but for case
///     title: section:          a word, phrase or (group) there alone
///     kind: article: institution: place: person: topic: role: language:
///     year:2005..2017 when:2007-01.. when:..2009-05
///
/// Phrases, NEAR, fields and bracketed AND and OR are needed where they stand beside words.
/// Everything that is not of this form is words. Never fails, linear in the length of `text`.
ParsedQuery parse_query(std::string_view text,
                        schema::Analyzer& analyzer,
                        const QueryReading& reading = {});

}  // namespace article_search
