#include "server/search/state/word_table.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "indexer/schema/code_points.h"
#include "indexer/schema/content_hash.h"

namespace article_search {

namespace {

/// A hash of the letters that its stems begin with: that another family has it is as good as
/// impossible for the few words of a query.
WordTable::Family family_named(std::string_view stem) {
  std::size_t end = 0;
  for (std::size_t letter = 0; letter < WordTable::kFamilyLetters; ++letter) {
    if (end == stem.size() || (stem[end] >= '0' && stem[end] <= '9')) return WordTable::kNone;
    if (schema::read_code_point(stem, end) < 0) return WordTable::kNone;
  }
  return static_cast<WordTable::Family>(schema::hash64(stem.substr(0, end)));
}

}  // namespace

WordTable WordTable::load(const Xapian::Database& index) {
  WordTable table;
  std::vector<schema::StoredWordList> lists = schema::read_word_lists(index);
  // Only the last list grows: words keep their numbers.
  std::ranges::sort(lists, {}, &schema::StoredWordList::number);
  for (const schema::StoredWordList& list : lists) {
    if (list.number >= table.lists_.size()) table.lists_.resize(list.number + 1);
    std::vector<Listed>& words = table.lists_[list.number];
    words.reserve(list.words.size());
    for (const schema::ListedWord& word : list.words) {
      const Word number = table.number(word);
      words.push_back({number, table.stem_of(number)});
    }
  }
  table.group_by_stem();
  table.find_places();
  return table;
}

/// The number of a word, a new one for a new word.
WordTable::Word WordTable::number(const schema::ListedWord& listed) {
  const Stem its_stem = number_stem(listed.stem);
  const std::uint64_t spelling = schema::hash64(listed.exact);
  const Word known =
      by_spelling_.find(spelling, [&](Word word) { return stems_[word] == its_stem; });
  if (known != kNone) return known;
  const auto next = static_cast<Word>(stems_.size());
  stems_.push_back(its_stem);
  hashes_.push_back(spelling ^ std::rotl(schema::hash64(listed.stem), 1));
  by_spelling_.add(spelling, next);
  return next;
}

WordTable::Stem WordTable::number_stem(const std::string& stem) {
  const std::uint64_t hash = schema::hash64(stem);
  const Stem known = by_stem_.find(hash);
  if (known != kNone) return known;
  const auto next = static_cast<Stem>(first_word_.size() - 1);
  first_word_.push_back(0);
  families_.push_back(family_named(stem));
  by_stem_.add(hash, next);
  return next;
}

void WordTable::find_places() {
  first_place_.assign(stems_.size() + 1, 0);
  for (const std::vector<Listed>& list : lists_) {
    for (const Listed& listed : list) ++first_place_[listed.word + 1];
  }
  std::partial_sum(first_place_.begin(), first_place_.end(), first_place_.begin());
  places_.resize(first_place_.back());
  std::vector<std::uint32_t> next(first_place_.begin(), first_place_.end() - 1);
  for (std::uint32_t list = 0; list < lists_.size(); ++list) {
    for (std::uint32_t number = 0; number < lists_[list].size(); ++number) {
      places_[next[lists_[list][number].word]++] = {list, number};
    }
  }
}

bool WordTable::begins_with(const WordTable& before) const {
  const auto is_beginning = [](const auto& former, const auto& latter) {
    return former.size() <= latter.size() &&
           std::equal(former.begin(), former.end(), latter.begin());
  };
  return is_beginning(before.hashes_, hashes_) && before.lists_.size() <= lists_.size() &&
         std::equal(before.lists_.begin(), before.lists_.end(), lists_.begin(), is_beginning);
}

void WordTable::group_by_stem() {
  for (const Stem stem : stems_) ++first_word_[stem + 1];
  std::partial_sum(first_word_.begin(), first_word_.end(), first_word_.begin());
  words_.resize(stems_.size());
  std::vector<std::uint32_t> next(first_word_.begin(), first_word_.end() - 1);
  for (Word word = 0; word < stems_.size(); ++word) words_[next[stems_[word]]++] = word;
}

WordTable::Stem WordTable::find_stem(std::string_view stem) const {
  return by_stem_.find(schema::hash64(stem));
}

std::vector<WordTable::Word> WordTable::spelt(std::string_view exact) const {
  std::vector<Word> words;
  by_spelling_.find(schema::hash64(exact), [&](Word word) {
    words.push_back(word);
    return false;
  });
  return words;
}

std::size_t WordTable::bytes() const {
  std::size_t numbers = stems_.capacity() + families_.capacity() + first_word_.capacity() +
                        words_.capacity() + first_place_.capacity() + 2 * places_.capacity();
  for (const auto& list : lists_) numbers += 2 * list.capacity();
  return by_stem_.bytes() + by_spelling_.bytes() + numbers * sizeof(std::uint32_t) +
         hashes_.capacity() * sizeof(std::uint64_t);
}

}  // namespace article_search
