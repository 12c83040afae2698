#include "server/search/hits.h"

#include <cstddef>
#include <set>
#include <vector>

#include "server/search/highlighter.h"
#include "server/search/index_reading.h"

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
    add(find_terms(analyzer.analyze(heading), query.terms));
  }
  if (hit.passage.position == 1) {
    add(find_terms(analyzer.analyze(hit.article.title), query.terms));
  }
  return found;
}

}  // namespace

Hit HitMaker::make(const RankedPassage& match) const {
  Hit hit;
  hit.passage = read_passage(index_.get_document(match.document));
  hit.score = match.score;
  hit.article = article_of(index_, hit.passage);
  const auto matches = find_terms(analyzer_.analyze(hit.passage.text), query_.terms);
  hit.snippet = make_snippet(hit.passage.text, matches);
  const std::set<std::size_t> found = terms_found(hit, matches, query_, analyzer_);
  for (std::size_t term = 0; term < query_.terms.size(); ++term) {
    (found.contains(term) ? hit.matched : hit.missing).push_back(query_.terms[term].text);
  }
  return hit;
}

}  // namespace article_search
