#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/http/html_page.h"
#include "server/search/search_results.h"
#include "tests/support/test_paths.h"

/// What the tests of the page build by hand, and what they look for in HTML.
namespace article_search {

/// The templates of the checkout.
inline std::filesystem::path template_directory() { return testing::source_path("web/templates"); }

inline const HtmlPage& pages() {
  static const tl::expected<HtmlPage, std::string> loaded = HtmlPage::load(template_directory());
  return loaded.value();
}

inline schema::StoredArticle article_with_title(std::string title) {
  schema::StoredArticle article;
  article.id = "stem-cells";
  article.title = std::move(title);
  article.language = "en";
  article.passage_count = 26;
  return article;
}

/// What was asked for `results`.
inline SearchRequest request_of(const SearchResults& results) {
  SearchRequest request;
  request.query = results.query;
  request.offset = results.offset;
  request.limit = results.limit;
  request.filters = results.filters;
  request.sort = results.sort;
  request.grouping = results.grouping;
  request.synonyms = results.synonym_use;
  request.typos = results.typo_use;
  return request;
}

/// The page of `results`, as it was asked for.
inline std::string page_of(const SearchResults& results) {
  return pages().results(request_of(results), results);
}

/// The reading view of someone who looked for `query`.
inline std::string page_of(const ArticleView& article, std::string_view query) {
  SearchRequest request;
  request.query = query;
  return pages().article(article, request);
}

/// The first page of an index.
inline std::string home_of(ArticleList list) {
  HomeContents contents;
  contents.list = std::move(list);
  return pages().home(contents);
}

/// All of an index whose articles have 26 passages each.
inline ArticleList list_of(std::vector<schema::StoredArticle> articles) {
  ArticleList list;
  list.total = articles.size();
  list.passages = articles.size() * 26;
  list.articles = std::move(articles);
  return list;
}

inline schema::StoredPassage passage_at(int position, std::string text) {
  schema::StoredPassage passage;
  passage.article_id = "stem-cells";
  passage.id = "stem-cells.part." + std::to_string(position);
  passage.position = position;
  passage.text = std::move(text);
  return passage;
}

inline ArticleView::Entry entry_at(int position,
                                   std::vector<std::string> headings,
                                   int list_level) {
  ArticleView::Entry entry;
  entry.passage = passage_at(position, "Text " + std::to_string(position));
  entry.passage.heading_count = static_cast<int>(headings.size());
  entry.passage.section = std::move(headings);
  entry.passage.list_level = list_level;
  return entry;
}

inline Hit hit_with_text(std::string text) {
  Hit hit;
  hit.article = article_with_title("Stem cells");
  hit.passage = passage_at(14, text);
  hit.passage.section = {"Recent projects"};
  hit.passage.heading_count = 1;
  hit.snippet.text = std::move(text);
  return hit;
}

/// `hits` of `total` results, from `offset` on, ten a page.
inline SearchResults results_page(std::size_t offset, std::size_t hits, std::uint64_t total) {
  SearchResults results;
  results.query = "nose";
  results.offset = offset;
  results.limit = 10;
  results.passages = total;
  results.articles = 1;
  results.hits.assign(hits, hit_with_text("Cells from the nose."));
  return results;
}

inline bool contains(std::string_view html, std::string_view part) {
  return html.find(part) != std::string_view::npos;
}

inline ::testing::AssertionResult shows(std::string_view html, std::string_view part) {
  return contains(html, part) ? ::testing::AssertionSuccess()
                              : ::testing::AssertionFailure() << "no " << part << " in\n"
                                                              << html;
}

inline ::testing::AssertionResult hides(std::string_view html, std::string_view part) {
  return contains(html, part) ? ::testing::AssertionFailure() << part << " stands in\n"
                                                              << html
                              : ::testing::AssertionSuccess();
}

inline std::size_t count(std::string_view html, std::string_view part) {
  std::size_t found = 0;
  for (auto at = html.find(part); at != std::string_view::npos; at = html.find(part, at + 1)) {
    ++found;
  }
  return found;
}

/// Where a passage stands: under which headings, how deep in a list.
struct OutlineRow {
  std::vector<std::string> headings;
  int list_level = 0;
};

inline ArticleView article_of(const std::vector<OutlineRow>& rows) {
  ArticleView article;
  article.article = article_with_title("Stem cells");
  for (const OutlineRow& row : rows) {
    const int position = static_cast<int>(article.entries.size()) + 1;
    article.entries.push_back(entry_at(position, row.headings, row.list_level));
  }
  return article;
}

inline bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

/// What is wrong with a tag `name` inside `parent`, if anything.
inline std::string nesting_error(std::string_view parent, const std::string& name) {
  const bool is_in_list = is_one_of(parent, {"ul", "ol"});
  if (is_in_list != (name == "li")) {
    return name + " inside " + std::string(parent);
  }
  if (parent == "p" && is_one_of(name, {"p", "ul", "ol", "li", "div", "h1", "h2", "nav"})) {
    return name + " inside p";
  }
  return name == "a" && parent == "a" ? "a inside a" : "";
}

/// Notes the tag that begins at `at` in `open`, the tags around it; what is wrong with it, if
/// anything.
inline std::string take_tag(std::string_view html, std::size_t at, std::vector<std::string>& open) {
  const bool is_closing = html[at + 1] == '/';
  const std::size_t begin = at + (is_closing ? 2 : 1);
  const std::string name(html.substr(begin, html.find_first_of(" >\n", begin) - begin));
  if (is_one_of(name, {"!doctype", "meta", "link", "img", "input", "rect"})) {
    return "";
  }
  if (!is_closing) {
    open.push_back(name);
    return nesting_error(open[open.size() - 2], name);
  }
  const std::string closed = open.back();
  open.pop_back();
  return closed == name ? "" : "</" + name + "> closes <" + closed + ">";
}

/// What keeps `html` from being well nested: every tag closed in order, lists that hold items only,
/// no block inside a paragraph. Empty when all is well. Text must not hold a bare '<'.
inline std::string nesting_errors(std::string_view html) {
  std::vector<std::string> open = {"document"};
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    std::string error = take_tag(html, at, open);
    if (!error.empty()) {
      return error;
    }
  }
  return open.size() == 1 ? "" : "<" + open.back() + "> stays open";
}

}  // namespace article_search
