#include "server/search/word_stream.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "server/search/gallop.h"
#include "server/search/term_ways.h"

namespace article_search {

namespace {

using schema::Field;

TermCounts term_counts(Field field, const std::string& word, PostingTable& postings) {
  const IndexView& view = postings.view();
  return field == Field::exact ? counts_of(postings.of(field, word), view.columns.passage_count())
                               : counts_of(view.index, schema::term(field, word));
}

/// Some passages, and what they weigh.
class Weighing {
 public:
  Weighing(std::vector<Xapian::docid> documents, PostingTable& postings)
      : documents_(std::move(documents)), postings_(postings), weights_(documents_.size()) {}

  const std::vector<Xapian::docid>& documents() const { return documents_; }

  /// Adds what each weighs for a word.
  void add(Field field, const std::string& word, double scale) {
    const PassageColumns& columns = postings_.view().columns;
    const TermWeight weight(term_counts(field, word, postings_), scale);
    const std::vector<std::uint32_t> counts = postings_.counts_in(documents_, field, word);
    for (std::size_t at = 0; at < documents_.size(); ++at) {
      weights_[at] += weight.of(counts[at], columns.length_factor(documents_[at]));
    }
  }

  /// Adds what passages weigh in `other`, which has none but of these.
  void add(const Weighing& other) {
    auto at = documents_.begin();
    for (std::size_t of_other = 0; of_other < other.documents_.size(); ++of_other) {
      at = std::lower_bound(at, documents_.end(), other.documents_[of_other]);
      weights_[static_cast<std::size_t>(at - documents_.begin())] += other.weights_[of_other];
    }
  }

  WordStream take() const {
    std::vector<WeighedPassage> weighed;
    weighed.reserve(documents_.size());
    for (std::size_t at = 0; at < documents_.size(); ++at) {
      weighed.emplace_back(documents_[at], weights_[at]);
    }
    return WordStream(std::move(weighed));
  }

 private:
  std::vector<Xapian::docid> documents_;
  PostingTable& postings_;
  std::vector<double> weights_;
};

/// Passages with `pattern`, which weigh as much as for all of its words.
WordStream weigh_pattern(const WordPattern& pattern, double scale, PostingTable& postings) {
  Weighing weighing(find_pattern(pattern, postings), postings);
  for (const std::string& stem : pattern.stems) weighing.add(pattern.field, stem, scale);
  return weighing.take();
}

Xapian::docid document_of(const Posting& posting) { return posting.document; }
Xapian::docid document_of(const WeighedPassage& passage) { return passage.first; }

using Documents = std::vector<Xapian::docid>;

Documents documents_with(Field field, const std::string& word, PostingTable& postings) {
  Documents documents;
  for (const Posting& posting : postings.of(field, word)) documents.push_back(posting.document);
  return documents;
}

Documents common(const Documents& left, const Documents& right) {
  Documents both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return both;
}

/// Passages with one of the ways that a verbatim term is written, and each of its words somewhere
/// as it was spelt.
WordStream weigh_verbatim(const QueryTerm& term, PostingTable& postings) {
  const std::vector<TermWay> ways = ways_in_texts(term, postings.view());
  std::vector<Documents> having;
  Documents found;
  for (const TermWay& way : ways) {
    const bool is_word = way.words.size() == 1;
    having.push_back(is_word ? documents_with(way.field, way.words.front(), postings)
                             : find_pattern(pattern_of(way, term.slop), postings));
    Documents all;
    std::ranges::set_union(found, having.back(), std::back_inserter(all));
    found = std::move(all);
  }
  for (const std::string& word : term.spelling) {
    found = common(found, documents_with(Field::exact, word, postings));
  }
  Weighing weighing(found, postings);
  for (const std::string& word : term.spelling) {
    weighing.add(Field::exact, word, traits(Field::exact).weight);
  }
  for (std::size_t at = 0; at < ways.size(); ++at) {
    Weighing of_way(common(found, having[at]), postings);
    for (const std::string& word : ways[at].words) {
      of_way.add(ways[at].field, word, ways[at].scale);
    }
    weighing.add(of_way);
  }
  return weighing.take();
}

}  // namespace

WordStream::WordStream(std::vector<WeighedPassage> weighed) : weighed_(std::move(weighed)) {
  for (const auto& [document, weight] : weighed_) most_ = std::max(most_, weight);
}

void WordStream::mark(Xapian::docid begin, DocumentBits& marked) {
  const auto mark_in = [&](const auto& entries) {
    const auto from = entries.begin() + static_cast<std::ptrdiff_t>(end_);
    auto at =
        gallop(from, entries.end(), [&](const auto& entry) { return document_of(entry) < begin; });
    begin_ = static_cast<std::size_t>(at - entries.begin());
    for (; at != entries.end() && document_of(*at) - begin < DocumentBits::kSize; ++at) {
      marked.set(document_of(*at) - begin);
    }
    end_ = static_cast<std::size_t>(at - entries.begin());
  };
  if (postings_ != nullptr) {
    mark_in(*postings_);
  } else {
    mark_in(weighed_);
  }
}

double TermStreams::most() const {
  double most = 0;
  for (const WordStream& stream : added) most += stream.most();
  double best = 0;
  for (const WordStream& stream : alternatives) best = std::max(best, stream.most());
  return most + best;
}

void TermStreams::mark(Xapian::docid begin, DocumentBits& marked) {
  for (WordStream& stream : added) stream.mark(begin, marked);
  for (WordStream& stream : alternatives) stream.mark(begin, marked);
}

void TermStreams::weigh(Xapian::docid begin,
                        const DocumentBits& wanted,
                        const PassageColumns& columns,
                        BlockScores& block) const {
  for (const WordStream& stream : added) {
    stream.weigh(begin, wanted, columns,
                 [&](std::size_t place, double weight) { block.scores[place] += weight; });
  }
  if (alternatives.empty()) return;
  for (const WordStream& stream : alternatives) {
    stream.weigh(begin, wanted, columns, [&](std::size_t place, double weight) {
      block.best[place] = std::max(block.best[place], weight);
    });
  }
  wanted.for_each(
      [&](std::size_t place) { block.scores[place] += std::exchange(block.best[place], 0); });
}

TermStreams read_term(const QueryTerm& term, PostingTable& postings) {
  const IndexView& view = postings.view();
  TermStreams streams;
  if (term.kind == TermKind::verbatim) {
    streams.added.push_back(weigh_verbatim(term, postings));
    return streams;
  }
  const auto read = [&](const TermWay& way) {
    if (way.words.size() > 1) {
      return weigh_pattern(pattern_of(way, term.slop), way.scale, postings);
    }
    const std::vector<Posting>& of_word = postings.of(way.field, way.words.front());
    return WordStream(of_word,
                      TermWeight(counts_of(of_word, view.columns.passage_count()), way.scale));
  };
  const TermWays ways = ways_to_find(term, view);
  std::transform(ways.added.begin(), ways.added.end(), std::back_inserter(streams.added), read);
  std::transform(ways.alternatives.begin(), ways.alternatives.end(),
                 std::back_inserter(streams.alternatives), read);
  return streams;
}

TermStreams read_patterns(std::span<const WordPattern> patterns, PostingTable& postings) {
  TermStreams streams;
  for (const WordPattern& pattern : patterns) {
    streams.added.push_back(weigh_pattern(pattern, 1, postings));
  }
  return streams;
}

}  // namespace article_search
