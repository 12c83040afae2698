#include "server/http/html_page.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <utility>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include "server/http/html_text.h"
#include "server/http/reading_outline.h"
#include "server/search/search_request.h"

namespace article_search {
namespace {

using ctemplate::TemplateDictionary;

constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;
constexpr const char* kLayout = "page.tpl";
constexpr const char* kHome = "home.tpl";
constexpr const char* kResults = "results.tpl";
constexpr const char* kArticle = "article.tpl";
constexpr const char* kProblem = "problem.tpl";
constexpr std::array kTemplateFiles = {kLayout, kHome, kResults, kArticle, kProblem};

/// A home page that lists everything would grow without bound; the rest is counted in words.
constexpr std::size_t kArticlesOnHomePage = 50;

void set(TemplateDictionary& dictionary, const char* marker, std::string_view text) {
  dictionary.SetValue(marker, printable_utf8(text));
}

/// Fills `marker` inside a section of the same name; leaves the section out without a text.
void set_optional(TemplateDictionary& dictionary, const char* marker, std::string_view text) {
  if (!text.empty()) {
    dictionary.SetValueAndShowSection(marker, printable_utf8(text), marker);
  }
}

void add_date(TemplateDictionary& dictionary, std::string_view iso) {
  if (!iso.empty()) {
    TemplateDictionary& date = *dictionary.AddSectionDictionary("DATE");
    set(date, "ISO", iso);
    set(date, "WORDS", readable_date(iso));
  }
}

void add_pieces(TemplateDictionary& dictionary, const std::vector<TextPiece>& pieces) {
  for (const TextPiece& piece : pieces) {
    TemplateDictionary& section = *dictionary.AddSectionDictionary("PIECE");
    const bool is_marked = piece.emphasis == Emphasis::marked;
    section.SetValueAndShowSection("TEXT", piece.text, is_marked ? "MARKED" : "PLAIN");
  }
}

void add_stamp(TemplateDictionary& page, const schema::IndexStamp& index) {
  if (index.revision.empty()) {
    return;
  }
  TemplateDictionary& stamp = *page.AddSectionDictionary("INDEX");
  set(stamp, "REVISION", index.revision);
  set(stamp, "BUILT_AT", index.built_at);
}

// -- The search page ------------------------------------------------------------------------

void add_article(TemplateDictionary& content, const schema::StoredArticle& article) {
  TemplateDictionary& item = *content.AddSectionDictionary("ARTICLE");
  set(item, "ID", article.id);
  set(item, "ARTICLE_TITLE", article.title);
  set(item, "LANGUAGE", article.language);
  set(item, "PASSAGES", counted(article.passage_count, "passage"));
  set_optional(item, "PUBLISHER", article.publisher);
  add_date(item, article.date);
}

void add_snippet(TemplateDictionary& hit, const Snippet& snippet) {
  add_pieces(hit, marked_pieces(snippet.text, snippet.highlights));
  if (snippet.cut_at_start) {
    hit.ShowSection("CUT_AT_START");
  }
  if (snippet.cut_at_end) {
    hit.ShowSection("CUT_AT_END");
  }
}

void add_hit(TemplateDictionary& content, const Hit& hit) {
  TemplateDictionary& item = *content.AddSectionDictionary("HIT");
  set(item, "ID", hit.article.id);
  set(item, "ANCHOR", schema::anchor(hit.passage));
  set(item, "KIND", kind_words(hit.passage.kind));
  set(item, "ARTICLE_TITLE", hit.article.title);
  set(item, "LANGUAGE", hit.article.language);
  const std::string headings = joined(hit.passage.section, " › ");
  set(item, "HEADINGS", headings.empty() ? hit.article.title : headings);
  set(item, "PLACE", place_words(hit));
  add_date(item, hit.passage.date);
  add_snippet(item, hit.snippet);
  set_optional(item, "MISSING", joined(hit.missing, ", "));
}

void add_page_link(TemplateDictionary& pager, const char* section, std::size_t offset) {
  pager.AddSectionDictionary(section)->SetIntValue("OFFSET", static_cast<long>(offset));
}

/// Where the page before begins; the first page when this one lies past the end.
std::size_t previous_offset(const SearchResults& results) {
  return results.hits.empty() ? 0 : results.offset - std::min(results.offset, results.limit);
}

bool has_next_page(const SearchResults& results) {
  const bool is_full = !results.hits.empty() && results.hits.size() >= results.limit &&
                       results.offset + results.hits.size() < kMaxWindow;
  const bool is_bound = results.passages.relation == TotalRelation::gte;
  return is_full && (is_bound || results.offset + results.hits.size() < results.passages.value);
}

/// Links to the pages before and after, when there are any.
void add_pager(TemplateDictionary& content, const SearchResults& results) {
  if (results.offset == 0 && !has_next_page(results)) {
    return;
  }
  const std::size_t end = results.offset + results.hits.size();
  TemplateDictionary& pager = *content.AddSectionDictionary("PAGER");
  if (results.offset > 0) {
    add_page_link(pager, "PREVIOUS", previous_offset(results));
  }
  if (!results.hits.empty()) {
    set(pager, "FIRST", grouped(results.offset + 1));
    set(pager, "LAST", grouped(end));
    set(pager, "TOTAL", total_words(results.passages));
    pager.ShowSection("RANGE");
  }
  if (has_next_page(results)) {
    add_page_link(pager, "NEXT", end);
  }
}

/// What the query's words mean, and what else was searched for.
void add_meanings(TemplateDictionary& content, const SearchResults& results) {
  if (results.synonym_use == SynonymUse::off) content.ShowSection("TYPED_ONLY");
  if (!results.definitions.empty()) content.ShowSection("MEANINGS");
  for (const Definition& definition : results.definitions) {
    TemplateDictionary& entry = *content.AddSectionDictionary("DEFINITION");
    set(entry, "LABEL", definition.label);
    set(entry, "MEANING", definition.text);
  }
  if (!results.synonyms.empty()) content.ShowSection("OTHER_NAMES");
  for (const UsedSynonyms& synonyms : results.synonyms) {
    TemplateDictionary& entry = *content.AddSectionDictionary("SYNONYM");
    set(entry, "TYPED", synonyms.text);
    set(entry, "NAMES", joined(synonyms.names, ", "));
  }
}

/// What of the query was spelled anew, or might be.
void add_correction(TemplateDictionary& content, const SearchResults& results) {
  if (results.typo_use == TypoUse::off) content.ShowSection("TYPED_SPELLING");
  if (!results.correction) return;
  const char* section = results.correction->is_applied ? "CORRECTED" : "OFFERED";
  set(*content.AddSectionDictionary(section), "CORRECTED_QUERY", results.correction->query);
}

void add_results(TemplateDictionary& content, const SearchResults& results) {
  set(content, "COUNT", passages_found(results.passages));
  set(content, "QUERY", results.query);
  content.SetIntValue("OFFSET", static_cast<long>(results.offset));
  if (results.limit != kDefaultLimit) {
    set_optional(content, "LIMIT", std::to_string(results.limit));
  }
  for (const Warning& warning : results.warnings) {
    set(*content.AddSectionDictionary("WARNING"), "MESSAGE", warning.message);
  }
  add_correction(content, results);
  add_meanings(content, results);
  if (!results.hits.empty()) {
    set(content, "ARTICLES", counted(results.articles.value, "article"));
    content.ShowSection("FOUND");
  } else {
    content.ShowSection(results.passages.value == 0 ? "NOTHING_FOUND" : "PAST_THE_END");
  }
  for (const Hit& hit : results.hits) {
    add_hit(content, hit);
  }
  add_pager(content, results);
}

// -- The reading view -----------------------------------------------------------------------

constexpr std::array<const char*, 7> kHeadingSections = {"", "", "H2", "H3", "H4", "H5", "H6"};

void add_heading(TemplateDictionary& content, const ReadingStep& step) {
  TemplateDictionary& heading = *content.AddSectionDictionary("STEP")->AddSectionDictionary(
      kHeadingSections.at(static_cast<std::size_t>(step.level)));
  TemplateDictionary& entry = *content.AddSectionDictionary("CONTENTS_ENTRY");
  for (TemplateDictionary* place : {&heading, &entry}) {
    place->SetIntValue("NUMBER", step.number);
    place->SetIntValue("LEVEL", step.level);
    set(*place, "HEADING", step.text);
  }
}

void add_passage(TemplateDictionary& content, const ArticleView::Entry& entry) {
  TemplateDictionary& passage =
      *content.AddSectionDictionary("STEP")->AddSectionDictionary("PASSAGE");
  set(passage, "ANCHOR", schema::anchor(entry.passage));
  passage.SetIntValue("POSITION", entry.passage.position);
  add_pieces(passage, marked_pieces(entry.passage.text, entry.highlights));
}

void add_step(TemplateDictionary& content, const ArticleView& article, const ReadingStep& step) {
  const auto show = [&content](const char* tag) {
    content.AddSectionDictionary("STEP")->ShowSection(tag);
  };
  switch (step.kind) {
    case StepKind::heading:
      return add_heading(content, step);
    case StepKind::passage:
      return add_passage(content, article.entries.at(step.entry));
    case StepKind::open_list:
      return show("OPEN_LIST");
    case StepKind::open_item:
      return show("OPEN_ITEM");
    case StepKind::close_item:
      return show("CLOSE_ITEM");
    case StepKind::close_list:
      return show("CLOSE_LIST");
  }
}

/// Only web addresses become links, whatever the article's author wrote.
bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::size_t count_marked(const ArticleView& article) {
  std::size_t count = 0;
  for (const ArticleView::Entry& entry : article.entries) {
    count += entry.highlights.empty() ? 0 : 1;
  }
  return count;
}

void add_way_back(TemplateDictionary& content, const ArticleView& article, std::string_view query) {
  if (query.empty()) {
    return;
  }
  TemplateDictionary& back = *content.AddSectionDictionary("WAY_BACK");
  set(back, "QUERY", query);
  set(back, "MARKED_PASSAGES", counted(count_marked(article), "passage"));
}

void add_article_view(TemplateDictionary& content, const ArticleView& article) {
  set(content, "ARTICLE_TITLE", article.article.title);
  set(content, "LANGUAGE", article.article.language);
  set(content, "PASSAGES", counted(article.entries.size(), "passage"));
  set_optional(content, "PUBLISHER", article.article.publisher);
  add_date(content, article.article.date);
  if (is_web_address(article.article.url)) {
    set_optional(content, "SOURCE_URL", article.article.url);
  }
  const std::vector<ReadingStep> steps = reading_steps(article);
  for (const ReadingStep& step : steps) {
    add_step(content, article, step);
  }
  if (std::ranges::any_of(steps, [](const auto& s) { return s.kind == StepKind::heading; })) {
    content.ShowSection("CONTENTS");
  }
}

}  // namespace

// -- Pages ----------------------------------------------------------------------------------

/// Parsed once, then frozen: expansion only reads.
struct HtmlPage::Templates {
  ctemplate::TemplateCache cache;

  std::string expand(const TemplateDictionary& page) const {
    std::string html;
    cache.ExpandNoLoad(kLayout, kStrip, &page, nullptr, &html);
    return html;
  }
};

namespace {

/// A page's dictionary with the content's included in it. ctemplate's dictionaries own their parts.
class Page {
 public:
  Page(const char* content_file, std::string_view title, std::string_view query)
      : page_(content_file), content_(page_.AddIncludeDictionary("CONTENT")) {
    content_->SetFilename(content_file);
    set(page_, "TITLE", title);
    set(page_, "QUERY", query);
    page_.ShowSection(content_file == kHome ? "HOME_HEADER" : "HEADER");
  }

  TemplateDictionary& page() { return page_; }
  TemplateDictionary& content() { return *content_; }

 private:
  TemplateDictionary page_;
  TemplateDictionary* content_;
};

}  // namespace

HtmlPage::HtmlPage(std::unique_ptr<const Templates> templates) : templates_(std::move(templates)) {}
HtmlPage::HtmlPage(HtmlPage&&) noexcept = default;
HtmlPage& HtmlPage::operator=(HtmlPage&&) noexcept = default;
HtmlPage::~HtmlPage() = default;

tl::expected<HtmlPage, std::string> HtmlPage::load(const std::filesystem::path& directory) {
  auto templates = std::make_unique<Templates>();
  std::error_code ignored;
  const std::filesystem::path root = std::filesystem::absolute(directory, ignored);
  templates->cache.SetTemplateRootDirectory(root.string());
  for (const char* file : kTemplateFiles) {
    if (!std::filesystem::is_regular_file(root / file, ignored)) {
      return tl::unexpected("there is no page template " + (root / file).string());
    }
    if (!templates->cache.LoadTemplate(file, kStrip)) {
      return tl::unexpected("cannot read the page template " + (root / file).string());
    }
  }
  templates->cache.Freeze();
  return HtmlPage(std::move(templates));
}

std::string HtmlPage::home(const ArticleList& list) const {
  Page page(kHome, "Article Search", "");
  const std::size_t shown = std::min(list.articles.size(), kArticlesOnHomePage);
  for (std::size_t i = 0; i < shown; ++i) {
    add_article(page.content(), list.articles[i]);
  }
  set(page.content(), "PASSAGES", counted(list.passages, "passage"));
  set(page.content(), "ARTICLES", counted(list.total, "article"));
  page.content().ShowSection(list.articles.empty() ? "EMPTY_INDEX" : "CORPUS");
  if (shown < list.total) {
    set_optional(page.content(), "MORE", counted(list.total - shown, "more article"));
  }
  return templates_->expand(page.page());
}

std::string HtmlPage::results(const SearchResults& results) const {
  const std::string title =
      passages_found(results.passages) + " for “" + results.query + "” – Article Search";
  Page page(kResults, title, results.query);
  add_results(page.content(), results);
  add_stamp(page.page(), results.index);
  return templates_->expand(page.page());
}

std::string HtmlPage::article(const ArticleView& article, std::string_view query) const {
  Page page(kArticle, article.article.title + " – Article Search", query);
  add_way_back(page.content(), article, query);
  add_article_view(page.content(), article);
  add_stamp(page.page(), article.index);
  return templates_->expand(page.page());
}

std::string HtmlPage::problem(const Problem& problem, std::string_view query) const {
  Page page(kProblem, problem.title + " – Article Search", query);
  page.content().SetIntValue("STATUS", problem.status);
  set(page.content(), "PROBLEM_TITLE", problem.title);
  set(page.content(), "DETAIL", problem.detail);
  return templates_->expand(page.page());
}

}  // namespace article_search
