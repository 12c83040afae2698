#include "indexer/readers/plain_text_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

Article read(std::string_view source) {
  return read_whole(read_plain_text, "notes/My notes.txt", source);
}

void expect_all(const std::vector<BlockCase>& cases) { expect_blocks(read, cases); }

TEST(PlainTextReader, TakesTheTitleFromTheHeadingAtTheTopOrTheFileName) {
  const std::vector<TitleCase> cases = {
      {"Nerve cells\n\nThey grow.\n", "Nerve cells", {"P They grow."}},
      {"\n\nSkip to content\n\nNerve cells\n\nThey grow.\n", "Nerve cells", {"P They grow."}},
      {"Nerve cells\nThey grow.\n", "Nerve cells", {"P They grow."}},
      {"Nerve cells\n===========\nThey grow.\n", "Nerve cells", {"P They grow."}},
      {"They grow.\n", "My notes", {"P They grow."}},
      {"They grow.\n\nNerve cells\n\nMore.\n",
       "My notes",
       {"P They grow.", "H2 Nerve cells", "P More."}},
      {"They grow.\n\n# Nerve cells\n\nMore.\n", "Nerve cells", {"P They grow.", "P More."}},
      {"1. Introduction\n\nThey grow.\n", "My notes", {"H2 1. Introduction", "P They grow."}},
      {"10 facts about nerves\n\nThey grow.\n", "10 facts about nerves", {"P They grow."}},
      // What has nothing below it is the text.
      {"Nerve cells\n", "My notes", {"P Nerve cells"}},
      {"Nerve cells\n\nSkin cells\n\nFat cells\n", "Nerve cells", {"P Skin cells", "P Fat cells"}},
  };
  expect_titles(read, cases);
}

TEST(PlainTextReader, SeesHeadingsInShortLinesThatStandAlone) {
  expect_all({
      {"T\n\nOne.\n\nMethods\n\nTwo.\n", {"P One.", "H2 Methods", "P Two."}},
      {"T\n\nOne.\n\nMethods\nTwo is longer than it.\n",
       {"P One.", "H2 Methods", "P Two is longer than it."}},
      {"T\n\nOne.\n\nMethods\n- two\n", {"P One.", "H2 Methods", "L1 two"}},
      {"T\n\nOne.\n\niPSC in mice\n\nTwo.\n", {"P One.", "H2 iPSC in mice", "P Two."}},
      // A sentence, a question, an introduction, a byline, a lower-case or indented line, a long
      // one.
      {"T\n\nNo heading here.\n\nTwo.\n", {"P No heading here.", "P Two."}},
      {"T\n\nIs this one?\n\nTwo.\n", {"P Is this one?", "P Two."}},
      {"T\n\nThe cells are:\n\n- two\n", {"P The cells are:", "L1 two"}},
      {"T\n\nBy Jane Doe\n\nTwo.\n", {"P By Jane Doe", "P Two."}},
      {"T\n\nLast updated May 2011\n\nTwo.\n", {"P Last updated May 2011", "P Two."}},
      {"T\n\nand so on\n\nTwo.\n", {"P and so on", "P Two."}},
      {"T\n\n  Indented words\n\nTwo.\n", {"P Indented words", "P Two."}},
      {"T\n\nOne two three four five six seven eight nine ten eleven twelve thirteen\n\nTwo.\n",
       {"P One two three four five six seven eight nine ten eleven twelve thirteen", "P Two."}},
      {"T\n\n12 345\n\nTwo.\n", {"P 12 345", "P Two."}},
      // The first line of a wrapped paragraph, because the next word had no room.
      {"T\n\nThis line is wrapped where it meets the Edge\nOf the paper and goes on to here.\n",
       {"P This line is wrapped where it meets the Edge Of the paper and goes on to here."}},
      // Directly below a list that is indented.
      {"T\n\n  • one\nMethods\n\nTwo.\n", {"L1 one", "H2 Methods", "P Two."}},
  });
}

TEST(PlainTextReader, GivesHeadingsTheirLevels) {
  expect_all({
      {"T\n\nOne\n===\n\nText.\n\nTwo\n---\nText.\n", {"H1 One", "P Text.", "H2 Two", "P Text."}},
      {"T\n\nWhat is it?\n-----------\nText.\n", {"H2 What is it?", "P Text."}},
      {"T\n\n# One\n\n### Two ###\nText.\n", {"H1 One", "H3 Two", "P Text."}},
      {"T\n\n1. One\n\nText.\n\n1.1 Two\n\nText.\n\n1.1.1. Three\n\nText.\n",
       {"H2 1. One", "P Text.", "H3 1.1 Two", "P Text.", "H4 1.1.1. Three", "P Text."}},
      {"T\n\n#1 in the list.\n", {"P #1 in the list."}},
  });
}

TEST(PlainTextReader, TakesOnlyTheLastOfPlainHeadingsInARow) {
  expect_all({
      {"T\n\nOne\n\nTwo\n\nThree\n\nText.\n", {"P One", "P Two", "H2 Three", "P Text."}},
      {"T\n\n# One\n\nTwo\n\nText.\n", {"H1 One", "H2 Two", "P Text."}},
  });
}

TEST(PlainTextReader, LeavesOutAndReportsWhatBelongsToThePage) {
  const Article article = read(
      "Skip to navigation Skip to content\n\nHome › Research › Cells\n\nCells\n\nIn this article\n"
      "They grow.\n\nPrint\n\n-----\n\nThey rest.\n\nFor more\n\nContact us\n");
  EXPECT_EQ(article.title, "Cells");
  EXPECT_EQ(rows_of(article.blocks), (Rows{"P They grow.", "P They rest."}));
  EXPECT_EQ(
      skipped_rows_of(article),
      (Rows{"1: Skip to navigation Skip to content", "3: Home › Research › Cells",
            "7: In this article", "10: Print", "12: -----", "16: For more", "18: Contact us"}));
}

TEST(PlainTextReader, KeepsWordsThatOnlyLookLikeThePage) {
  expect_all({
      {"T\n\nThe report is now out in\nprint\n", {"P The report is now out in print"}},
      {"T\n\nShare of patients.\n\nMore.\n", {"P Share of patients.", "P More."}},
      {"T\n\n- print\n- share\n", {"L1 print", "L1 share"}},
      {"T\n\nIf a > b then it grows.\n", {"P If a > b then it grows."}},
  });
}

TEST(PlainTextReader, KnowsItemsByTheirMarks) {
  expect_all({
      {"T\n\n• a\n◦ b\n▪ c\n‣ d\n· e\n", {"L1 a", "L1 b", "L1 c", "L1 d", "L1 e"}},
      {"T\n\n- a\n* b\n+ c\n– d\n", {"L1 a", "L1 b", "L1 c", "L1 d"}},
      {"T\n\n•a\n•\u00A0b\n", {"L1 a", "L1 b"}},
      {"T\n\n•\na\n\n•\n\n• b\n", {"L1 a", "L1 b"}},
      {"T\n\n1. a\n2. b\n10. c\n", {"L1 a", "L1 b", "L1 c"}},
      {"T\n\n1) a\n2) b\n\n(a) c\n(b) d\n", {"L1 a", "L1 b", "L1 c", "L1 d"}},
      {"T\n\n1. One\n\n2. Two\n\n3. Three\n\nText.\n", {"L1 One", "L1 Two", "L1 Three", "P Text."}},
      {"T\n\n-a\n", {"P -a"}},
      {"T\n\n2005. That was it.\n", {"P 2005. That was it."}},
      // Directly below text: a bullet begins an item, a number only if it is the first.
      {"T\n\nThese are:\n• a\n", {"P These are:", "L1 a"}},
      {"T\n\nThese are:\n1. a\n2. b\n", {"P These are:", "L1 a", "L1 b"}},
      {"T\n\nIt was grown in the dark for some days, at least\n12. Then it was cut.\n",
       {"P It was grown in the dark for some days, at least 12. Then it was cut."}},
      // A dash within wrapped text begins none.
      {"T\n\nIt was grown for some days – more than twelve\n– and then it was cut, which hurt "
       "nobody.\n",
       {"P It was grown for some days – more than twelve – and then it was cut, which hurt "
        "nobody."}},
      {"T\n\nIt was:\n– grown\n– cut\n", {"P It was:", "L1 grown", "L1 cut"}},
  });
}

TEST(PlainTextReader, NestsItemsByIndentation) {
  expect_all({
      {"T\n\n  • a\n    • b\n      • c\n    • d\n  • e\n",
       {"L1 a", "L2 b", "L3 c", "L2 d", "L1 e"}},
      {"T\n\n• a\n\t• b\n\t\t• c\n\t• d\n", {"L1 a", "L2 b", "L3 c", "L2 d"}},
      {"T\n\n- a\n        - b\n    - c\n- d\n", {"L1 a", "L2 b", "L2 c", "L1 d"}},
      {"T\n\n 9. a\n10. b\n", {"L1 a", "L1 b"}},
      {"    T\n\n    - a\n      - b\n", {"L1 a", "L2 b"}},
      {"T\n\n• a\n\n  • b\n\n• c\n", {"L1 a", "L2 b", "L1 c"}},
  });
}

TEST(PlainTextReader, JoinsTheLinesOfItems) {
  expect_all({
      {"T\n\n- one\n  two\n  three\n- four\n", {"L1 one two three", "L1 four"}},
      {"T\n\n  • one\n      Two\n", {"L1 one Two"}},
      // Not indented: in lower case, or because its first word had no room.
      {"T\n\n- one\ntwo\n", {"L1 one two"}},
      {"T\n\n- This item is wrapped where it meets the Edge\nOf the paper.\n",
       {"L1 This item is wrapped where it meets the Edge Of the paper."}},
      {"T\n\n- one\n- two\niPSC are cells.\n", {"L1 one", "L1 two", "P iPSC are cells."}},
  });
}

TEST(PlainTextReader, SeesParagraphsAfterLists) {
  expect_all({
      {"T\n\n  • one\n  • two\nAt last there is text.\n",
       {"L1 one", "L1 two", "P At last there is text."}},
      {"T\n\n- one\nAt last there is text.\n", {"L1 one", "P At last there is text."}},
      {"T\n\n- This item ends with the sentence that it is in.\nText that goes on here.\n",
       {"L1 This item ends with the sentence that it is in.", "P Text that goes on here."}},
      {"T\n\n• one\n\nand text.\n", {"L1 one", "P and text."}},
      {"T\n\n• one\n\n  More of it.\n\n• two\n", {"L1 one", "P1 More of it.", "L1 two"}},
      {"T\n\n  • a\n    • b\n   More of a.\n", {"L1 a", "L2 b", "P1 More of a."}},
  });
}

TEST(PlainTextReader, JoinsTheLinesOfParagraphs) {
  const std::string long_line(200, 'x');
  expect_all({
      {"T\n\nOne line of text\nand another,\nand the last.\n",
       {"P One line of text and another, and the last."}},
      {"T\n\nFirst flush,\n  the rest is\n  indented.\n", {"P First flush, the rest is indented."}},
      {"T\n\n  One begins\nhere.\n  Two begins\nhere.\n",
       {"P One begins here.", "P Two begins here."}},
      {"T\n\n" + long_line + ".\n" + long_line + "!\nShort.\n",
       {"P " + long_line + ".", "P " + long_line + "!", "P Short."}},
      {"T\r\n\r\nOne.\r\n\r\nTwo.", {"P One.", "P Two."}},
  });
}

TEST(PlainTextReader, KnowsTheLinesOfBlocks) {
  const Article article = read("Cells\n\n\n\nThey\ngrow.\n\n\nMethods\n\n- a\n  wrapped\n- b\n");
  std::vector<int> lines;
  for (const Block& block : article.blocks) lines.push_back(block.line);
  EXPECT_EQ(lines, (std::vector<int>{5, 9, 11, 13}));
}

}  // namespace
}  // namespace article_search
