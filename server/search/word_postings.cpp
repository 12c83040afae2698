#include "server/search/word_postings.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "indexer/schema/word_sequence.h"

namespace article_search {

namespace {

constexpr std::uint64_t kMore = 0x80;

std::size_t size_of_number(std::uint64_t number) {
  std::size_t size = 1;
  for (; number >= kMore; number /= kMore) ++size;
  return size;
}

/// Writes `number` at `at`, and returns where the next goes.
char* write_number(char* at, std::uint64_t number) {
  for (; number >= kMore; number /= kMore) *at++ = static_cast<char>(number % kMore + kMore);
  *at++ = static_cast<char>(number);
  return at;
}

/// What a posting's first number is; its count follows where that is odd.
std::uint64_t head(Xapian::docid distance, std::uint32_t count) {
  return 2 * std::uint64_t{distance} + (count > 1 ? 1 : 0);
}

/// Postings of one document follow each other and become one.
void add_up(std::vector<Posting>& postings) {
  if (postings.empty()) return;
  auto last = postings.begin();
  for (auto next = last + 1; next != postings.end(); ++next) {
    if (next->document == last->document) {
      last->count += next->count;
    } else {
      *++last = *next;
    }
  }
  postings.erase(last + 1, postings.end());
}

}  // namespace

/// Counts the words of a text.
class WordPostings::Counter {
 public:
  explicit Counter(const WordSequences& sequences)
      : sequences_(sequences), counts_(sequences.table().word_count()) {}

  /// Calls `use` with each word of the text of `document`, once, and how often it stands there.
  template <typename Use>
  void count(Xapian::docid document, const Use& use) {
    words_.clear();
    sequences_.for_each_word(document, [&](const WordSequences::Word& word) {
      if (word.field != schema::Field::body) return false;
      if (!word.is_repeated && ++counts_[word.word] == 1) words_.push_back(word.word);
      return true;
    });
    for (const WordTable::Word word : words_) use(word, std::exchange(counts_[word], 0));
  }

 private:
  const WordSequences& sequences_;
  /// By word, of the document at hand.
  std::vector<std::uint32_t> counts_;
  std::vector<WordTable::Word> words_;
};

WordPostings::WordPostings(const WordSequences& sequences)
    : passages_(sequences.table().word_count()),
      begins_(sequences.table().word_count() + 1),
      stem_passages_(sequences.table().stem_count()) {
  count(sequences);
  write(sequences);
}

/// How many passages have each word and stem, and how many bytes that takes.
void WordPostings::count(const WordSequences& sequences) {
  const WordTable& table = sequences.table();
  std::vector<Xapian::docid> last(table.word_count());
  std::vector<Xapian::docid> last_with_stem(table.stem_count());
  Counter counter(sequences);
  for (Xapian::docid document = 1; document < sequences.document_end(); ++document) {
    counter.count(document, [&](WordTable::Word word, std::uint32_t times) {
      ++passages_[word];
      begins_[word + 1] += size_of_number(head(document - last[word], times)) +
                           (times > 1 ? size_of_number(times) : 0);
      last[word] = document;
      const WordTable::Stem stem = table.stem_of(word);
      if (last_with_stem[stem] != document) ++stem_passages_[stem];
      last_with_stem[stem] = document;
    });
  }
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

void WordPostings::write(const WordSequences& sequences) {
  bytes_.resize(begins_.back());
  std::vector<Xapian::docid> last(sequences.table().word_count());
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  Counter counter(sequences);
  for (Xapian::docid document = 1; document < sequences.document_end(); ++document) {
    counter.count(document, [&](WordTable::Word word, std::uint32_t times) {
      char* const begin = bytes_.data() + next[word];
      char* end = write_number(begin, head(document - last[word], times));
      if (times > 1) end = write_number(end, times);
      next[word] += static_cast<std::size_t>(end - begin);
      last[word] = document;
    });
  }
}

std::vector<Posting> WordPostings::of(std::span<const WordTable::Word> words) const {
  std::vector<Posting> postings;
  std::size_t most = 0;
  for (const WordTable::Word word : words) most += passages_[word];
  postings.reserve(most);
  for (const WordTable::Word word : words) {
    const auto middle = static_cast<std::ptrdiff_t>(postings.size());
    append(word, postings);
    std::inplace_merge(
        postings.begin(), postings.begin() + middle, postings.end(),
        [](const Posting& left, const Posting& right) { return left.document < right.document; });
  }
  if (words.size() > 1) add_up(postings);
  return postings;
}

void WordPostings::append(WordTable::Word word, std::vector<Posting>& postings) const {
  const char* at = bytes_.data() + begins_[word];
  const char* const end = bytes_.data() + begins_[word + 1];
  Posting posting;
  while (at != end) {
    const std::uint32_t number = schema::read_number(at, end);
    posting.document += number / 2;
    posting.count = number % 2 == 0 ? 1 : schema::read_number(at, end);
    postings.push_back(posting);
  }
}

std::size_t WordPostings::bytes() const {
  return (passages_.capacity() + stem_passages_.capacity()) * sizeof(std::uint32_t) +
         begins_.capacity() * sizeof(std::size_t) + bytes_.capacity();
}

}  // namespace article_search
