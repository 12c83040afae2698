#include "indexer/passage_splitter.h"

#include <set>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/markdown_reader.h"

namespace article_search {
namespace {

using Rows = std::vector<std::string>;

SplitResult split(std::string_view markdown) {
  const auto article = read_markdown({"cells.md", std::string(markdown)});
  EXPECT_TRUE(article) << markdown;
  return split_into_passages(article.value_or(Article{}));
}

/// "Heading > item's words: text"
Rows texts_of(const std::vector<Passage>& passages) {
  Rows rows;
  for (const Passage& passage : passages) {
    std::string row;
    for (const std::string& heading : passage.section) {
      row += (row.empty() ? "" : " > ") + heading;
    }
    rows.push_back(row + (row.empty() ? "" : ": ") + passage.text);
  }
  return rows;
}

/// "kind date", or the kind alone.
Rows kinds_of(const std::vector<Passage>& passages) {
  Rows rows;
  for (const Passage& passage : passages) {
    rows.push_back(std::string(schema::to_string(passage.kind)) +
                   (passage.date.empty() ? "" : " " + passage.date));
  }
  return rows;
}

struct Case {
  std::string_view markdown;
  Rows expected;
};

void expect_texts(const std::vector<Case>& cases) {
  for (const Case& row : cases) {
    EXPECT_EQ(texts_of(split(row.markdown).passages), row.expected) << row.markdown;
  }
}

void expect_kinds(const std::vector<Case>& cases) {
  for (const Case& row : cases) {
    EXPECT_EQ(kinds_of(split(row.markdown).passages), row.expected) << row.markdown;
  }
}

TEST(PassageSplitter, MakesAPassageOfEachParagraphAndItem) {
  expect_texts({
      {"One paragraph of text.\n\nAnd another of them.\n",
       {"One paragraph of text.", "And another of them."}},
      {"- one item of a list\n- two of the items\n", {"one item of a list", "two of the items"}},
  });
}

TEST(PassageSplitter, KeepsTheHeadingsAbove) {
  expect_texts({
      {"## A\n\nText below the A.\n\n### B\n\nText below the B.\n\n## C\n\nText below the C.\n",
       {"A: Text below the A.", "A > B: Text below the B.", "C: Text below the C."}},
      {"# T\n\nText without a heading.\n\n#### A\n\nText below the A.\n\n## B\n\nText below the "
       "B.\n",
       {"Text without a heading.", "A: Text below the A.", "B: Text below the B."}},
      {"## A\n\n## B\n\nText below the B.\n", {"B: Text below the B."}},
  });
}

TEST(PassageSplitter, JoinsFragmentsToTheirItem) {
  expect_texts({
      {"- cells that were taken from:\n  - bone marrow\n  - fat\n  - skin\n",
       {"cells that were taken from: bone marrow; fat; skin"}},
      {"- cells of several kinds were used\n  - stem cells\n    - from bone marrow\n- and another "
       "item here\n",
       {"cells of several kinds were used; stem cells; from bone marrow", "and another item here"}},
      {"- This item is a sentence.\n  - See there.\n", {"This item is a sentence. See there."}},
      {"- one item of a list\n\n  with some more words\n",
       {"one item of a list; with some more words"}},
  });
}

TEST(PassageSplitter, HeadsSentencesBelowAnItemWithItsFirstWords) {
  expect_texts({
      {"## A\n\n- The meeting was held in the old town of Graz.\n  - It was led by three people "
       "from Linz.\n",
       {"A: The meeting was held in the old town of Graz.",
        "A > The meeting was held in the old town …: It was led by three people from Linz."}},
      {"- The first point\n  - This is a sentence of seven words.\n    - So is this one below that "
       "one.\n",
       {"The first point", "The first point: This is a sentence of seven words.",
        "This is a sentence of seven words.: So is this one below that one."}},
      {"- The first point of all\n\n  This is a sentence of seven words.\n  - fragment of it\n",
       {"The first point of all; fragment of it",
        "The first point of all: This is a sentence of seven words."}},
      // Many words without any stop are no fragment.
      {"- The first point of all\n  - a b c d e f g h i j k l m n o p q r s t\n",
       {"The first point of all",
        "The first point of all: a b c d e f g h i j k l m n o p q r s t"}},
  });
}

TEST(PassageSplitter, CountsHeadingsApartFromTheItemsWords) {
  const auto passages =
      split("## A\n\n- The first point of all\n  - This is a sentence of seven words.\n").passages;
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_EQ(passages[0].heading_count, 1);
  EXPECT_EQ(passages[0].list_level, 1);
  EXPECT_EQ(passages[1].heading_count, 1);
  EXPECT_EQ(passages[1].list_level, 2);
  EXPECT_EQ(passages[1].section.size(), 2U);
}

TEST(PassageSplitter, JoinsTinyTextsToTheirNeighbours) {
  expect_texts({
      {"See also:\n\nThe glossary of terms.\n", {"See also: The glossary of terms."}},
      {"See also:\n\n- the glossary of terms\n", {"See also: the glossary of terms"}},
      {"The glossary of terms.\n\nRead more\n", {"The glossary of terms. Read more"}},
      {"- fat\n- skin\n- bone marrow\n- blood\n", {"fat; skin; bone marrow; blood"}},
      {"- the fat cells of mice\n- skin\n\nThe list ends here.\n",
       {"the fat cells of mice; skin", "The list ends here."}},
      {"- skin\n\nThe list ends here.\n", {"skin; The list ends here."}},
      {"Note\n\nIt rains at times.\n\nJune 2001\n\nIt rained much then.\n",
       {"Note: It rains at times.", "June 2001; It rained much then."}},
      {"## A\n\nFat\n\n## B\n\nSkin\n", {"A: Fat", "B: Skin"}},
      {"## A\n\nFat cells\n\n## B\n\nText below the B.\n",
       {"A: Fat cells", "B: Text below the B."}},
  });
}

TEST(PassageSplitter, SplitsTextsThatAreTooLong) {
  std::string text = "## A\n\n";
  for (int i = 0; i < 60; ++i) text += "Sentence " + std::to_string(i) + " has five words. ";
  const auto passages = split(text).passages;
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_EQ(passages[0].section, passages[1].section);
  EXPECT_TRUE(passages[0].text.ends_with("five words."));
  EXPECT_TRUE(passages[1].text.starts_with("Sentence "));
}

TEST(PassageSplitter, TakesTextMarkedAsAHeadingForText) {
  const std::string long_heading(501, 'x');
  const auto passages = split("## A\n\n## " + long_heading + "\n\nText below the A.\n").passages;
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_EQ(passages[0].text, long_heading);
  EXPECT_EQ(passages[1].section, Rows{"A"});
}

TEST(PassageSplitter, SeesProjectsByTheHeadingsAbove) {
  expect_kinds({
      {"## Our projects\n\nAn introduction to them.\n\n- first of the projects\n- next of the "
       "projects\n",
       {"section", "project", "project"}},
      {"## Clinical trials\n\n### In Europe\n\n- one single trial here\n", {"project"}},
      {"## Case studies\n\n- one single study here\n", {"project"}},
      {"## Funded work\n\n- The work of a year.\n  - A point of it in a sentence.\n",
       {"project", "section"}},
      {"## Projection\n\n- one item of it\n", {"section"}},
      {"## Grants in 2010\n\n- one grant in 2010\n- one grant in 2011\n", {"project", "project"}},
      {"## Grants\n\n- one grant for cells\n\n## Results\n\n- one result for cells\n",
       {"project", "section"}},
  });
}

TEST(PassageSplitter, SeesMilestonesInListsMostlyDated) {
  expect_kinds({
      {"- In 2001, it began.\n- In May 2002, it ended.\n", {"milestone 2001", "milestone 2002-05"}},
      {"- In 2001, it began.\n- Then nothing happened here.\n- It ended in 2003.\n",
       {"milestone 2001", "section", "milestone 2003"}},
      {"- In 2001, it began.\n- Then nothing happened here.\n", {"section", "section"}},
      {"- In 2001, it began.\n", {"section"}},
      {"In 2001, it began.\n\nIn 2002, it ended.\n", {"section", "section"}},
      // Points below an item belong to no count, and are none themselves.
      {"- In 2001, it began.\n  - It was begun by three people in 2001.\n- It ended in 2003.\n",
       {"milestone 2001", "section", "milestone 2003"}},
      // A paragraph or heading between items ends a list.
      {"- In 2001, it began.\n\nText in between the lists.\n\n- It ended in 2003.\n",
       {"section", "section", "section"}},
  });
}

TEST(PassageSplitter, LinksToTheClosestAnchor) {
  Article article;
  article.id = "a";
  article.blocks = {
      {BlockKind::paragraph, 0, "No anchor is above this.", 0},
      {BlockKind::heading, 1, "Methods", 0, "methods"},
      {BlockKind::paragraph, 0, "That of the heading above.", 0},
      {BlockKind::paragraph, 0, "Its own anchor it has.", 0, "own"},
      {BlockKind::heading, 2, "Cells", 0},
      {BlockKind::paragraph, 0, "That of the outer heading.", 0},
      {BlockKind::heading, 1, "Results", 0},
      {BlockKind::paragraph, 0, "Methods are over by now.", 0},
      {BlockKind::paragraph, 0, "Tiny.", 0, "tiny"},
      {BlockKind::paragraph, 0, "It goes on with this.", 0, "next"},
  };
  std::vector<std::string> anchors;
  for (const Passage& passage : split_into_passages(article).passages) {
    anchors.push_back(passage.source_anchor);
  }
  EXPECT_EQ(anchors, (std::vector<std::string>{"", "methods", "own", "methods", "", "tiny"}));
}

TEST(PassageSplitter, NumbersPassagesInReadingOrder) {
  const auto passages =
      split("One paragraph of text.\n\n- one item of it\n- two items of it\n").passages;
  ASSERT_EQ(passages.size(), 3U);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    EXPECT_EQ(passages[i].position, static_cast<int>(i) + 1);
    EXPECT_EQ(passages[i].article_id, "cells");
  }
}

TEST(PassageSplitter, GivesIdsThatSayWhereAndAreStable) {
  const auto before =
      split("Text of the overview.\n\n## Leadership Role\n\nText of the section.\n").passages;
  ASSERT_EQ(before.size(), 2U);
  EXPECT_TRUE(before[0].id.starts_with("cells.overview.")) << before[0].id;
  EXPECT_TRUE(before[1].id.starts_with("cells.leadership-role.")) << before[1].id;
  // An edit elsewhere changes no id; one of the text or of the headings above does.
  const auto elsewhere =
      split("Other text.\n\nMore of other text.\n\n## Leadership Role\n\nText of the section.\n")
          .passages;
  EXPECT_EQ(elsewhere.back().id, before[1].id);
  const auto text = split("## Leadership Role\n\nText of this section.\n").passages;
  EXPECT_NE(text.back().id, before[1].id);
  const auto heading = split("## Leadership Roles\n\nText of the section.\n").passages;
  EXPECT_NE(heading.back().id, before[1].id);
}

TEST(PassageSplitter, KeepsIdsShortAndNeverEmpty) {
  const auto passages = split("## " + std::string(400, 'x') +
                              "\n\nText of the section.\n\n## ???\n\nText of the other.\n")
                            .passages;
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_LE(passages[0].id.size(), 200U);
  EXPECT_TRUE(passages[1].id.starts_with("cells.section.")) << passages[1].id;
}

TEST(PassageSplitter, KeepsWhatIsSaidTwiceOnce) {
  const SplitResult result = split(
      "## A\n\nText of the section.\n\nText of the section.\n\nMore of the text.\n\n## B\n\nText "
      "of the section.\n");
  EXPECT_EQ(texts_of(result.passages),
            (Rows{"A: Text of the section.", "A: More of the text.", "B: Text of the section."}));
  EXPECT_EQ(texts_of(result.duplicates), Rows{"A: Text of the section."});
  std::set<std::string> ids;
  for (const Passage& passage : result.passages) ids.insert(passage.id);
  EXPECT_EQ(ids.size(), 3U);
  EXPECT_EQ(result.passages.back().position, 3);
}

TEST(PassageSplitter, TakesAnyBlocks) {
  Article article;
  article.id = "a";
  article.blocks = {
      {BlockKind::list_item, 3, "an item without items above", 1},
      {BlockKind::paragraph, 2, "a paragraph of no item", 2},
      {BlockKind::heading, 6, "", 3},
      {BlockKind::heading, 6, "A heading", 4},
  };
  EXPECT_EQ(texts_of(split_into_passages(article).passages),
            (Rows{"an item without items above", "a paragraph of no item"}));
  EXPECT_TRUE(split_into_passages(Article{}).passages.empty());
}

/// The most memory that this process ever had, in MiB.
long peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

TEST(PassageSplitter, TakesNoMoreMemoryThanALongParagraphIsLong) {
  std::string text;
  while (text.size() < std::size_t{1} << 20U) text += "word ";
  Article article;
  article.blocks.push_back({BlockKind::paragraph, 0, text, 1});
  const long before = peak_memory();
  EXPECT_GT(
      split_into_passages(article).passages.size() + split_into_passages(article).duplicates.size(),
      500U);
  EXPECT_LT(peak_memory() - before, 200);
}

}  // namespace
}  // namespace article_search
