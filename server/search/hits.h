#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "server/search/highlighter.h"
#include "server/search/match/matches.h"
#include "server/search/query/index_languages.h"
#include "server/search/query/query_parser.h"
#include "server/search/search_results.h"
#include "server/search/snippet.h"
#include "server/search/sought_places.h"
#include "server/search/state/index_view.h"

namespace article_search {

/// Makes hits of matches: reads the passage and finds where and why it matched. For one thread and
/// one query; what it is made of must outlive it. Throws DamagedIndex, and Xapian::Error when the
/// index cannot be read.
class HitMaker {
 public:
  HitMaker(const IndexView& view,
           IndexLanguages& languages,
           const ParsedQuery& query,
           const SnippetShape& shape = {});

  Hit make(const RankedPassage& match);

 private:
  const schema::StoredArticle& article_of(const schema::StoredPassage& passage);
  std::vector<TermMatch> matches_in_text(const std::string& text,
                                         Xapian::docid document,
                                         schema::Analyzer& analyzer);
  void note_terms(Hit& hit, std::span<const TermMatch> in_text, schema::Analyzer& analyzer) const;

  const Xapian::Database& index_;
  IndexLanguages& languages_;
  const ParsedQuery& query_;
  const SnippetShape shape_;
  const TermFinder in_text_;
  const TermFinder in_heading_;
  const TermFinder in_title_;
  /// None where in_text_ looks for parts of words.
  std::optional<SoughtPlaces> places_;
  /// Of each of the query's terms: one that few passages have says more of what an excerpt shows.
  std::vector<double> rarity_;
  /// Of the hits that were made, by their ids.
  std::map<std::string, schema::StoredArticle, std::less<>> articles_;
};

}  // namespace article_search
