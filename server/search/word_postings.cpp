#include "server/search/word_postings.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <future>
#include <span>
#include <thread>
#include <utility>

#include "indexer/schema/varint.h"
#include "server/search/neighbour_bits.h"

namespace article_search {

namespace {

/// Words or stems of a part, and how many of its passages have each.
struct Tally {
  /// Ascending.
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> passages;

  void add_to(std::vector<std::uint32_t>& sums) const {
    for (std::size_t at = 0; at < numbers.size(); ++at) sums[numbers[at]] += passages[at];
  }

  std::size_t bytes() const {
    return (numbers.capacity() + passages.capacity()) * sizeof(std::uint32_t);
  }
};

// A posting is a number, four times the distance from the document before and, in what is left, one
// less than the count; where that is kMoreCounts, how much more follows. So one byte is enough for
// most: a branch that a processor cannot foresee takes longer than all else.
constexpr std::uint32_t kCounts = 4;
constexpr std::uint32_t kMoreCounts = kCounts - 1;

std::uint64_t head(Xapian::docid distance, std::uint32_t count) {
  return kCounts * std::uint64_t{distance} + std::min(count - 1, kMoreCounts);
}

std::size_t size_of_posting(Xapian::docid distance, std::uint32_t count) {
  return schema::size_of_number(head(distance, count)) +
         (count > kMoreCounts ? schema::size_of_number(count - kCounts) : 0);
}

/// Writes a posting at `at`, and returns where the next goes.
char* write_posting(char* at, Xapian::docid distance, std::uint32_t count) {
  at = schema::write_number(at, head(distance, count));
  return count > kMoreCounts ? schema::write_number(at, count - kCounts) : at;
}

}  // namespace

/// The postings of a part of the sequences.
struct WordPostings::Part {
  std::shared_ptr<const WordSequences::Part> sequences;
  Tally words;
  /// By the place of a word in `words`: how often it stands in texts.
  std::vector<std::uint32_t> occurrences;
  /// Of headings and titles.
  Tally words_above;
  Tally stems;
  /// By the place of a word in `words`, and one more: where its postings begin.
  std::vector<std::uint32_t> begins;
  /// All postings; the first of a word is as far from the document before the part.
  std::string bytes;
  /// By document, of its text.
  std::vector<NeighbourBits> neighbours;

  /// Calls `use` with each passage that has `word`, and how often.
  template <typename Use>
  void for_each(WordTable::Word word, const Use& use) const {
    const auto known = std::ranges::lower_bound(words.numbers, word);
    if (known == words.numbers.end() || *known != word) return;
    const auto place = static_cast<std::size_t>(known - words.numbers.begin());
    const char* at = bytes.data() + begins[place];
    const char* const end = bytes.data() + begins[place + 1];
    Xapian::docid document = sequences->first - 1;
    while (at != end) {
      const std::uint32_t number = schema::read_number(at, end);
      document += number / kCounts;
      std::uint32_t count = number % kCounts + 1;
      if (count > kMoreCounts) count += schema::read_number(at, end);
      use(document, count);
    }
  }
};

/// Turns parts around, one after the other.
class WordPostings::PartBuilder {
 public:
  explicit PartBuilder(const WordSequences& sequences)
      : sequences_(sequences),
        of_words_(sequences.table().word_count()),
        above_(sequences.table().word_count()),
        of_stems_(sequences.table().stem_count()) {}

  std::shared_ptr<const Part> build(std::shared_ptr<const WordSequences::Part> sequences) {
    Part part;
    part.sequences = std::move(sequences);
    read(*part.sequences, part.neighbours);
    part.words = take_tally(of_words_);
    part.occurrences.reserve(part.words.numbers.size());
    for (const WordTable::Word word : part.words.numbers) {
      part.occurrences.push_back(std::exchange(of_words_[word].occurrences, 0));
    }
    part.words_above = take_tally(above_);
    part.stems = take_tally(of_stems_);
    write(part);
    return std::make_shared<const Part>(std::move(part));
  }

 private:
  /// What is known of a word or a stem.
  struct State {
    std::uint32_t passages = 0;
    std::uint32_t occurrences = 0;
    /// How often it stands in the document at hand.
    std::uint32_t count = 0;
    Xapian::docid last = 0;
    /// Of its postings; then, where the next goes.
    std::uint32_t bytes = 0;

    void note(Xapian::docid document) {
      if (passages == 0 || last != document) ++passages;
      last = document;
    }
  };

  /// A word of a document.
  struct Occurrence {
    Xapian::docid document = 0;
    WordTable::Word word = 0;
    std::uint32_t count = 0;
  };

  /// Finds all occurrences, in the order of documents, and how many bytes each word's take.
  void read(const WordSequences::Part& part, std::vector<NeighbourBits>& neighbours) {
    occurrences_.clear();
    neighbours.resize(part.end() - part.first);
    for (Xapian::docid document = part.first; document < part.end(); ++document) {
      const std::size_t first = occurrences_.size();
      NeighbourBits& bits = neighbours[document - part.first];
      neighbours_.begin_text();
      sequences_.for_each_word(document, [&](const WordSequences::Word& word) {
        note(word, document, bits);
        return true;
      });
      for (std::size_t at = first; at < occurrences_.size(); ++at) {
        note(occurrences_[at], part.first - 1);
      }
    }
  }

  void note(const WordSequences::Word& word, Xapian::docid document, NeighbourBits& neighbours) {
    if (word.field != schema::Field::body) return above_[word.word].note(document);
    neighbours_.add(word.position, word.stem, neighbours);
    if (word.is_repeated || ++of_words_[word.word].count > 1) return;
    occurrences_.push_back({document, word.word, 0});
  }

  void note(Occurrence& occurrence, Xapian::docid before_all) {
    State& word = of_words_[occurrence.word];
    occurrence.count = std::exchange(word.count, 0);
    word.occurrences += occurrence.count;
    const Xapian::docid last = word.passages == 0 ? before_all : word.last;
    word.bytes +=
        static_cast<std::uint32_t>(size_of_posting(occurrence.document - last, occurrence.count));
    word.note(occurrence.document);
    of_stems_[sequences_.table().stem_of(occurrence.word)].note(occurrence.document);
  }

  static Tally take_tally(std::vector<State>& states) {
    Tally tally;
    for (std::uint32_t number = 0; number < states.size(); ++number) {
      if (states[number].passages == 0) continue;
      tally.numbers.push_back(number);
      tally.passages.push_back(std::exchange(states[number].passages, 0));
    }
    tally.numbers.shrink_to_fit();
    tally.passages.shrink_to_fit();
    return tally;
  }

  void write(Part& part) {
    std::uint32_t end = 0;
    for (const WordTable::Word word : part.words.numbers) {
      part.begins.push_back(end);
      State& state = of_words_[word];
      end += std::exchange(state.bytes, end);
      state.last = part.sequences->first - 1;
    }
    part.begins.push_back(end);
    part.bytes.resize(end);
    for (const auto& [document, word, count] : occurrences_) {
      State& state = of_words_[word];
      char* const at = part.bytes.data() + state.bytes;
      state.bytes +=
          static_cast<std::uint32_t>(write_posting(at, document - state.last, count) - at);
      state.last = document;
    }
    for (const WordTable::Word word : part.words.numbers) of_words_[word].bytes = 0;
  }

  const WordSequences& sequences_;
  /// By number; as at first between two parts, but for `last`.
  std::vector<State> of_words_;
  std::vector<State> above_;
  std::vector<State> of_stems_;
  /// Of the part at hand.
  std::vector<Occurrence> occurrences_;
  NeighbourReader neighbours_;
};

/// Adds up how often each document of a part has any of some words.
class WordPostings::Sum {
 public:
  void add(const Part& part, WordTable::Word word) {
    first_ = part.sequences->first;
    part.for_each(word, [&](Xapian::docid document, std::uint32_t count) {
      const std::size_t place = document - first_;
      has_any_[place / kBits] |= std::uint64_t{1} << (place % kBits);
      counts_[place] += count;
    });
  }

  /// Puts the sums behind `postings`, and begins anew.
  void move_to(std::vector<Posting>& postings) {
    for (std::size_t at = 0; at < has_any_.size(); ++at) {
      for (std::uint64_t left = std::exchange(has_any_[at], 0); left != 0; left &= left - 1) {
        const std::size_t place = at * kBits + static_cast<std::size_t>(std::countr_zero(left));
        postings.push_back(
            {first_ + static_cast<Xapian::docid>(place), std::exchange(counts_[place], 0)});
      }
    }
  }

 private:
  static constexpr std::size_t kBits = 64;

  Xapian::docid first_ = 1;
  std::array<std::uint64_t, WordSequences::kPartSize / kBits> has_any_{};
  std::array<std::uint32_t, WordSequences::kPartSize> counts_{};
};

WordPostings::WordPostings(const WordSequences& sequences, const WordPostings* before)
    : parts_(sequences.parts().size()),
      passages_(sequences.table().word_count()),
      occurrences_(sequences.table().word_count()),
      passages_below_(sequences.table().word_count()),
      stem_passages_(sequences.table().stem_count()) {
  const std::size_t known = before != nullptr ? before->parts_.size() : 0;
  for (std::size_t at = 0; at < std::min(known, parts_.size()); ++at) {
    const auto& part = before->parts_[at];
    if (part->sequences == sequences.parts()[at]) parts_[at] = part;
  }
  build_missing(sequences);
  for (const auto& part : parts_) {
    part->words.add_to(passages_);
    for (std::size_t at = 0; at < part->occurrences.size(); ++at) {
      occurrences_[part->words.numbers[at]] += part->occurrences[at];
    }
    part->words_above.add_to(passages_below_);
    part->stems.add_to(stem_passages_);
  }
}

void WordPostings::build_missing(const WordSequences& sequences) {
  std::atomic<std::size_t> next = 0;
  const auto build_some = [&] {
    PartBuilder builder(sequences);
    for (std::size_t at = next++; at < parts_.size(); at = next++) {
      if (!parts_[at]) parts_[at] = builder.build(sequences.parts()[at]);
    }
  };
  const auto missing = static_cast<std::size_t>(std::ranges::count(parts_, nullptr));
  const std::size_t threads = std::min<std::size_t>(missing, std::thread::hardware_concurrency());
  std::vector<std::future<void>> others;
  for (std::size_t other = 1; other < threads; ++other) {
    others.push_back(std::async(std::launch::async, build_some));
  }
  build_some();
  for (std::future<void>& other : others) other.get();
}

std::vector<Posting> WordPostings::of(std::span<const WordTable::Word> words) const {
  if (words.size() == 1) return of_one(words.front());
  std::vector<Posting> postings;
  std::size_t most = 0;
  for (const WordTable::Word word : words) most += passages_[word];
  postings.reserve(most);
  const auto sum = std::make_unique<Sum>();
  for (const auto& part : parts_) {
    for (const WordTable::Word word : words) sum->add(*part, word);
    sum->move_to(postings);
  }
  return postings;
}

std::vector<Posting> WordPostings::of_one(WordTable::Word word) const {
  std::vector<Posting> postings(passages_[word]);
  auto next = postings.begin();
  const auto append = [&](Xapian::docid document, std::uint32_t count) {
    *next++ = {document, count};
  };
  for (const auto& part : parts_) part->for_each(word, append);
  return postings;
}

void WordPostings::leave_out_without_row(std::span<const WordTable::Stem> stems,
                                         std::vector<Xapian::docid>& documents) const {
  std::vector<std::size_t> bits;
  for (std::size_t at = 1; at < stems.size(); ++at) {
    bits.push_back(neighbour_bit(stems[at - 1], stems[at]));
  }
  std::erase_if(documents, [&](Xapian::docid document) {
    const Part& part = *parts_[(document - 1) / WordSequences::kPartSize];
    const NeighbourBits& of_text = part.neighbours[document - part.sequences->first];
    return !std::ranges::all_of(bits, [&](std::size_t bit) { return of_text[bit]; });
  });
}

std::size_t WordPostings::bytes() const {
  std::size_t bytes =
      (passages_.capacity() + passages_below_.capacity() + stem_passages_.capacity()) *
          sizeof(std::uint32_t) +
      occurrences_.capacity() * sizeof(std::uint64_t);
  for (const auto& part : parts_) {
    bytes += part->words.bytes() + part->words_above.bytes() + part->stems.bytes() +
             (part->begins.capacity() + part->occurrences.capacity()) * sizeof(std::uint32_t) +
             part->bytes.capacity() + part->neighbours.capacity() * sizeof(NeighbourBits);
  }
  return bytes;
}

}  // namespace article_search
