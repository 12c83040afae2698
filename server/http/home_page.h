#pragma once

#include <string>
#include <vector>

#include "server/http/html_template.h"
#include "server/search/searcher.h"

namespace article_search {

/// What the first page tells of an index.
struct HomeContents {
  ArticleList list;
  /// Oldest first.
  std::vector<Hit> milestones;
  /// Where projects are; without values when there are none.
  FacetCounts project_places;
  /// Queries to begin with.
  std::vector<std::string> examples;
};

/// Reads them, the first hits of each; any search that fails leaves its part empty.
tl::expected<HomeContents, SearchError> read_home_contents(Searcher& searcher);

/// Sections EXAMPLE, each a link to its results.
void add_examples(PageFields content, const std::vector<std::string>& examples);

void fill_home(PageDraft& page, const HomeContents& contents);

/// Fills the page that lists all articles, of which `list` has those of `request`.
void fill_articles(PageDraft& page, const ArticleList& list, const PageRequest& request);

}  // namespace article_search
