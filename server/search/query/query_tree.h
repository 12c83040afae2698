#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/facets.h"
#include "indexer/schema/fields.h"
#include "server/search/search_results.h"
#include "server/search/state/date_range.h"

namespace article_search {

/// Words that must stand one after the other in a text, as stems; one stem for a single word.
using StemSequence = std::vector<std::string>;

/// How the words of a term are looked for.
enum class TermKind : std::uint8_t {
  /// By stem, the spelling as typed ranking first.
  word,
  /// By stem, one after the other, with at most `slop` other words between.
  phrase,
  /// Only as spelt: =word, ="some words".
  verbatim,
  /// Every word of the index that begins with `exact`: myel*.
  prefix,
  /// Every word of the index that has `exact` within it: *myelin*.
  infix,
};

/// A thing to find: a word, a compound such as "IL-17", a quoted phrase, or a part of a word. The
/// leaves of a query's tree.
struct QueryTerm {
  /// As it was typed, without quotes, signs and stars.
  std::string text = {};
  /// Every form it may take in a text: "well-being" is {well, being} or {wellbeing}. None for
  /// prefixes and infixes.
  std::vector<StemSequence> forms = {};
  /// Its words one after the other as each of the index's languages stems them, English first; none
  /// where English is the only one.
  std::vector<StemSequence> language_forms = {};
  /// Other names of what it names, alone or with its neighbours; they rank below it.
  std::vector<StemSequence> synonyms = {};
  /// What it might have been meant to be, for a word that the index lacks; they rank lowest.
  std::vector<StemSequence> corrections = {};
  /// Words of the index, case-folded, that a prefix, an infix or an unfinished word stands for.
  std::vector<std::string> expansions = {};
  /// The word's case-folded spelling, which ranks above its stem where it is another; empty for
  /// more than one word.
  std::string exact = {};
  /// The case-folded spelling of each of its words, in order.
  std::vector<std::string> spelling = {};
  /// A passage without it is not a hit: so for what stands in quotes.
  bool is_required = false;
  /// A passage with it is no hit: it is neither marked nor missing anywhere.
  bool is_excluded = false;
  /// It is being typed: words that begin with it count as well.
  bool is_unfinished = false;
  TermKind kind = TermKind::word;
  /// It was typed in quotes.
  bool is_quoted = false;
  /// Of a phrase: how many other words may stand between its words, all in all.
  std::uint32_t slop = 0;
  /// heading or title when it is looked for there alone.
  std::optional<schema::Field> field = {};
  /// Bytes of the typed query, with quotes, signs and stars.
  TextRange source = {};
};

/// Whether a clause is wished for, needed or unwanted.
enum class Occurrence : std::uint8_t { may, must, must_not };

/// A query's meaning as a tree, at most kMaxNesting deep.
struct QueryNode {
  enum class Kind : std::uint8_t {
    /// The term with the index `term`.
    term,
    /// `children`, all terms, within `distance` words of each other in any order.
    near,
    /// A passage's facet has `value`.
    filter,
    /// A passage's date is in `dates`.
    range,
    /// Any of the clauses that may occur, all that must, none that must not. Restrictions (filter,
    /// range) always must, but of several values of one facet a passage needs one.
    any,
    /// AND: all of `children`.
    all,
    /// OR: at least one of `children`.
    either,
  };

  Kind kind = Kind::any;
  /// As a child of `any`; else `may`.
  Occurrence occurrence = Occurrence::may;
  /// It was typed with a sign.
  bool is_signed = false;
  std::size_t term = 0;
  std::uint32_t distance = 0;
  schema::Facet facet = schema::Facet::kind;
  std::string value;
  /// Of a filter by names as texts have them: the value was quoted, and means a whole name.
  bool is_quoted = false;
  /// The index's terms of the values that a filter lets through.
  std::vector<std::string> value_terms;
  DateRange dates;
  std::vector<QueryNode> children;
};

/// A query as it was understood. No text is an error: what was not used is in `warnings`.
struct ParsedQuery {
  /// `any` without children when there is nothing to search for.
  QueryNode root;
  /// The leaves of `root`, in the order of the query.
  std::vector<QueryTerm> terms;
  /// The stems of its words one after the other as they were typed, stop words too; what is
  /// unwanted, or for one field, is left out.
  StemSequence wording;
  /// Stop words that were passed over.
  std::vector<std::string> ignored;
  /// In canonical form; parsing it again gives the same tree.
  std::string understood;
  /// Each code at most once.
  std::vector<Warning> warnings;
};

}  // namespace article_search
