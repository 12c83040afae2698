#include "server/http/article_page.h"

#include <algorithm>
#include <array>

#include "server/http/link.h"
#include "server/http/reading_outline.h"
#include "server/http/search_link.h"
#include "server/http/term_strip.h"

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

/// `ranges` as they lie in the part of their text from `begin` to `end`.
std::vector<TextRange> part_of(const std::vector<TextRange>& ranges,
                               std::size_t begin,
                               std::size_t end) {
  std::vector<TextRange> part;
  for (const TextRange& range : ranges) {
    const std::size_t from = std::max(range.begin, begin);
    const std::size_t to = std::min(range.end, end);
    if (from < to) part.push_back({from - begin, to - begin});
  }
  return part;
}

/// The text with its marks, and links to the glossary around the terms that it explains.
void add_text(PageFields passage, const ArticleView::Entry& entry) {
  const std::string_view text = entry.passage.text;
  std::size_t done = 0;
  const auto add_until = [&](std::size_t end) {
    add_pieces(passage,
               marked_pieces(text.substr(done, end - done), part_of(entry.highlights, done, end)));
    done = end;
  };
  for (const auto& [range, term] : entry.explained) {
    if (range.begin < done || range.end > text.size()) continue;
    add_until(range.begin);
    passage.add("PIECE").add("OPEN_TERM").set_number("TERM", term + 1);
    add_until(range.end);
    passage.add("PIECE").show("CLOSE_TERM");
  }
  add_until(text.size());
}

void add_passage(PageFields content, const ArticleView::Entry& entry) {
  PageFields passage = content.add("STEP").add("PASSAGE");
  passage.set("ANCHOR", schema::anchor(entry.passage));
  passage.set("LINK", "/passages/" + url_encode(entry.passage.id));
  passage.set_number("POSITION", static_cast<std::uint64_t>(entry.passage.position));
  add_text(passage, entry);
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

void add_marked_count(PageFields content, const ArticleView& article) {
  std::size_t passages = 0;
  std::size_t marks = 0;
  for (const ArticleView::Entry& entry : article.entries) {
    passages += entry.highlights.empty() ? 0 : 1;
    marks += entry.highlights.size();
  }
  PageFields count = content.add("MARKED_COUNT");
  count.set("MARKED_PASSAGES", counted(passages, "passage"));
  count.set("MARKS", grouped(marks));
}

/// "41.7%" for `part` of `whole`.
std::string percent(std::size_t part, std::size_t whole) {
  const std::size_t permille = part * 1000 / whole;
  return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%";
}

/// A part of the strip of `word`: a link to the first passage that it stands for.
void add_reach(PageFields row,
               const ArticleView& article,
               const ArticleView::WordPlaces& word,
               const StripReach& reach) {
  const std::size_t length = article.entries.size();
  const schema::StoredPassage& first = article.entries.at(reach.first).passage;
  const schema::StoredPassage& last = article.entries.at(reach.last).passage;
  PageFields part = row.add("REACH");
  part.set("TEXT", word.text);
  part.set("ANCHOR", schema::anchor(first));
  part.set_number("FIRST", static_cast<std::uint64_t>(first.position));
  if (reach.first != reach.last) part.set_optional("LAST", std::to_string(last.position));
  part.set("BEGIN", percent(reach.begin, 2 * length));
  part.set("WIDTH", percent(reach.end - reach.begin, 2 * length));
  const auto from = std::ranges::lower_bound(word.entries, reach.first);
  const auto to = std::ranges::upper_bound(word.entries, reach.last);
  for (auto place = from; place != to; ++place) {
    PageFields spot = part.add("SPOT");
    spot.set("SPOT_AT", percent(*place, length));
    spot.set("SPOT_WIDTH", percent(1, length));
  }
}

/// For each word of the query, where in the article it is, as a strip.
void add_words(PageFields content, const ArticleView& article) {
  if (article.words.empty()) return;
  PageFields words = content.add("WORDS");
  for (const ArticleView::WordPlaces& word : article.words) {
    PageFields row = words.add("WORD");
    row.set("TEXT", word.text);
    row.set("TIMES", counted(word.occurrences, "time"));
    row.set("PASSAGES", counted(word.entries.size(), "passage"));
    for (const StripReach& reach : strip_reaches(word.entries, article.entries.size())) {
      add_reach(row, article, word, reach);
    }
  }
}

void add_glossary(PageFields content, const ArticleView& article) {
  if (article.glossary.empty()) return;
  PageFields glossary = content.add("GLOSSARY");
  for (std::size_t at = 0; at < article.glossary.size(); ++at) {
    PageFields entry = glossary.add("EXPLAINED");
    entry.set_number("TERM", at + 1);
    entry.set("LABEL", article.glossary[at].label);
    entry.set("MEANING", article.glossary[at].text);
  }
}

void add_way_back(PageFields content, const ArticleView& article, const SearchRequest& request) {
  if (request.query.empty() && request.filters.is_empty()) return;
  PageFields back = content.add("WAY_BACK");
  back.set_optional("QUERY", request.query);
  back.set("LINK", results_link(request));
  if (!request.query.empty()) add_marked_count(content, article);
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
  add_words(content, article);
  add_glossary(content, article);
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
