#include "server/search/term_ways.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/schema/fields.h"
#include "server/search/spelt_words.h"

namespace article_search {

namespace {

using schema::Field;
using Xapian::Query;

/// The fields whose words make a passage a hit.
constexpr std::array<Field, 3> kSearchedFields = {Field::body, Field::heading, Field::title};

/// The weights beside the word that was typed of what was not typed, so that it ranks below.
constexpr double kSynonymWeight = 0.4;
constexpr double kCorrectionWeight = 0.3;
constexpr double kExpansionWeight = 0.5;
/// Of two words the form written as one: "high-speed" in a passage is three terms, and has the
/// weight of "high" and of "speed" already.
constexpr double kJoinedWeight = 0.2;

class WayFinder {
 public:
  WayFinder(const QueryTerm& term, const Xapian::Database& index) : term_(term), index_(index) {}

  TermWays find() {
    if (term_.field) {
      add_forms(*term_.field, 1.0);
      return std::move(ways_);
    }
    for (const Field field : kSearchedFields) add_forms(field, traits(field).weight);
    const bool is_word = term_.kind == TermKind::word || term_.kind == TermKind::phrase;
    if (is_word && !term_.exact.empty() && !is_own_stem()) {
      add_spelling(ways_.added, term_.exact, traits(Field::exact).weight);
    }
    for (const std::string& word : term_.expansions) {
      add_spelling(ways_.alternatives, word, kExpansionWeight);
    }
    return std::move(ways_);
  }

 private:
  void add_forms(Field field, double weight) {
    const bool is_compound = !term_.forms.empty() && term_.forms.front().size() > 1;
    for (const StemSequence& form : term_.forms) {
      const bool is_first = &form == &term_.forms.front();
      const double share = is_first || is_compound ? 1 : kJoinedWeight;
      add(ways_.added, field, form, weight * share + (is_first ? weight_of_spelling(field) : 0));
    }
    add_names(field, term_.synonyms, weight * kSynonymWeight);
    add_names(field, term_.corrections, weight * kCorrectionWeight);
  }

  /// Where a word is its own stem, all passages with the stem weigh more, as if they spelt it so:
  /// words of both kinds weigh alike, and telling the passages apart would cost a second list.
  double weight_of_spelling(Field field) const {
    return field == Field::body && is_own_stem() ? traits(Field::exact).weight : 0;
  }

  bool is_own_stem() const {
    return !term_.exact.empty() && !term_.forms.empty() &&
           term_.forms.front() == StemSequence{term_.exact};
  }

  void add_spelling(std::vector<TermWay>& ways, const std::string& word, double weight) const {
    for (std::string& spelt : terms_of_spelling(word, index_)) {
      ways.push_back({.words = {std::move(spelt)}, .scale = weight});
    }
  }

  /// A phrase weighs as much as all of its words; another name is to weigh as one, however long.
  void add_names(Field field, const std::vector<StemSequence>& names, double weight) {
    for (const StemSequence& name : names) {
      add(ways_.added, field, name, weight / static_cast<double>(name.size()));
    }
  }

  void add(std::vector<TermWay>& ways, Field field, const StemSequence& stems, double weight) {
    TermWay way{.words = {}, .field = field, .stems = stems, .scale = weight};
    for (const std::string& stem : stems) {
      way.words.push_back(schema::term(field, stem));
      if (!index_.term_exists(way.words.back())) return;
    }
    if (!way.words.empty()) ways.push_back(std::move(way));
  }

  const QueryTerm& term_;
  const Xapian::Database& index_;
  TermWays ways_;
};

}  // namespace

TermWays ways_to_find(const QueryTerm& term, const Xapian::Database& index) {
  return WayFinder(term, index).find();
}

WordPattern pattern_of(const TermWay& way, std::size_t slop) {
  return {.field = way.field, .stems = way.stems, .window = way.stems.size() + slop};
}

Query build_way(const TermWay& way, std::size_t slop, const IndexView& view) {
  const Query query = way.words.size() == 1 ? Query(way.words.front())
                                            : pattern_query(pattern_of(way, slop), view);
  if (way.scale == 1.0 || query.empty()) return query;
  return {Query::OP_SCALE_WEIGHT, query, way.scale};
}

}  // namespace article_search
