#include "server/http/home_page.h"

#include <algorithm>

#include "server/http/example_queries.h"
#include "server/http/link.h"
#include "server/http/search_link.h"

namespace article_search {

namespace {

/// A home page that lists everything would grow without bound; the rest is counted in words.
constexpr std::size_t kArticlesOnHomePage = 10;
constexpr std::size_t kMilestonesOnHomePage = 12;
constexpr std::size_t kMilestoneLength = 120;
constexpr std::size_t kExamples = 4;

SearchRequest of_kind(schema::PassageKind kind) {
  return with_only_filter({}, schema::Facet::kind, std::string(to_string(kind)));
}

void add_milestones(PageFields content, const std::vector<Hit>& milestones) {
  if (milestones.empty()) return;
  PageFields list = content.add("MILESTONES");
  for (const Hit& hit : milestones) {
    PageFields milestone = list.add("MILESTONE");
    add_date(milestone, hit.passage.date);
    milestone.set("TEXT", hit.snippet.text);
    milestone.set("LANGUAGE", hit.article.language);
    if (hit.snippet.cut_at_end) milestone.show("CUT");
    milestone.set("LINK", passage_link(hit.passage));
  }
  SearchRequest all = of_kind(schema::PassageKind::milestone);
  all.sort = SortOrder::oldest_first;
  list.set("LINK", results_link(all));
}

void add_places(PageFields content, const FacetCounts& places) {
  if (places.values.empty()) return;
  PageFields list = content.add("PLACES");
  const SearchRequest projects = of_kind(schema::PassageKind::project);
  list.set("LINK", results_link(projects));
  for (const FacetCount& place : places.values) {
    PageFields item = list.add("PLACE");
    item.set("NAME", place.label.empty() ? place.value : place.label);
    item.set("COUNT", grouped(place.count));
    item.set("PROJECTS", counted(place.count, "project"));
    item.set("LINK", results_link(with_filter(projects, schema::Facet::place, place.value)));
  }
}

void add_article_entry(PageFields content, const schema::StoredArticle& article) {
  PageFields item = content.add("ARTICLE");
  item.set("LINK", article_link(article.id));
  item.set("ARTICLE_TITLE", article.title);
  item.set("LANGUAGE", article.language);
  item.set("PASSAGES", counted(article.passage_count, "passage"));
  item.set_optional("PUBLISHER", article.publisher);
  add_date(item, article.date);
}

}  // namespace

tl::expected<HomeContents, SearchError> read_home_contents(Searcher& searcher) {
  HomeContents contents;
  auto list = searcher.articles({.offset = 0, .limit = kArticlesOnHomePage});
  if (!list) return tl::unexpected(list.error());
  contents.list = *std::move(list);
  SearchRequest milestones = of_kind(schema::PassageKind::milestone);
  milestones.sort = SortOrder::oldest_first;
  milestones.limit = kMilestonesOnHomePage;
  milestones.snippet_length = kMilestoneLength;
  if (auto found = searcher.search(milestones)) contents.milestones = std::move(found->hits);
  SearchRequest projects = of_kind(schema::PassageKind::project);
  projects.limit = 1;
  projects.facets = {.facets = {schema::Facet::place}, .limit = kArticlesOnHomePage};
  if (const auto found = searcher.search(projects); found && !found->facets.empty()) {
    contents.project_places = found->facets.front();
  }
  contents.examples = example_queries(searcher, kExamples);
  return contents;
}

void add_examples(PageFields content, const std::vector<std::string>& examples) {
  if (examples.empty()) return;
  PageFields list = content.add("EXAMPLES");
  for (const std::string& query : examples) {
    PageFields example = list.add("EXAMPLE");
    example.set("QUERY", query);
    example.set("LINK", results_link({.query = query}));
  }
}

void fill_home(PageDraft& page, const HomeContents& contents) {
  PageFields content = page.content();
  const ArticleList& list = contents.list;
  const std::size_t shown = std::min(list.articles.size(), kArticlesOnHomePage);
  for (std::size_t at = 0; at < shown; ++at) add_article_entry(content, list.articles[at]);
  content.set("PASSAGES", counted(list.passages, "passage"));
  content.set("ARTICLES", counted(list.total, "article"));
  content.show(list.articles.empty() ? "EMPTY_INDEX" : "CORPUS");
  if (shown < list.total) {
    content.set_optional("MORE", counted(list.total - shown, "more article"));
  }
  add_examples(content, contents.examples);
  add_milestones(content, contents.milestones);
  add_places(content, contents.project_places);
}

void fill_articles(PageDraft& page, const ArticleList& list, const PageRequest& request) {
  PageFields content = page.content();
  content.set("ARTICLES", counted(list.total, "article"));
  content.set("PASSAGES", counted(list.passages, "passage"));
  for (const schema::StoredArticle& article : list.articles) add_article_entry(content, article);
  if (list.articles.empty()) content.show("NO_ARTICLE");
  const std::size_t end = request.offset + list.articles.size();
  if (request.offset == 0 && end >= list.total) return;
  PageFields pager = content.add("PAGER");
  const auto link = [](std::size_t offset) { return "/articles?offset=" + std::to_string(offset); };
  if (request.offset > 0) {
    pager.add("PREVIOUS")
        .set("LINK", link(request.offset - std::min(request.offset, request.limit)));
  }
  if (end < list.total && !list.articles.empty()) pager.add("NEXT").set("LINK", link(end));
}

}  // namespace article_search
