#include "server/search/state/word_pattern.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "indexer/schema/word_sequence.h"

namespace article_search {

namespace {

using schema::Field;

/// Fields come in this order.
bool is_behind(Field field, Field wanted) {
  const auto rank = [](Field of) { return of == Field::body ? 0 : of == Field::heading ? 1 : 2; };
  return rank(field) > rank(wanted);
}

}  // namespace

bool is_row(const WordPattern& pattern) {
  return pattern.order == WordPattern::Order::as_given && pattern.window == pattern.stems.size();
}

std::vector<WordSequences::Stem> numbers_of(const std::vector<std::string>& stems,
                                            const WordSequences& words) {
  std::vector<WordSequences::Stem> numbers;
  std::ranges::transform(stems, std::back_inserter(numbers),
                         [&](const std::string& stem) { return words.find(stem); });
  return numbers;
}

std::vector<std::string> terms_of(const WordPattern& pattern) {
  std::vector<std::string> terms;
  terms.reserve(pattern.stems.size());
  std::transform(pattern.stems.begin(), pattern.stems.end(), std::back_inserter(terms),
                 [&](const std::string& stem) { return schema::term(pattern.field, stem); });
  return terms;
}

PatternFinder::PatternFinder(WordPattern pattern, const WordSequences& words)
    : pattern_(std::move(pattern)), words_(words), stems_(numbers_of(pattern_.stems, words)) {
  for (std::size_t at = 0; at < stems_.size(); ++at) {
    if (stems_[at] == WordSequences::kNoStem) continue;
    for (const WordTable::Word word : words.table().words_of(stems_[at])) add(word, at);
  }
  for (std::size_t at = 0; at < wanted_.size(); ++at) {
    for (const auto& [list, number] : words.table().places_of(wanted_[at].word)) {
      find_in(list)[number] = static_cast<std::uint16_t>(at + 1);
    }
  }
}

bool PatternFinder::is_in(Xapian::docid document) {
  if (pattern_.order == WordPattern::Order::any) return stand_near(document);
  const bool is_short_row = is_row(pattern_) && stems_.size() <= kMostInRow;
  return is_short_row ? stand_in_row(document) : stand_in_order(document);
}

void PatternFinder::add(WordTable::Word word, std::size_t at) {
  auto known = std::find_if(wanted_.begin(), wanted_.end(),
                            [&](const Wanted& other) { return other.word == word; });
  if (known == wanted_.end()) known = wanted_.insert(known, Wanted{word, 0, {}});
  known->roles |= at < kMostInRow ? Roles{1} << at : 0;
  known->places.push_back(at);
}

std::vector<std::uint16_t>& PatternFinder::find_in(std::uint32_t list) {
  if (list >= in_lists_.size()) in_lists_.resize(list + 1);
  if (in_lists_[list].empty()) in_lists_[list].resize(words_.table().list(list).size());
  return in_lists_[list];
}

/// Gives `use` each word of the field that stands for some of the pattern's, with its position,
/// as long as it returns true.
template <typename Use>
void PatternFinder::for_each_wanted(Xapian::docid document, const Use& use) const {
  const std::string_view sequence = words_.of(document);
  const std::uint32_t list = schema::word_list_of(sequence);
  if (list >= in_lists_.size()) return;
  const std::span<const std::uint16_t> wanted = in_lists_[list];
  schema::for_each_word(sequence, [&](const schema::SequenceWord& word) {
    if (word.field != pattern_.field) return !is_behind(word.field, pattern_.field);
    const std::uint16_t at = word.word < wanted.size() ? wanted[word.word] : 0;
    return at == 0 || use(wanted_[at - 1], word.position);
  });
}

/// One behind the other: which beginnings of the pattern end at a place follows from those that
/// end at the place before (Baeza-Yates and Gonnet 1992, Shift-And).
bool PatternFinder::stand_in_row(Xapian::docid document) const {
  const Roles last = Roles{1} << (stems_.size() - 1);
  std::uint32_t place = 0;
  Roles before = 0;
  Roles here = 0;
  for_each_wanted(document, [&](const Wanted& wanted, std::uint32_t position) {
    if (position != place) before = position == place + 1 ? here : 0;
    if (position != place) here = 0;
    place = position;
    here |= wanted.roles & (before << 1U | 1U);
    return (here & last) == 0;
  });
  return (here & last) != 0;
}

/// The latest beginning leaves the most room: so one look at each word is enough.
bool PatternFinder::stand_in_order(Xapian::docid document) {
  beginnings_.assign(stems_.size(), {});
  bool is_found = false;
  for_each_wanted(document, [&](const Wanted& wanted, std::uint32_t position) {
    for (const std::size_t at : wanted.places) {
      const std::uint32_t start = at == 0 ? position : beginnings_[at - 1].before(position);
      if (start == 0) continue;
      beginnings_[at].note(start, position);
      const bool is_last = at + 1 == stems_.size();
      is_found = is_found || (is_last && position - start < pattern_.window);
    }
    return !is_found;
  });
  return is_found;
}

/// Whether the latest of each word are close enough, at any of them. Of a stem that is asked for
/// twice the latest two take turns.
bool PatternFinder::stand_near(Xapian::docid document) {
  latest_.assign(stems_.size(), 0);
  turns_.assign(stems_.size(), 0);
  std::size_t lacking = stems_.size();
  bool is_found = false;
  for_each_wanted(document, [&](const Wanted& wanted, std::uint32_t position) {
    std::size_t& turn = turns_[wanted.places.front()];
    const std::uint32_t oldest = std::exchange(latest_[wanted.places[turn]], position);
    turn = turn + 1 == wanted.places.size() ? 0 : turn + 1;
    if (oldest == 0) --lacking;
    is_found = lacking == 0 && position - *std::ranges::min_element(latest_) < pattern_.window;
    return !is_found;
  });
  return is_found;
}

}  // namespace article_search
