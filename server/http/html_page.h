#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "server/http/problem.h"
#include "server/search/search_results.h"
#include "server/search/searcher.h"

namespace article_search {

/// Renders whole pages from the templates in `web/templates`, which escape by context: callers pass
/// plain text. All functions may be called from any thread.
class HtmlPage {
 public:
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;
  HtmlPage(HtmlPage&& other) noexcept;
  HtmlPage& operator=(HtmlPage&& other) noexcept;
  ~HtmlPage();

  /// Loads and checks all templates of `directory`; the error names the file at fault.
  static tl::expected<HtmlPage, std::string> load(const std::filesystem::path& directory);

  /// The search page before anything was asked: what is in the index.
  std::string home(const ArticleList& list) const;

  /// The search page with its results, or with what to do when there are none.
  std::string results(const SearchResults& results) const;

  /// The reading view. `query` is what highlights are for; empty when the reader came without one.
  std::string article(const ArticleView& article, std::string_view query) const;

  /// An error in plain words. `query` stays in the search field.
  std::string problem(const Problem& problem, std::string_view query) const;

 private:
  struct Templates;
  explicit HtmlPage(std::unique_ptr<const Templates> templates);

  std::unique_ptr<const Templates> templates_;
};

}  // namespace article_search
