#include "server/search/search_run.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/index_metadata.h"
#include "server/search/explanation.h"
#include "server/search/hits.h"
#include "server/search/match/match_plan.h"
#include "server/search/match/matches.h"
#include "server/search/match/query_match.h"
#include "server/search/match/ranking.h"
#include "server/search/query_builder.h"

namespace article_search {

namespace {

/// Whether the request is for whatever its filters let through, and not for words.
bool is_browsing(const SearchRequest& request) {
  const bool is_blank = request.query.find_first_not_of(" \t\r\n") == std::string::npos;
  return is_blank && (!request.filters.is_empty() || !request.facets.facets.empty());
}

class SearchRun {
 public:
  SearchRun(const IndexView& view,
            IndexLanguages& languages,
            const ParsedQuery& query,
            const SearchRequest& request)
      : view_(view),
        query_(query),
        request_(request),
        postings_(view),
        hits_(
            view, languages, query, {.length = request.snippet_length, .count = request.snippets}) {
  }

  void fill(SearchResults& results) {
    const bool is_grouped = request_.grouping == Grouping::by_article;
    Matches matches = is_grouped ? find({request_.offset, request_.limit}) : find_page();
    results.passages = matches.passages;
    results.articles = matches.articles;
    results.all_words = matches.all_words;
    results.facets = std::move(matches.facets);
    for (FacetCounts& facet : results.facets) {
      if (facet.facet == schema::Facet::article) add_titles(facet.values);
    }
    if (is_grouped) {
      results.groups = make_groups(matches.groups);
    } else {
      results.hits = make_hits(matches.ranked);
    }
  }

 private:
  Matches find(const Window& window) {
    MatchNode plan =
        is_browsing(request_) ? match_everything() : plan_match(query_, postings_, request_.match);
    return find_matches(std::move(plan), view_.columns, request_, window);
  }

  /// Pages that begin among the matches that are ranked anew are cut from all of these.
  Matches find_page() {
    const std::size_t end = request_.offset + request_.limit;
    if (request_.sort != SortOrder::relevance || request_.offset >= kRerankedMatches) {
      return find({request_.offset, request_.limit});
    }
    Matches matches = find({0, std::max(kRerankedMatches, end)});
    rerank(matches.ranked, query_, postings_);
    auto& ranked = matches.ranked;
    if (ranked.size() > end) ranked.resize(end);
    ranked.erase(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(
                                                      std::min(request_.offset, ranked.size())));
    return matches;
  }

  /// What find() finds as a Xapian query, which tells what each part of it weighs.
  const Xapian::Query& content() {
    if (!content_) {
      content_ =
          is_browsing(request_) ? everything() : build_query(query_, postings_, request_.match);
    }
    return *content_;
  }

  std::vector<Hit> make_hits(std::span<const RankedPassage> ranked) {
    std::vector<Hit> made;
    for (const RankedPassage& match : ranked) {
      made.push_back(hits_.make(match));
      if (request_.explain == ScoreParts::off) continue;
      made.back().parts = explain(view_.index, content(), query_, match);
    }
    return made;
  }

  std::vector<HitGroup> make_groups(const std::vector<MatchGroup>& groups) {
    std::vector<HitGroup> made;
    for (const MatchGroup& group : groups) {
      HitGroup& its = made.emplace_back();
      its.hits = make_hits(group.first);
      its.article = its.hits.front().article;
      its.passages = group.count;
    }
    return made;
  }

  /// Articles are filtered by their ids and known to people by their titles.
  void add_titles(std::vector<FacetCount>& articles) const {
    for (FacetCount& value : articles) {
      if (const auto article = schema::read_article(view_.index, value.value)) {
        value.label = article->title;
      }
    }
  }

  const IndexView& view_;
  const ParsedQuery& query_;
  const SearchRequest& request_;
  std::optional<Xapian::Query> content_;
  PostingTable postings_;
  HitMaker hits_;
};

}  // namespace

void run_search(const IndexView& view,
                IndexLanguages& languages,
                const ParsedQuery& query,
                const SearchRequest& request,
                SearchResults& results) {
  if (is_browsing(request)) {
    std::erase_if(results.warnings,
                  [](const Warning& warning) { return warning.code == "no_searchable_words"; });
  }
  SearchRun(view, languages, query, request).fill(results);
}

}  // namespace article_search
