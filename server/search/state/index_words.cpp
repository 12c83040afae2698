#include "server/search/state/index_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

#include "indexer/schema/code_points.h"
#include "server/search/state/edit_distance.h"
#include "server/search/state/word_counts.h"

namespace article_search {

namespace {

/// Which of 32 classes of letters a word has; words that are few edits apart differ in few.
std::uint32_t letter_set(std::u32string_view word) {
  std::uint32_t set = 0;
  for (const char32_t letter : word) set |= std::uint32_t{1} << (letter % 32);
  return set;
}

constexpr std::size_t kBlock = 32;

constexpr std::array<std::uint32_t, kBlock> kBits = [] {
  std::array<std::uint32_t, kBlock> bits{};
  for (std::size_t at = 0; at < kBlock; ++at) bits[at] = std::uint32_t{1} << at;
  return bits;
}();

/// Which of kBlock sets of letters differ from `typed` in at most `most`, one bit each. Without
/// branches, shifts, and a population count, which the oldest processors of the architecture lack:
/// so the loops become a few vector instructions.
template <std::size_t most>
std::uint32_t alike(const std::uint32_t* letters, std::uint32_t typed) {
  std::array<std::uint32_t, kBlock> found{};
  for (std::size_t at = 0; at < kBlock; ++at) {
    std::uint32_t different = letters[at] ^ typed;
    for (std::size_t cleared = 0; cleared < most; ++cleared) different &= different - 1;
    found[at] = (different == 0 ? ~std::uint32_t{0} : 0) & kBits[at];
  }
  return std::accumulate(found.begin(), found.end(), std::uint32_t{0}, std::bit_or<>());
}

std::uint32_t alike(const std::uint32_t* letters, std::uint32_t typed, std::size_t most) {
  switch (most) {
    case 0:
      return alike<0>(letters, typed);
    case 1:
      return alike<1>(letters, typed);
    case 2:
      return alike<2>(letters, typed);
    case 3:
      return alike<3>(letters, typed);
    default:
      return alike<4>(letters, typed);
  }
}

/// Numbers are not misspelt words.
bool is_of_letters(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// So many last letters tell words apart well enough: the commonest three end one in fifteen.
constexpr std::size_t kEnding = 3;

/// The last letters of a word, as one number.
std::uint64_t ending_of(std::u32string_view word) {
  constexpr unsigned kBitsOfLetter = 21;
  std::uint64_t ending = 0;
  for (const char32_t letter : word.substr(word.size() - std::min(word.size(), kEnding))) {
    ending = ending << kBitsOfLetter | letter;
  }
  return ending;
}

/// The same of a word as UTF-8, without reading what stands before.
std::uint64_t ending_of(std::string_view word) {
  constexpr unsigned kContinuationMask = 0xC0;
  constexpr unsigned kContinuation = 0x80;
  std::size_t begin = word.size();
  for (std::size_t letters = 0; letters < kEnding && begin > 0;) {
    const auto byte = static_cast<unsigned char>(word[--begin]);
    letters += (byte & kContinuationMask) == kContinuation ? 0U : 1U;
  }
  return ending_of(to_code_points(word.substr(begin)));
}

std::size_t difference(std::size_t left, std::size_t right) {
  return left < right ? right - left : left - right;
}

}  // namespace

IndexWords::IndexWords(std::vector<Counted> words) {
  std::sort(words.begin(), words.end());
  for (auto word = words.begin(); word != words.end();) {
    const auto next = std::find_if(
        word, words.end(), [&](const Counted& other) { return other.first != word->first; });
    append(word->first, std::accumulate(word, next, std::uint32_t{0},
                                        [](std::uint32_t sum, const Counted& same) {
                                          return sum + same.second;
                                        }));
    word = next;
  }
  group_by_length();
}

void IndexWords::append(std::string_view word, std::uint32_t passages) {
  texts_ += word;
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  passages_.push_back(passages);
}

void IndexWords::group_by_length() {
  texts_.shrink_to_fit();
  ends_.shrink_to_fit();
  passages_.shrink_to_fit();
  std::vector<Number> counts;
  std::vector<std::pair<std::uint8_t, std::uint32_t>> traits(size());
  for (Number word = 0; word < size(); ++word) {
    const std::u32string letters = to_code_points(text(word));
    if (letters.size() > EditDistance::kMaxLetters || !is_of_letters(text(word))) continue;
    traits[word] = {static_cast<std::uint8_t>(letters.size()), letter_set(letters)};
    if (letters.size() >= counts.size()) counts.resize(letters.size() + 1);
    ++counts[letters.size()];
  }
  groups_.resize(counts.size());
  Number begin = 0;
  // A length of 0 stands for words that are not compared.
  for (std::size_t length = 1; length < counts.size(); ++length) {
    groups_[length] = {begin, begin};
    begin += counts[length];
  }
  grouped_.resize(begin);
  letters_.resize(begin + kBlock);
  for (Number word = 0; word < size(); ++word) {
    if (traits[word].first == 0) continue;
    const Number place = groups_[traits[word].first].end++;
    grouped_[place] = word;
    letters_[place] = traits[word].second;
  }
  order_endings();
}

void IndexWords::order_endings() {
  std::vector<std::pair<std::uint64_t, Number>> places;
  endings_.reserve(grouped_.size());
  for (const Range& group : groups_) {
    places.clear();
    for (Number place = group.begin; place < group.end; ++place) {
      places.emplace_back(ending_of(text(grouped_[place])), place);
    }
    std::sort(places.begin(), places.end());
    for (const auto& [ending, place] : places) {
      endings_.push_back({grouped_[place], letters_[place]});
    }
  }
}

std::size_t IndexWords::memory_bytes() const {
  return texts_.capacity() +
         sizeof(Number) *
             (ends_.capacity() + passages_.capacity() + grouped_.capacity() + letters_.capacity()) +
         sizeof(Ending) * endings_.capacity();
}

std::string_view IndexWords::text(Number word) const {
  const std::size_t begin = word == 0 ? 0 : ends_[word - 1];
  return std::string_view(texts_).substr(begin, ends_[word] - begin);
}

template <typename IsBefore>
IndexWords::Number IndexWords::first_not(const IsBefore& is_before) const {
  Number low = 0;
  auto high = static_cast<Number>(size());
  while (low < high) {
    const Number middle = low + (high - low) / 2;
    if (is_before(text(middle))) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

IndexWords::Number IndexWords::first_from(std::string_view word) const {
  return first_not([&](std::string_view other) { return other < word; });
}

IndexWords::Range IndexWords::range_of(std::string_view prefix) const {
  return {first_from(prefix), first_not([&](std::string_view word) {
            return word.substr(0, prefix.size()) <= prefix;
          })};
}

std::uint32_t IndexWords::passages(std::string_view word) const {
  const Number first = first_from(word);
  return first < size() && text(first) == word ? passages_[first] : 0;
}

std::vector<IndexWord> IndexWords::with_prefix(std::string_view prefix, std::size_t limit) const {
  const Range range = range_of(prefix);
  // The whole word sorts before all others that it begins.
  const bool has_whole_word = range.begin < range.end && text(range.begin) == prefix;
  std::vector<IndexWord> words;
  if (has_whole_word && limit > 0) words.push_back({text(range.begin), passages_[range.begin]});
  const Range others{range.begin + (has_whole_word ? 1 : 0), range.end};
  const auto any = [](std::string_view) { return true; };
  for (const IndexWord& word : commonest(others, limit - words.size(), any)) words.push_back(word);
  return words;
}

std::vector<IndexWord> IndexWords::containing(std::string_view part, std::size_t limit) const {
  return commonest({0, static_cast<Number>(size())}, limit, [&](std::string_view word) {
    return word.find(part) != std::string_view::npos;
  });
}

template <typename IsWanted>
std::vector<IndexWord> IndexWords::commonest(Range range,
                                             std::size_t limit,
                                             const IsWanted& is_wanted) const {
  const auto is_commoner = [&](Number left, Number right) {
    if (passages_[left] != passages_[right]) return passages_[left] > passages_[right];
    return left < right;
  };
  // A heap of the best so far, the worst of them on top: most words lose against it at once.
  std::vector<Number> best;
  for (Number word = range.begin; word < range.end && limit > 0; ++word) {
    const bool is_full = best.size() == limit;
    if ((is_full && !is_commoner(word, best.front())) || !is_wanted(text(word))) continue;
    if (is_full) {
      std::pop_heap(best.begin(), best.end(), is_commoner);
      best.pop_back();
    }
    best.push_back(word);
    std::push_heap(best.begin(), best.end(), is_commoner);
  }
  std::sort_heap(best.begin(), best.end(), is_commoner);
  std::vector<IndexWord> words;
  std::transform(best.begin(), best.end(), std::back_inserter(words), [&](Number word) {
    return IndexWord{text(word), passages_[word]};
  });
  return words;
}

class IndexWords::Search {
 public:
  /// `typed` has 1 to EditDistance::kMaxLetters letters.
  Search(const IndexWords& words, std::u32string typed, std::size_t distance)
      : words_(words),
        typed_(std::move(typed)),
        letters_(letter_set(typed_)),
        distance_(distance),
        distance_from_typed_(typed_) {}

  std::vector<SimilarWord> run() {
    // Where the ending is nearly all of the word it tells nothing.
    const bool has_beginning = typed_.size() > kEnding + 1;
    const std::size_t shortest = typed_.size() > distance_ ? typed_.size() - distance_ : 1;
    for (std::size_t length = shortest; length <= typed_.size() + distance_; ++length) {
      if (length >= words_.groups_.size()) break;
      // A letter more or less is a difference of one at most, another letter one of two.
      const std::size_t most = 2 * distance_ - difference(length, typed_.size());
      if (distance_ == 1 && has_beginning) {
        look_at_one_edit_away(words_.groups_[length], most);
      } else {
        look_at(words_.groups_[length], most);
      }
    }
    return std::move(found_);
  }

 private:
  /// One edit, an exchange too, leaves a word's last letters as they are, or all letters before
  /// them but one.
  void look_at_one_edit_away(const Range& group, std::size_t most) {
    const std::string beginning = beginning_of_typed();
    look_at(beginning_with(beginning, group), most);
    const auto is_alike = [&](std::uint32_t letters) {
      std::uint32_t bits = letters ^ letters_;
      for (std::size_t cleared = 0; cleared < most; ++cleared) bits &= bits - 1;
      return bits == 0;
    };
    const Range endings = ending_like_typed(group);
    for (Number at = endings.begin; at < endings.end; ++at) {
      const Ending& other = words_.endings_[at];
      if (!is_alike(other.letters) || words_.text(other.word).starts_with(beginning)) continue;
      add_if_near(other.word, other.letters);
    }
  }

  std::string beginning_of_typed() const {
    std::string beginning;
    for (const char32_t letter : typed_.substr(0, typed_.size() - kEnding - 1)) {
      schema::append_code_point(beginning, static_cast<std::int32_t>(letter));
    }
    return beginning;
  }

  /// The first place of `places` for which `is_before(place)` is false.
  template <typename IsBefore>
  static Number first_not(Range places, const IsBefore& is_before) {
    while (places.begin < places.end) {
      const Number middle = places.begin + (places.end - places.begin) / 2;
      if (is_before(middle)) {
        places.begin = middle + 1;
      } else {
        places.end = middle;
      }
    }
    return places.begin;
  }

  /// The same where it is near the places' beginning: looks ever farther.
  template <typename IsBefore>
  static Number first_not_near(Range places, const IsBefore& is_before) {
    Number step = 1;
    while (step < places.end - places.begin && is_before(places.begin + step)) {
      places.begin += step;
      step *= 2;
    }
    return first_not({places.begin, std::min(places.end, places.begin + step)}, is_before);
  }

  Range beginning_with(std::string_view beginning, const Range& group) const {
    const auto start_of = [&](Number place) {
      return words_.text(words_.grouped_[place]).substr(0, beginning.size());
    };
    const Number begin =
        first_not(group, [&](Number place) { return start_of(place) < beginning; });
    return {begin, first_not_near({begin, group.end},
                                  [&](Number place) { return start_of(place) <= beginning; })};
  }

  /// Places in endings_.
  Range ending_like_typed(const Range& group) const {
    const std::uint64_t wanted = ending_of(typed_);
    const auto ending_at = [&](Number place) {
      return ending_of(words_.text(words_.endings_[place].word));
    };
    const Number begin = first_not(group, [&](Number place) { return ending_at(place) < wanted; });
    return {begin, first_not_near({begin, group.end},
                                  [&](Number place) { return ending_at(place) <= wanted; })};
  }

  /// Adds what is near of the places of `range`, whose letters may differ in `most`, 4 or less.
  void look_at(const Range& range, std::size_t most) {
    for (Number block = range.begin; block < range.end; block += kBlock) {
      std::uint32_t which = alike(&words_.letters_[block], letters_, most);
      for (; which != 0; which &= which - 1) {
        const Number place = block + static_cast<Number>(std::countr_zero(which));
        // The last block reaches over the end, at worst into what was added behind all groups.
        if (place >= range.end) break;
        add_if_near(words_.grouped_[place], words_.letters_[place]);
      }
    }
  }

  void add_if_near(Number word, std::uint32_t letters) {
    const IndexWord other{words_.text(word), words_.passages_[word]};
    const std::size_t edits = distance_from_typed_.to(other.text);
    if (edits == 0 || edits > distance_) return;
    found_.push_back({other, edits, letters == letters_});
  }

  const IndexWords& words_;
  const std::u32string typed_;
  const std::uint32_t letters_;
  const std::size_t distance_;
  const EditDistance distance_from_typed_;
  std::vector<SimilarWord> found_;
};

std::vector<SimilarWord> IndexWords::similar(std::string_view word, std::size_t distance) const {
  std::u32string typed = to_code_points(word);
  if (typed.empty() || typed.size() > EditDistance::kMaxLetters) return {};
  return Search(*this, std::move(typed), distance).run();
}

IndexWords load_index_words(const IndexView& view) { return IndexWords(count_words(view)); }

}  // namespace article_search
