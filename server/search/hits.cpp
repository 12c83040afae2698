#include "server/search/hits.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "server/search/highlighter.h"
#include "server/search/index_reading.h"
#include "server/search/query_builder.h"

namespace article_search {

namespace {

/// The query's terms that the passage has in any field that it was searched in.
std::set<std::size_t> terms_found(const Hit& hit,
                                  const std::vector<TermMatch>& in_text,
                                  const ParsedQuery& query,
                                  schema::Analyzer& analyzer) {
  std::set<std::size_t> found;
  const auto add = [&](const std::vector<TermMatch>& matches) {
    for (const TermMatch& match : matches) found.insert(match.term);
  };
  add(in_text);
  for (const std::string& heading : hit.passage.section) {
    add(find_terms(analyzer.analyze(heading), query.terms, schema::Field::heading));
  }
  if (hit.passage.position == 1) {
    add(find_terms(analyzer.analyze(hit.article.title), query.terms, schema::Field::title));
  }
  return found;
}

std::vector<double> rarity_of(const ParsedQuery& query, const Xapian::Database& index) {
  std::vector<double> rarity;
  const double all = index.get_doccount();
  for (const QueryTerm& term : query.terms) {
    const double having = frequency_of(term, index);
    rarity.push_back(std::log(2 + all / (1 + having)));
  }
  return rarity;
}

}  // namespace

HitMaker::HitMaker(const Xapian::Database& index,
                   IndexLanguages& languages,
                   const ParsedQuery& query,
                   const SnippetShape& shape)
    : index_(index),
      languages_(languages),
      query_(query),
      shape_(shape),
      rarity_(rarity_of(query, index)) {}

Hit HitMaker::make(const RankedPassage& match) const {
  Hit hit;
  hit.passage = read_passage(index_.get_document(match.document));
  hit.score = match.score;
  hit.article = article_of(index_, hit.passage);
  schema::Analyzer& analyzer = languages_.of(hit.article.language);
  const auto matches = find_terms(analyzer.analyze(hit.passage.text), query_.terms);
  std::vector<Snippet> snippets = make_snippets(hit.passage.text, matches, rarity_, shape_);
  hit.snippet = std::move(snippets.front());
  hit.further_snippets.assign(std::make_move_iterator(snippets.begin() + 1),
                              std::make_move_iterator(snippets.end()));
  const std::set<std::size_t> found = terms_found(hit, matches, query_, analyzer);
  for (std::size_t term = 0; term < query_.terms.size(); ++term) {
    if (query_.terms[term].is_excluded) continue;
    (found.contains(term) ? hit.matched : hit.missing).push_back(query_.terms[term].text);
  }
  return hit;
}

}  // namespace article_search
