#include "server/search/match/word_stream.h"

#include <algorithm>
#include <utility>

#include "server/search/match/pattern_search.h"
#include "server/search/state/gallop.h"

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
    : postings_(postings),
      field_(pattern.field),
      candidates_(candidates_for(pattern, postings)),
      finder_(pattern, postings.view().words) {
  if (candidates_.empty()) return;
  for (const std::string& stem : pattern.stems) {
    const TermWeight weight(postings.counts(field_, stem), scale);
    if (postings.is_sooner_seen(candidates_.size(), field_, stem)) {
      unread_.push_back({stem, weight});
    } else {
      words_.emplace_back(postings.of(field_, stem), weight);
    }
  }
}

double PatternStream::most() const {
  double most = 0;
  for (const WordStream& word : words_) most += word.most();
  for (const UnreadWord& word : unread_) most += word.weight.most();
  return most;
}

void PatternStream::mark(Xapian::docid begin, const DocumentBits& wanted, DocumentBits& marked) {
  marked_.clear();
  mark_block(candidates_, begin, slice_, marked_);
  marked_ &= wanted;
  for (WordStream& word : words_) {
    if (!marked_.any()) return;
    DocumentBits having;
    word.mark(begin, having);
    marked_ &= having;
  }
  marked_.keep_if(
      [&](std::size_t place) { return finder_.is_in(begin + static_cast<Xapian::docid>(place)); });
  marked |= marked_;
}

void PatternStream::weigh(Xapian::docid begin,
                          const DocumentBits& wanted,
                          std::span<double, DocumentBits::kSize> scores) const {
  DocumentBits having = marked_;
  having &= wanted;
  if (!having.any()) return;
  for (const WordStream& word : words_) {
    word.weigh(begin, having, postings_.view().columns,
               [&](std::size_t place, double weight) { scores[place] += weight; });
  }
  if (!unread_.empty()) weigh_unread(begin, having, scores);
}

void PatternStream::weigh_unread(Xapian::docid begin,
                                 const DocumentBits& wanted,
                                 std::span<double, DocumentBits::kSize> scores) const {
  std::vector<Xapian::docid> documents;
  wanted.for_each(
      [&](std::size_t place) { documents.push_back(begin + static_cast<Xapian::docid>(place)); });
  const PassageColumns& columns = postings_.view().columns;
  for (const auto& [stem, weight] : unread_) {
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

void TermStreams::mark(Xapian::docid begin, const DocumentBits& wanted, DocumentBits& marked) {
  for (WordStream& stream : words) stream.mark(begin, marked);
  for (PatternStream& stream : patterns) stream.mark(begin, wanted, marked);
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
