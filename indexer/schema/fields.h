#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace article_search::schema {

// Where things stand in a passage's Xapian document: the agreement between the indexer, which
// writes terms and values, and the server, which asks for them.

enum class Field {
  body,
  exact,
  heading,
  title,
  id,
  article,
  kind,
  language,
  year,
  institution,
  place,
  person,
  topic,
  role
};

struct FieldTraits {
  Field field;
  /// What it is called in queries and explanations.
  std::string_view name;
  /// Omega's standard prefixes (xapian-omega, docs/termprefixes.rst) where one exists, else X….
  std::string_view prefix;
  /// How much a word found here counts beside one in the body; 0 for fields that only restrict.
  double weight;
};

/// There are no terms of `exact`: word sequences tell how words are spelt.
///
/// The weights were chosen on public test collections (cran, cisi, cacm, nfcorpus): exact from 0 to
/// 0.3 raises nDCG@10 by about one point and no more above; title at 0.3 is as good as at 0.6.
///
/// A passage carries its own headings, and only an article's first passage carries its title:
/// otherwise a word of the title would find every passage of a long article.
inline constexpr std::array<FieldTraits, 14> kFields = {{
    {Field::body, "text", "", 1.0},
    {Field::exact, "exact", "XE", 0.3},
    {Field::heading, "section", "XH", 0.3},
    {Field::title, "title", "S", 0.3},
    {Field::id, "id", "Q", 0},
    {Field::article, "article", "XA", 0},
    {Field::kind, "kind", "XK", 0},
    {Field::language, "language", "L", 0},
    {Field::year, "year", "Y", 0},
    {Field::institution, "institution", "XI", 0},
    {Field::place, "place", "XP", 0},
    {Field::person, "person", "XN", 0},
    {Field::topic, "topic", "K", 0},
    {Field::role, "role", "XR", 0},
}};

constexpr const FieldTraits& traits(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}

/// The Xapian term for `value` in `field`. Values are lower-case, so prefixes need no separator.
std::string term(Field field, std::string_view value);

/// What Xapian sorts by and counts, one slot each. The number is a Xapian::valueno; this header
/// does without Xapian's, because rooms that know no Xapian speak of facets too.
enum class ValueSlot : std::uint32_t {
  /// Breaks ties between equal scores.
  passage_id = 0,
  /// Groups and counts.
  article_id = 1,
  /// Place in the article, through Xapian::sortable_serialise.
  position = 2,
  /// ISO 8601, which sorts as text.
  date = 3,
  /// What is counted and filtered by, as schema/facets.h says.
  facets = 4,
  /// The passage's words in their order, as schema/word_sequence.h says.
  words = 5,
  /// The passage itself, as schema/stored_passage.h says.
  stored_passage = 6,
};

constexpr std::uint32_t slot(ValueSlot value) { return static_cast<std::uint32_t>(value); }

}  // namespace article_search::schema
