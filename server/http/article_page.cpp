#include "server/http/article_page.h"

#include <algorithm>
#include <array>

#include "server/http/link.h"
#include "server/http/reading_outline.h"
#include "server/http/search_link.h"

namespace article_search {

namespace {

constexpr std::array<const char*, 7> kHeadingSections = {"", "", "H2", "H3", "H4", "H5", "H6"};

void add_heading(PageFields content, const ReadingStep& step) {
  PageFields heading =
      content.add("STEP").add(kHeadingSections.at(static_cast<std::size_t>(step.level)));
  PageFields entry = content.add("CONTENTS_ENTRY");
  for (PageFields place : {heading, entry}) {
    place.set_number("NUMBER", static_cast<std::uint64_t>(step.number));
    place.set_number("LEVEL", static_cast<std::uint64_t>(step.level));
    place.set("HEADING", step.text);
  }
}

void add_passage(PageFields content, const ArticleView::Entry& entry) {
  PageFields passage = content.add("STEP").add("PASSAGE");
  passage.set("ANCHOR", schema::anchor(entry.passage));
  passage.set("LINK", "/passages/" + url_encode(entry.passage.id));
  passage.set_number("POSITION", static_cast<std::uint64_t>(entry.passage.position));
  add_pieces(passage, marked_pieces(entry.passage.text, entry.highlights));
}

void add_step(PageFields content, const ArticleView& article, const ReadingStep& step) {
  switch (step.kind) {
    case StepKind::heading:
      return add_heading(content, step);
    case StepKind::passage:
      return add_passage(content, article.entries.at(step.entry));
    case StepKind::open_list:
      return content.add("STEP").show("OPEN_LIST");
    case StepKind::open_item:
      return content.add("STEP").show("OPEN_ITEM");
    case StepKind::close_item:
      return content.add("STEP").show("CLOSE_ITEM");
    case StepKind::close_list:
      return content.add("STEP").show("CLOSE_LIST");
  }
}

std::size_t count_marked(const ArticleView& article) {
  return static_cast<std::size_t>(std::ranges::count_if(
      article.entries, [](const auto& entry) { return !entry.highlights.empty(); }));
}

void add_way_back(PageFields content, const ArticleView& article, const SearchRequest& request) {
  if (request.query.empty() && request.filters.is_empty()) return;
  PageFields back = content.add("WAY_BACK");
  back.set_optional("QUERY", request.query);
  back.set("LINK", results_link(request));
  if (request.query.empty()) return;
  content.add("MARKED_COUNT").set("MARKED_PASSAGES", counted(count_marked(article), "passage"));
}

}  // namespace

void fill_article(PageDraft& page, const ArticleView& article, const SearchRequest& request) {
  PageFields content = page.content();
  content.set("ARTICLE_TITLE", article.article.title);
  content.set("LANGUAGE", article.article.language);
  content.set("PASSAGES", counted(article.entries.size(), "passage"));
  content.set_optional("PUBLISHER", article.article.publisher);
  content.set_optional("AUTHORS", joined(article.article.authors, ", "));
  content.set("CITATION", citation(article.article, ""));
  add_date(content, article.article.date);
  if (is_linkable(article.article.url)) content.set_optional("SOURCE_URL", article.article.url);
  add_way_back(content, article, request);
  const std::vector<ReadingStep> steps = reading_steps(article);
  for (const ReadingStep& step : steps) add_step(content, article, step);
  if (std::ranges::any_of(steps, [](const auto& s) { return s.kind == StepKind::heading; })) {
    content.show("CONTENTS");
  }
}

bool is_linkable(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string citation(const schema::StoredArticle& article, std::string_view place) {
  std::vector<std::string> parts;
  if (!article.authors.empty()) parts.push_back(joined(article.authors, ", "));
  parts.push_back(article.title);
  if (!article.publisher.empty()) parts.push_back(article.publisher);
  if (!article.date.empty()) parts.push_back(readable_date(article.date));
  if (!place.empty()) parts.emplace_back(place);
  if (is_linkable(article.url)) parts.push_back(article.url);
  return joined(parts, ". ") + ".";
}

}  // namespace article_search
