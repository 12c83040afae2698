#include "server/http/html_page.h"

#include <utility>

#include "server/http/api_page.h"
#include "server/http/article_page.h"
#include "server/http/hit_fields.h"
#include "server/http/results_page.h"

namespace article_search {
namespace {

constexpr const char* kFrame = "page.tpl";
constexpr const char* kHome = "home.tpl";
constexpr const char* kResults = "results.tpl";
constexpr const char* kArticle = "article.tpl";
constexpr const char* kArticles = "articles.tpl";
constexpr const char* kPassage = "passage.tpl";
constexpr const char* kHelp = "help.tpl";
constexpr const char* kAccessibility = "accessibility.tpl";
constexpr const char* kApi = "api.tpl";
constexpr const char* kProblem = "problem.tpl";

PageDraft draft(const char* content_file, std::string_view title, std::string_view query) {
  PageDraft page(content_file);
  page.frame().set("TITLE", std::string(title));
  page.frame().set("QUERY", query);
  page.frame().show(content_file == kHome ? "HOME_HEADER" : "HEADER");
  if (content_file == kHome || content_file == kResults) page.frame().show("LIVE");
  return page;
}

std::string with_site_name(std::string_view title) {
  return std::string(title) + " – Article Search";
}

void add_stamp(const PageDraft& page, const schema::IndexStamp& index) {
  if (index.revision.empty()) return;
  PageFields stamp = page.frame().add("INDEX");
  stamp.set("REVISION", index.revision);
  stamp.set("BUILT_AT", index.built_at);
}

}  // namespace

HtmlPage::HtmlPage(HtmlTemplates templates) : templates_(std::move(templates)) {}

tl::expected<HtmlPage, std::string> HtmlPage::load(const std::filesystem::path& directory,
                                                   const StaticAddresses& addresses) {
  auto templates =
      HtmlTemplates::load(directory, kFrame,
                          {kHome, kResults, kHitTemplate, kArticle, kArticles, kPassage, kHelp,
                           kAccessibility, kApi, kCodedTemplate, kProblem},
                          addresses);
  if (!templates) return tl::unexpected(templates.error());
  return HtmlPage(*std::move(templates));
}

std::string HtmlPage::home(const HomeContents& contents) const {
  PageDraft page = draft(kHome, "Article Search", "");
  fill_home(page, contents);
  add_stamp(page, contents.list.index);
  return templates_.expand(page);
}

std::string HtmlPage::results(const SearchRequest& request,
                              const SearchResults& results,
                              const SearchAdvice& advice) const {
  PageDraft page = draft(kResults, with_site_name(results_words(results)), results.query);
  fill_results(page, request, results, advice);
  add_stamp(page, results.index);
  return templates_.expand(page);
}

std::string HtmlPage::article(const ArticleView& article, const SearchRequest& request) const {
  PageDraft page = draft(kArticle, with_site_name(article.article.title), request.query);
  page.frame().show("READING_SCRIPT");
  fill_article(page, article, request);
  add_stamp(page, article.index);
  return templates_.expand(page);
}

std::string HtmlPage::articles(const ArticleList& list, const PageRequest& request) const {
  PageDraft page = draft(kArticles, with_site_name("All articles"), "");
  fill_articles(page, list, request);
  add_stamp(page, list.index);
  return templates_.expand(page);
}

std::string HtmlPage::passage(const PassageContents& contents, const SearchRequest& request) const {
  const std::string title = "A passage of “" + contents.article.title + "”";
  PageDraft page = draft(kPassage, with_site_name(title), request.query);
  fill_passage(page, contents, request);
  add_stamp(page, contents.index);
  return templates_.expand(page);
}

std::string HtmlPage::fixed(Fixed page) const {
  const bool is_help = page == Fixed::help;
  return templates_.expand(draft(is_help ? kHelp : kAccessibility,
                                 with_site_name(is_help ? "Help" : "Accessibility"), ""));
}

std::string HtmlPage::api(const ApiSummary& api) const {
  PageDraft page = draft(kApi, with_site_name("The API for programs"), "");
  fill_api(page, api);
  return templates_.expand(page);
}

std::string HtmlPage::problem(const Problem& problem, std::string_view query) const {
  PageDraft page = draft(kProblem, with_site_name(problem.title), query);
  page.content().set_number("STATUS", static_cast<std::uint64_t>(problem.status));
  page.content().set("PROBLEM_TITLE", problem.title);
  page.content().set("DETAIL", problem.detail);
  return templates_.expand(page);
}

}  // namespace article_search
