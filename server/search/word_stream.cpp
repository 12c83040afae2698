#include "server/search/word_stream.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "server/search/query_builder.h"
#include "server/search/term_ways.h"
#include "server/search/word_pattern.h"

namespace article_search {

namespace {

/// Everything that matches `query`, by Xapian.
WordStream weigh(const Xapian::Query& query, const Xapian::Database& index) {
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, index.get_doccount());
  std::vector<std::pair<Xapian::docid, double>> weighed;
  weighed.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    weighed.emplace_back(*match, match.get_weight());
  }
  std::sort(weighed.begin(), weighed.end());
  return WordStream(std::move(weighed));
}

/// Passages with the words of `way` in a row, which weigh as much as for all of the words.
WordStream weigh_row(const TermWay& way, std::size_t slop, PostingTable& postings) {
  const IndexView& view = postings.view();
  const std::vector<Xapian::docid>& found = find_pattern(pattern_of(way, slop), postings);
  std::vector<std::pair<Xapian::docid, double>> weighed;
  weighed.reserve(found.size());
  for (const Xapian::docid document : found) weighed.emplace_back(document, 0);
  for (const std::string& word : way.words) {
    const TermWeight weight(counts_of(view.index, schema::term(way.field, word)), way.scale);
    const std::vector<std::uint32_t> counts = postings.counts_in(found, way.field, word);
    for (std::size_t at = 0; at < found.size(); ++at) {
      weighed[at].second += weight.of(counts[at], view.columns.length_factor(found[at]));
    }
  }
  return WordStream(std::move(weighed));
}

}  // namespace

TermStreams read_term(const QueryTerm& term, PostingTable& postings) {
  const IndexView& view = postings.view();
  TermStreams streams;
  if (term.kind == TermKind::verbatim) {
    streams.added.push_back(weigh(build_term_query(term, postings), view.index));
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
