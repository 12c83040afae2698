#include "server/search/search_run.h"

#include <algorithm>
#include <optional>
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
#include "server/search/ranking.h"
#include "server/search/retrieval.h"
#include "server/search/word_match.h"

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
    if (WordMatch::can_answer(query, request.filters)) {
      words_.emplace(postings_, query, request.match);
    }
  }

  void fill(SearchResults& results) {
    const bool is_grouped = request_.grouping == Grouping::by_article;
    Matches matches = is_grouped ? find({0, kExactTotal}) : find_page();
    results.passages = matches.passages;
    results.articles = matches.articles;
    results.all_words = matches.all_words ? *matches.all_words : count_all_words(matches.passages);
    results.facets = std::move(matches.facets);
    for (FacetCounts& facet : results.facets) {
      if (facet.facet == schema::Facet::article) add_titles(facet.values);
    }
    if (is_grouped) {
      results.groups = make_groups(matches);
    } else {
      results.hits = make_hits(matches.ranked);
    }
  }

 private:
  /// What matches, as Xapian finds it.
  const Xapian::Query& content() {
    if (!content_) {
      content_ =
          is_browsing(request_) ? everything() : build_query(query_, postings_, request_.match);
    }
    return *content_;
  }

  Matches find(const Window& window) {
    if (words_) return words_->find(request_, window);
    if (request_.sort != SortOrder::relevance) {
      return retrieve(view_.index, view_.columns, content(), request_, window);
    }
    const Xapian::Query ranking = with_all_words_first(content(), query_, postings_);
    Matches matches = retrieve(view_.index, view_.columns, ranking, request_, window);
    note_all_words(matches.ranked);
    return matches;
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

  /// How many of `matches` hold all of the words that stand side by side.
  Total count_all_words(const Total& matches) {
    const auto words = wished_words(query_);
    if (words.empty()) return matches;
    const Xapian::Query all(Xapian::Query::OP_FILTER, all_words_query(words, postings_), content());
    return count_matches(view_.index, filtered(all, build_filter(request_.filters)));
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

  std::vector<HitGroup> make_groups(const Matches& matches) {
    std::vector<HitGroup> made;
    for (const MatchGroup& group : group_by_article(
             matches.ranked, view_.columns, {request_.offset, request_.limit}, kGroupHits)) {
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
  /// Where the query is of words.
  std::optional<WordMatch> words_;
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
