#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_tree.h"
#include "server/search/search_request.h"

namespace article_search {

inline constexpr std::size_t kMaxWildcards = 3;
/// The fewest letters of a word that a star completes.
inline constexpr std::size_t kMinWildcardLetters = 2;
inline constexpr std::size_t kMaxPhraseWords = 16;
/// The most restrictions (facets and dates) of one query.
inline constexpr std::size_t kMaxRestrictions = 16;
/// The most words that may stand between those of a phrase or of NEAR.
inline constexpr std::uint32_t kMaxDistance = 64;

enum class LexemeKind : std::uint8_t {
  term,
  filter,
  range,
  open,
  close,
  operator_and,
  operator_or,
  operator_not,
  operator_near,
};

/// The smallest meaningful part of a query.
struct Lexeme {
  LexemeKind kind = LexemeKind::term;
  /// must for +, must_not for -, directly before a term, a restriction or an opening bracket.
  Occurrence sign = Occurrence::may;
  /// Of a term; of an operator only the kind that its words have if it turns out to be text.
  QueryTerm term;
  /// Of a filter or a range, but for its sign.
  QueryNode restriction;
  /// Before an opening bracket: the field of all the terms in it.
  std::optional<schema::Field> field;
  /// Of NEAR.
  std::uint32_t distance = 0;
  TextRange source;
};

/// A query's parts in order; brackets and operators are not yet known to have partners.
struct Lexemes {
  std::vector<Lexeme> list;
  std::vector<Warning> warnings;
};

/// The parts of `text`. Any bytes are accepted; what is no syntax is words. Linear in the length of
/// `text`.
Lexemes read_lexemes(std::string_view text, WordForms forms, schema::Analyzer& analyzer);

/// Adds a warning, unless there is one with that code.
void warn(std::vector<Warning>& warnings, std::string_view code, std::string message);

}  // namespace article_search
