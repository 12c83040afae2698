#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "server/http/api_summary.h"
#include "server/http/home_page.h"
#include "server/http/html_template.h"
#include "server/http/passage_page.h"
#include "server/http/problem.h"
#include "server/http/search_advice.h"
#include "server/search/search_results.h"
#include "server/search/searcher.h"

namespace article_search {

/// Renders whole pages from the templates in `web/templates`. All functions may be called from any
/// thread.
class HtmlPage {
 public:
  /// Loads and checks all templates of `directory`; the error names the file at fault.
  /// `addresses` has what stands in the templates for files, and where those are to be had.
  static tl::expected<HtmlPage, std::string> load(const std::filesystem::path& directory,
                                                  const StaticAddresses& addresses = {});

  /// The search page before anything was asked: what is in the index.
  std::string home(const HomeContents& contents) const;

  /// The search page with the results of `request`, or with what to do when there are none.
  std::string results(const SearchRequest& request,
                      const SearchResults& results,
                      const SearchAdvice& advice = {}) const;

  /// The reading view, as fill_article() has it.
  std::string article(const ArticleView& article, const SearchRequest& request) const;

  /// The list of all articles, a page of it.
  std::string articles(const ArticleList& list, const PageRequest& request) const;

  /// One passage, as fill_passage() has it.
  std::string passage(const PassageContents& contents, const SearchRequest& request) const;

  /// A page that is the same for every index.
  enum class Fixed { help, accessibility };
  std::string fixed(Fixed page) const;

  /// What programs can ask.
  std::string api(const ApiSummary& api) const;

  /// An error in plain words. `query` stays in the search field.
  std::string problem(const Problem& problem, std::string_view query) const;

 private:
  explicit HtmlPage(HtmlTemplates templates);

  HtmlTemplates templates_;
};

}  // namespace article_search
