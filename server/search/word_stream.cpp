#include "server/search/word_stream.h"

#include <algorithm>
#include <utility>

#include "server/search/gallop.h"

namespace article_search {

namespace {

Xapian::docid document_of(const Posting& posting) { return posting.document; }
Xapian::docid document_of(Xapian::docid document) { return document; }

/// Sets what of the block at `begin` is among `entries`, behind what was marked last, which this
/// becomes.
template <typename Entry>
void mark_block(std::span<const Entry> entries,
                Xapian::docid begin,
                ListSlice& slice,
                DocumentBits& marked) {
  const auto from = entries.begin() + static_cast<std::ptrdiff_t>(slice.end);
  auto at =
      gallop(from, entries.end(), [&](const Entry& entry) { return document_of(entry) < begin; });
  slice.begin = static_cast<std::size_t>(at - entries.begin());
  for (; at != entries.end() && document_of(*at) - begin < DocumentBits::kSize; ++at) {
    marked.set(document_of(*at) - begin);
  }
  slice.end = static_cast<std::size_t>(at - entries.begin());
}

WordStream read_word(const TermWay& way, PostingTable& postings) {
  const std::string& word = way.words.front();
  return {postings.of(way.field, word), TermWeight(postings.counts(way.field, word), way.scale)};
}

}  // namespace

void WordStream::mark(Xapian::docid begin, DocumentBits& marked) {
  mark_block(postings_, begin, marked_, marked);
}

PatternStream::PatternStream(const WordPattern& pattern, double scale, PostingTable& postings)
    : postings_(postings), field_(pattern.field), found_(find_pattern(pattern, postings)) {
  if (found_.empty()) return;
  for (const std::string& stem : pattern.stems) {
    words_.push_back({stem, TermWeight(postings.counts(field_, stem), scale)});
  }
}

double PatternStream::most() const {
  double most = 0;
  for (const Word& word : words_) most += word.weight.most();
  return most;
}

void PatternStream::mark(Xapian::docid begin, DocumentBits& marked) {
  mark_block(found_, begin, marked_, marked);
}

void PatternStream::weigh(Xapian::docid begin,
                          const DocumentBits& wanted,
                          std::span<double, DocumentBits::kSize> scores) const {
  std::vector<Xapian::docid> documents;
  for (const Xapian::docid document : found_.subspan(marked_.begin, marked_.end - marked_.begin)) {
    if (wanted.has(document - begin)) documents.push_back(document);
  }
  if (documents.empty()) return;
  const PassageColumns& columns = postings_.view().columns;
  for (const auto& [stem, weight] : words_) {
    const std::vector<std::uint32_t> counts = postings_.counts_in(documents, field_, stem);
    for (std::size_t at = 0; at < documents.size(); ++at) {
      scores[documents[at] - begin] += weight.of(counts[at], columns.length_factor(documents[at]));
    }
  }
}

double TermStreams::most() const {
  double most = 0;
  for (const WordStream& stream : words) most += stream.most();
  for (const PatternStream& stream : patterns) most += stream.most();
  double best = 0;
  for (const WordStream& stream : alternatives) best = std::max(best, stream.most());
  return most + best;
}

void TermStreams::mark(Xapian::docid begin, DocumentBits& marked) {
  for (WordStream& stream : words) stream.mark(begin, marked);
  for (PatternStream& stream : patterns) stream.mark(begin, marked);
  for (WordStream& stream : alternatives) stream.mark(begin, marked);
}

void TermStreams::weigh(Xapian::docid begin,
                        const DocumentBits& wanted,
                        const PassageColumns& columns,
                        BlockScores& block) const {
  for (const WordStream& stream : words) {
    stream.weigh(begin, wanted, columns,
                 [&](std::size_t place, double weight) { block.scores[place] += weight; });
  }
  for (const PatternStream& stream : patterns) stream.weigh(begin, wanted, block.scores);
  if (alternatives.empty()) return;
  for (const WordStream& stream : alternatives) {
    stream.weigh(begin, wanted, columns, [&](std::size_t place, double weight) {
      block.best[place] = std::max(block.best[place], weight);
    });
  }
  wanted.for_each(
      [&](std::size_t place) { block.scores[place] += std::exchange(block.best[place], 0); });
}

TermStreams read_ways(const TermWays& ways, std::size_t slop, PostingTable& postings) {
  TermStreams streams;
  for (const TermWay& way : ways.added) {
    if (way.words.size() > 1) {
      streams.patterns.emplace_back(pattern_of(way, slop), way.scale, postings);
    } else {
      streams.words.push_back(read_word(way, postings));
    }
  }
  for (const TermWay& way : ways.alternatives) {
    streams.alternatives.push_back(read_word(way, postings));
  }
  return streams;
}

}  // namespace article_search
