#include "server/search/match/term_ways.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/schema/fields.h"
#include "server/search/state/stem_presence.h"

namespace article_search {

namespace {

using schema::Field;

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
  WayFinder(const QueryTerm& term, const IndexView& view) : term_(term), view_(view) {}

  TermWays find() {
    if (term_.field) {
      add_forms(*term_.field, 1.0);
      return std::move(ways_);
    }
    for (const Field field : kSearchedFields) add_forms(field, traits(field).weight);
    const bool is_word = term_.kind == TermKind::word || term_.kind == TermKind::phrase;
    if (is_word && !term_.exact.empty()) {
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
      add(ways_.added, field, form, weight * share);
    }
    add_names(field, term_.synonyms, weight * kSynonymWeight);
    add_names(field, term_.corrections, weight * kCorrectionWeight);
  }

  void add_spelling(std::vector<TermWay>& ways, const std::string& word, double weight) const {
    const std::vector<WordTable::Word> words = view_.words.table().spelt(word);
    if (view_.postings.have_any(words)) ways.push_back({Field::exact, {word}, weight});
  }

  /// A phrase weighs as much as all of its words; another name is to weigh as one, however long.
  void add_names(Field field, const std::vector<StemSequence>& names, double weight) {
    for (const StemSequence& name : names) {
      add(ways_.added, field, name, weight / static_cast<double>(name.size()));
    }
  }

  void add(std::vector<TermWay>& ways, Field field, const StemSequence& stems, double weight) {
    const bool has_all = std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) {
      return has_stem(field, stem, view_);
    });
    if (!stems.empty() && has_all) ways.push_back({field, stems, weight});
  }

  const QueryTerm& term_;
  const IndexView& view_;
  TermWays ways_;
};

/// Compounds and phrases count with each of their words.
WordPattern way_to_be_near(std::size_t language, const QueryNode& near, const ParsedQuery& query) {
  WordPattern pattern{.order = WordPattern::Order::any};
  for (const QueryNode& child : near.children) {
    const QueryTerm& term = query.terms[child.term];
    const StemSequence& stems =
        language < term.language_forms.size() ? term.language_forms[language] : term.forms.front();
    pattern.stems.insert(pattern.stems.end(), stems.begin(), stems.end());
  }
  pattern.window = near.distance + pattern.stems.size() - 1;
  return pattern;
}

}  // namespace

TermWays ways_to_find(const QueryTerm& term, const IndexView& view) {
  return WayFinder(term, view).find();
}

std::vector<TermWay> ways_in_texts(const QueryTerm& term, const IndexView& view) {
  QueryTerm text;
  text.forms = term.forms;
  text.field = Field::body;
  return ways_to_find(text, view).added;
}

std::vector<WordPattern> ways_to_be_near(const QueryNode& near, const ParsedQuery& query) {
  const QueryTerm& first = query.terms[near.children.front().term];
  std::vector<WordPattern> ways = {way_to_be_near(0, near, query)};
  for (std::size_t language = 1; language < first.language_forms.size(); ++language) {
    ways.push_back(way_to_be_near(language, near, query));
  }
  return ways;
}

WordPattern pattern_of(const TermWay& way, std::size_t slop) {
  return {.field = way.field, .stems = way.words, .window = way.words.size() + slop};
}

}  // namespace article_search
