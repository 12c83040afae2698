#include "server/search/word_stream.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "server/search/term_ways.h"
#include "server/search/word_pattern.h"

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
    std::vector<std::pair<Xapian::docid, double>> weighed;
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

/// Passages with the words of `way` in a row, which weigh as much as for all of the words.
WordStream weigh_row(const TermWay& way, std::size_t slop, PostingTable& postings) {
  Weighing weighing(find_pattern(pattern_of(way, slop), postings), postings);
  for (const std::string& word : way.words) weighing.add(way.field, word, way.scale);
  return weighing.take();
}

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

TermStreams read_term(const QueryTerm& term, PostingTable& postings) {
  const IndexView& view = postings.view();
  TermStreams streams;
  if (term.kind == TermKind::verbatim) {
    streams.added.push_back(weigh_verbatim(term, postings));
    return streams;
  }
  const auto read = [&](const TermWay& way) {
    if (way.words.size() > 1) return weigh_row(way, term.slop, postings);
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

}  // namespace article_search
