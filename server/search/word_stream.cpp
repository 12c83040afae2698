#include "server/search/word_stream.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "server/search/query_builder.h"
#include "server/search/term_ways.h"

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

}  // namespace

TermStreams read_term(const QueryTerm& term,
                      const Xapian::Database& index,
                      PostingTable& postings) {
  TermStreams streams;
  if (term.kind == TermKind::verbatim) {
    streams.added.push_back(weigh(build_term_query(term, index), index));
    return streams;
  }
  const auto read = [&](const TermWay& way) {
    if (way.words.size() > 1) return weigh(build_way(way, term.slop), index);
    const std::string& word = way.words.front();
    return WordStream(postings.of(word), TermWeight(index, word, way.scale));
  };
  const TermWays ways = ways_to_find(term, index);
  std::transform(ways.added.begin(), ways.added.end(), std::back_inserter(streams.added), read);
  std::transform(ways.alternatives.begin(), ways.alternatives.end(),
                 std::back_inserter(streams.alternatives), read);
  return streams;
}

}  // namespace article_search
