#include "server/search/state/word_postings.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <future>
#include <span>
#include <thread>
#include <utility>

#include "server/search/state/neighbour_bits.h"
#include "server/search/state/posting_lists.h"

namespace article_search {

namespace {

/// Words of a part, and how many of its passages have each.
struct Tally {
  /// Ascending.
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> passages;
};

/// Adds to `sums`, by number, what `parts` has for each of `numbers`.
template <typename Sum>
void add_to(std::vector<Sum>& sums,
            const std::vector<std::uint32_t>& numbers,
            const std::vector<std::uint32_t>& parts) {
  for (std::size_t at = 0; at < numbers.size(); ++at) sums[numbers[at]] += parts[at];
}

}  // namespace

/// The postings of a part of the sequences.
struct WordPostings::Part {
  std::shared_ptr<const WordSequences::Part> sequences;
  PostingLists words;
  /// Of those stems of which a document of the part has several words.
  PostingLists stems;
  /// Of headings and titles.
  Tally words_above;
  /// By document, of its text.
  std::vector<NeighbourBits> neighbours;
};

/// Turns parts around, one after the other.
class WordPostings::PartBuilder {
 public:
  explicit PartBuilder(const WordSequences& sequences)
      : sequences_(sequences),
        counts_(std::max(sequences.table().word_count(), sequences.table().stem_count())),
        above_(sequences.table().word_count()),
        states_(counts_.size()) {}

  std::shared_ptr<const Part> build(std::shared_ptr<const WordSequences::Part> sequences) {
    Part part;
    part.sequences = std::move(sequences);
    const Xapian::docid before = part.sequences->first - 1;
    read(*part.sequences, part.neighbours);
    part.words = PostingLists(occurrences_, before, states_);
    part.words_above = take_words_above();
    part.stems = PostingLists(by_stem(part.words), before, states_);
    return std::make_shared<const Part>(std::move(part));
  }

 private:
  struct Above {
    std::uint32_t passages = 0;
    Xapian::docid last = 0;
  };

  /// Finds all occurrences of words in texts, in the order of documents.
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
      take_counts(first);
    }
  }

  void note(const WordSequences::Word& word, Xapian::docid document, NeighbourBits& neighbours) {
    if (word.field != schema::Field::body) {
      Above& above = above_[word.word];
      if (above.passages == 0 || above.last != document) ++above.passages;
      above.last = document;
      return;
    }
    neighbours_.add(word.position, word.stem, neighbours);
    if (word.is_repeated || ++counts_[word.word] > 1) return;
    occurrences_.push_back({document, word.word, 0});
  }

  /// Fills in the counts of the document at hand, whose occurrences begin at `first`.
  void take_counts(std::size_t first) {
    for (std::size_t at = first; at < occurrences_.size(); ++at) {
      occurrences_[at].count = std::exchange(counts_[occurrences_[at].number], 0);
    }
  }

  Tally take_words_above() {
    Tally tally;
    for (std::uint32_t number = 0; number < above_.size(); ++number) {
      if (above_[number].passages == 0) continue;
      tally.numbers.push_back(number);
      tally.passages.push_back(std::exchange(above_[number].passages, 0));
    }
    tally.numbers.shrink_to_fit();
    tally.passages.shrink_to_fit();
    return tally;
  }

  /// The occurrences of the stems that several of `words` have, from those of the words, which are
  /// gone then.
  std::span<const Occurrence> by_stem(const PostingLists& words) {
    const WordTable& table = sequences_.table();
    for (const WordTable::Word word : words.numbers()) ++counts_[table.stem_of(word)];
    std::erase_if(occurrences_, [&](Occurrence& occurrence) {
      occurrence.number = table.stem_of(occurrence.number);
      return counts_[occurrence.number] < 2;
    });
    for (const WordTable::Word word : words.numbers()) counts_[table.stem_of(word)] = 0;
    join_equal();
    return occurrences_;
  }

  /// Makes one occurrence of those of one number in one document.
  void join_equal() {
    std::size_t kept = 0;
    for (std::size_t first = 0; first < occurrences_.size();) {
      const std::size_t kept_before = kept;
      const Xapian::docid document = occurrences_[first].document;
      for (; first < occurrences_.size() && occurrences_[first].document == document; ++first) {
        const Occurrence occurrence = occurrences_[first];
        if (counts_[occurrence.number] == 0) occurrences_[kept++] = occurrence;
        counts_[occurrence.number] += occurrence.count;
      }
      for (std::size_t at = kept_before; at < kept; ++at) {
        occurrences_[at].count = std::exchange(counts_[occurrences_[at].number], 0);
      }
    }
    occurrences_.resize(kept);
  }

  const WordSequences& sequences_;
  // By number of a word or stem; all zero between two parts, but for `last`.
  std::vector<std::uint32_t> counts_;
  std::vector<Above> above_;
  std::vector<PostingLists::State> states_;
  /// Of the part at hand.
  std::vector<Occurrence> occurrences_;
  NeighbourReader neighbours_;
};

/// Adds up how often each document of a part has any of some words.
class WordPostings::Sum {
 public:
  void add(const Part& part, WordTable::Word word) {
    first_ = part.sequences->first;
    part.words.for_each(word, [&](Xapian::docid document, std::uint32_t count) {
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
  for (const auto& part : parts_) add_up(*part, sequences.table());
}

void WordPostings::add_up(const Part& part, const WordTable& table) {
  add_to(passages_, part.words.numbers(), part.words.passages());
  add_to(occurrences_, part.words.numbers(), part.words.occurrences());
  add_to(passages_below_, part.words_above.numbers, part.words_above.passages);
  add_to(stem_passages_, part.stems.numbers(), part.stems.passages());
  for (std::size_t at = 0; at < part.words.numbers().size(); ++at) {
    const WordTable::Stem stem = table.stem_of(part.words.numbers()[at]);
    if (!part.stems.has(stem)) stem_passages_[stem] += part.words.passages()[at];
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
  std::vector<Posting> postings;
  if (words.size() == 1) {
    postings.resize(passages_[words.front()]);
    read_into(postings,
              [&](const Part& part, const auto& use) { part.words.for_each(words.front(), use); });
    return postings;
  }
  const auto sum = std::make_unique<Sum>();
  for (const auto& part : parts_) {
    for (const WordTable::Word word : words) sum->add(*part, word);
    sum->move_to(postings);
  }
  return postings;
}

std::vector<Posting> WordPostings::of_stem(WordTable::Stem stem, const WordTable& table) const {
  if (stem == WordTable::kNone) return {};
  std::vector<Posting> postings(stem_passages_[stem]);
  read_into(postings, [&](const Part& part, const auto& use) {
    if (part.stems.has(stem)) return part.stems.for_each(stem, use);
    for (const WordTable::Word word : table.words_of(stem)) part.words.for_each(word, use);
  });
  return postings;
}

/// Fills `postings`, which has room for them, with what `read` gives of each part.
template <typename Read>
void WordPostings::read_into(std::vector<Posting>& postings, const Read& read) const {
  auto next = postings.begin();
  const auto append = [&](Xapian::docid document, std::uint32_t count) {
    *next++ = {document, count};
  };
  for (const auto& part : parts_) read(*part, append);
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
    bytes += part->words.bytes() + part->stems.bytes() +
             (part->words_above.numbers.capacity() + part->words_above.passages.capacity()) *
                 sizeof(std::uint32_t) +
             part->neighbours.capacity() * sizeof(NeighbourBits);
  }
  return bytes;
}

}  // namespace article_search
