#include "server/search/search_run.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/index_metadata.h"
#include "server/search/explanation.h"
#include "server/search/filters.h"
#include "server/search/groups.h"
#include "server/search/hits.h"
#include "server/search/query_builder.h"
#include "server/search/retrieval.h"

namespace article_search {

namespace {

/// Whether the request is for whatever its filters let through, and not for words.
bool is_browsing(const SearchRequest& request) {
  const bool is_blank = request.query.find_first_not_of(" \t\r\n") == std::string::npos;
  return is_blank && (!request.filters.is_empty() || !request.facets.facets.empty());
}

class SearchRun {
 public:
  SearchRun(const IndexView& view, const ParsedQuery& query, const SearchRequest& request)
      : view_(view),
        query_(query),
        request_(request),
        content_(is_browsing(request) ? Xapian::Query::MatchAll : build_query(query, view.index)),
        hits_(view.index, view.analyzer, query) {}

  void fill(SearchResults& results) const {
    const bool is_grouped = request_.grouping == Grouping::by_article;
    const Window window =
        is_grouped ? Window{0, kExactTotal} : Window{request_.offset, request_.limit};
    Matches matches = retrieve(view_.index, view_.columns, content_, request_, window);
    results.passages = matches.passages;
    results.articles = matches.articles;
    results.facets = std::move(matches.facets);
    add_titles(results.facets);
    if (is_grouped) {
      results.groups = make_groups(matches);
    } else {
      results.hits = make_hits(matches.ranked);
    }
  }

 private:
  std::vector<Hit> make_hits(std::span<const RankedPassage> ranked) const {
    std::vector<Hit> made;
    for (const RankedPassage& match : ranked) {
      made.push_back(hits_.make(match));
      if (request_.explain == ScoreParts::off) continue;
      made.back().parts = explain(view_.index, content_, query_, match.document);
    }
    return made;
  }

  std::vector<HitGroup> make_groups(const Matches& matches) const {
    const auto groups = group_by_article(matches.ranked, view_.columns, kGroupHits);
    const std::size_t begin = std::min(request_.offset, groups.size());
    const std::size_t count = std::min(request_.limit, groups.size() - begin);
    std::vector<HitGroup> made;
    for (const MatchGroup& group : std::span(groups).subspan(begin, count)) {
      HitGroup& its = made.emplace_back();
      its.hits = make_hits(group.first);
      its.article = its.hits.front().article;
      its.passages = {group.count, matches.ranked.size() == matches.passages.value
                                       ? matches.passages.relation
                                       : TotalRelation::gte};
    }
    return made;
  }

  /// Articles are filtered by their ids and known to people by their titles.
  void add_titles(std::vector<FacetCounts>& facets) const {
    for (FacetCounts& facet : facets) {
      if (facet.facet != schema::Facet::article) continue;
      for (FacetCount& value : facet.values) {
        if (const auto article = schema::read_article(view_.index, value.value)) {
          value.label = article->title;
        }
      }
    }
  }

  const IndexView& view_;
  const ParsedQuery& query_;
  const SearchRequest& request_;
  const Xapian::Query content_;
  const HitMaker hits_;
};

}  // namespace

void run_search(const IndexView& view,
                const ParsedQuery& query,
                const SearchRequest& request,
                SearchResults& results) {
  if (is_browsing(request)) {
    std::erase_if(results.warnings,
                  [](const Warning& warning) { return warning.code == "no_searchable_words"; });
  }
  SearchRun(view, query, request).fill(results);
}

}  // namespace article_search
