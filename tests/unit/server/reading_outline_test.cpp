#include "server/http/reading_outline.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/server/page_fixtures.h"

namespace article_search {
namespace {

/// Steps as text: "# Heading" by level, ( ) a list, - . an item, the passage's number.
std::string drawn(const ArticleView& article) {
  std::string drawing;
  for (const ReadingStep& step : reading_steps(article)) {
    switch (step.kind) {
      case StepKind::heading:
        drawing += std::string(static_cast<std::size_t>(step.level), '#') + step.text + " ";
        break;
      case StepKind::open_list:
        drawing += "(";
        break;
      case StepKind::open_item:
        drawing += "-";
        break;
      case StepKind::close_item:
        drawing += ".";
        break;
      case StepKind::close_list:
        drawing += ")";
        break;
      case StepKind::passage:
        drawing += std::to_string(step.entry + 1) + " ";
        break;
    }
  }
  return drawing;
}

struct OutlineCase {
  std::string_view title;
  std::vector<OutlineRow> passages;
  std::string_view drawing;
};

const std::vector<OutlineCase>& outline_cases() {
  static const std::vector<OutlineCase> cases = {
      // Headings are written where they change.
      {"no article", {}, ""},
      {"no headings", {{{}, 0}, {{}, 0}}, "1 2 "},
      {"one for two", {{{"A"}, 0}, {{"A"}, 0}}, "##A 1 2 "},
      {"next one", {{{"A"}, 0}, {{"B"}, 0}}, "##A 1 ##B 2 "},
      {"two at once", {{{"A", "B"}, 0}}, "##A ###B 1 "},
      {"deeper one", {{{"A"}, 0}, {{"A", "B"}, 0}}, "##A 1 ###B 2 "},
      {"sibling", {{{"A", "B"}, 0}, {{"A", "C"}, 0}}, "##A ###B 1 ###C 2 "},
      {"same name elsewhere", {{{"A", "X"}, 0}, {{"B", "X"}, 0}}, "##A ###X 1 ##B ###X 2 "},
      {"deeper than HTML",
       {{{"A", "B", "C", "D", "E", "F"}, 0}},
       "##A ###B ####C #####D ######E ######F 1 "},

      // Lists are closed before a paragraph and a heading, and at the end.
      {"list", {{{}, 1}, {{}, 1}}, "(-1 .-2 .)"},
      {"paragraph after a list", {{{}, 1}, {{}, 0}}, "(-1 .)2 "},
      {"heading after a list", {{{"A"}, 1}, {{"B"}, 1}}, "##A (-1 .)##B (-2 .)"},
      {"leaving a deeper heading", {{{"A", "B"}, 1}, {{"A"}, 1}}, "##A ###B (-1 .)(-2 .)"},

      // A deeper list stands inside an item, even where the source skips a level.
      {"nested", {{{}, 1}, {{}, 2}, {{}, 2}, {{}, 1}}, "(-1 (-2 .-3 .).-4 .)"},
      {"nested at the end", {{{}, 1}, {{}, 2}}, "(-1 (-2 .).)"},
      {"skips a level", {{{}, 2}, {{}, 1}}, "(-(-1 .).-2 .)"},
      {"negative level", {{{}, -3}}, "1 "},
  };
  return cases;
}

TEST(ReadingSteps, RebuildHeadingsAndLists) {
  for (const OutlineCase& row : outline_cases()) {
    EXPECT_EQ(drawn(article_of(row.passages)), row.drawing) << row.title;
  }
}

TEST(ReadingSteps, IgnoreTheWordsOfAListItemInThePath) {
  ArticleView article = article_of({{{"A"}, 1}, {{"A", "In November 2015"}, 2}});
  article.entries[1].passage.heading_count = 1;
  EXPECT_EQ(drawn(article), "##A (-1 (-2 .).)");
}

TEST(ReadingSteps, AreFewEvenForADamagedLevel) {
  EXPECT_LT(reading_steps(article_of({{{}, 2'000'000'000}})).size(), 100U);
}

}  // namespace
}  // namespace article_search
