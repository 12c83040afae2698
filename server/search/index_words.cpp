#include "server/search/index_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <numeric>
#include <span>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/index_metadata.h"
#include "indexer/schema/word_list.h"
#include "server/search/edit_distance.h"

namespace article_search {

namespace {

/// Which of 32 classes of letters a word has; words that are few edits apart differ in few.
std::uint32_t letter_set(std::u32string_view word) {
  std::uint32_t set = 0;
  for (const char32_t letter : word) set |= std::uint32_t{1} << (letter % 32);
  return set;
}

constexpr std::size_t kBlock = 64;

/// Which of kBlock sets of letters differ from `typed` in at most `most`, one bit each. Without
/// branches, and without a population count, which the oldest processors of the architecture lack:
/// so the loop becomes a few vector instructions.
template <std::size_t most>
std::uint64_t alike(const std::uint32_t* letters, std::uint32_t typed) {
  std::array<std::uint32_t, kBlock> different{};
  for (std::size_t at = 0; at < kBlock; ++at) {
    std::uint32_t bits = letters[at] ^ typed;
    for (std::size_t cleared = 0; cleared < most; ++cleared) bits &= bits - 1;
    different[at] = bits;
  }
  std::uint64_t which = 0;
  for (std::size_t at = 0; at < kBlock; ++at) {
    which |= std::uint64_t{different[at] == 0 ? 1U : 0U} << at;
  }
  return which;
}

std::uint64_t alike(const std::uint32_t* letters, std::uint32_t typed, std::size_t most) {
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
}

std::size_t IndexWords::memory_bytes() const {
  return texts_.capacity() + sizeof(Number) * (ends_.capacity() + passages_.capacity() +
                                               grouped_.capacity() + letters_.capacity());
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

IndexWords::Range IndexWords::range_of(std::string_view prefix) const {
  return {
      first_not([&](std::string_view word) { return word < prefix; }),
      first_not([&](std::string_view word) { return word.substr(0, prefix.size()) <= prefix; })};
}

std::uint32_t IndexWords::passages(std::string_view word) const {
  const Range range = range_of(word);
  return range.begin < range.end && text(range.begin) == word ? passages_[range.begin] : 0;
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

std::vector<SimilarWord> IndexWords::similar(std::string_view word, std::size_t distance) const {
  const std::u32string typed = to_code_points(word);
  if (typed.empty() || typed.size() > EditDistance::kMaxLetters) return {};
  const EditDistance distance_from_typed(typed);
  const std::uint32_t typed_letters = letter_set(typed);
  const std::size_t shortest = typed.size() > distance ? typed.size() - distance : 1;
  std::vector<SimilarWord> found;
  for (std::size_t length = shortest; length <= typed.size() + distance; ++length) {
    if (length >= groups_.size()) break;
    // A letter more or less is a difference of one at most, another letter one of two.
    const std::size_t most = 2 * distance - difference(length, typed.size());
    for_each_alike(groups_[length], typed_letters, most, [&](Number place) {
      const IndexWord other{text(grouped_[place]), passages_[grouped_[place]]};
      const std::size_t edits = distance_from_typed.to(other.text);
      if (edits == 0 || edits > distance) return;
      found.push_back({other, edits, letters_[place] == typed_letters});
    });
  }
  return found;
}

template <typename Use>
void IndexWords::for_each_alike(const Range& group,
                                std::uint32_t typed,
                                std::size_t most,
                                const Use& use) const {
  for (Number block = group.begin; block < group.end; block += kBlock) {
    std::uint64_t which = alike(&letters_[block], typed, most);
    for (; which != 0; which &= which - 1) {
      const Number place = block + static_cast<Number>(std::countr_zero(which));
      // The last block reaches into the next group, or into what was added behind all of them.
      if (place >= group.end) break;
      use(place);
    }
  }
}

namespace {

using Counted = IndexWords::Counted;

/// The words that any text has, as spelt, in the order of their bytes; those that several languages
/// stem stand there for each.
std::vector<Counted> words_of_texts(const IndexView& view) {
  const WordTable& table = view.words.table();
  std::vector<bool> is_met(table.word_count());
  std::vector<Counted> words;
  for (schema::StoredWordList& list : schema::read_word_lists(view.index)) {
    const std::span<const WordTable::Word> numbers = table.list(list.number);
    for (std::size_t at = 0; at < std::min(list.words.size(), numbers.size()); ++at) {
      const std::uint32_t passages = view.postings.passages(numbers[at]);
      if (is_met[numbers[at]] || passages == 0) continue;
      is_met[numbers[at]] = true;
      words.emplace_back(std::move(list.words[at].exact), passages);
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

IndexWords load_index_words(const IndexView& view, schema::Analyzer& analyzer) {
  std::vector<Counted> words = words_of_texts(view);
  const auto end_of_texts = static_cast<std::ptrdiff_t>(words.size());
  const auto add = [&](const std::string& text, std::uint32_t passages) {
    for (schema::Token& token : analyzer.analyze(text)) {
      const auto known = std::lower_bound(
          words.begin(), words.begin() + end_of_texts, token.exact,
          [](const Counted& word, const std::string& wanted) { return word.first < wanted; });
      const bool is_known = known != words.begin() + end_of_texts && known->first == token.exact;
      if (!is_known) words.emplace_back(std::move(token.exact), passages);
    }
  };
  for (const schema::StoredHeading& heading : schema::read_headings(view.index)) {
    add(heading.text, heading.passages);
  }
  // Only an article's first passage has its title.
  for (const schema::StoredArticle& article : schema::read_articles(view.index)) {
    add(article.title, 1);
  }
  return IndexWords(std::move(words));
}

}  // namespace article_search
