#include "indexer/readers/markdown_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

Article read(std::string_view source) {
  return read_whole(read_markdown, "notes/My notes.md", source);
}

void expect_all(const std::vector<BlockCase>& cases) { expect_blocks(read, cases); }

TEST(MarkdownReader, TakesTheTitleFromFrontMatterOrFirstTopHeadingOrFileName) {
  const std::vector<TitleCase> cases = {
      {"---\ntitle: Cells\n---\nText", "Cells", {"P Text"}},
      {"# Cells\n\nText", "Cells", {"P Text"}},
      {"Text", "My notes", {"P Text"}},
      // A heading that repeats the title is no section of its own, another one is.
      {"---\ntitle: Cells\n---\n# Cells\n\nText", "Cells", {"P Text"}},
      {"---\ntitle: Cells\n---\n# Nerves\n\nText", "Cells", {"H1 Nerves", "P Text"}},
      // Only the first, wherever it stands; lower headings are sections.
      {"# Cells\n\n# Nerves\n\nText", "Cells", {"H1 Nerves", "P Text"}},
      {"Text\n\n# Cells\n\nMore", "Cells", {"P Text", "P More"}},
      {"## Nerves\n\nText", "My notes", {"H2 Nerves", "P Text"}},
      {"Cells *in* mice\n===\n\nText", "Cells in mice", {"P Text"}},
  };
  expect_titles(read, cases);
}

TEST(MarkdownReader, TakesTheIdFromFrontMatterOrFileName) {
  EXPECT_EQ(read("---\nid: cells\n---\nText").id, "cells");
  EXPECT_EQ(read("Text").id, "my-notes");
}

TEST(MarkdownReader, KeepsTheTextOfMarks) {
  expect_all({
      {"*a* **b** _c_ ***d*** ~~e~~ `f g`", {"P a b c d e f g"}},
      {"[text](https://example.org \"title\") and [ref][1]\n\n[1]: https://example.org",
       {"P text and ref"}},
      {"<https://example.org>", {"P https://example.org"}},
      {"an ![alternative *text*](cell.png) here", {"P an alternative text here"}},
      {"one\ntwo  \nthree\\\nfour", {"P one two three four"}},
      {"one<br>two", {"P one two"}},
      {"H<sub>2</sub>O", {"P H2O"}},
      {"\\*not emphasis\\* 2\\_3", {"P *not emphasis* 2_3"}},
      {"`a < b &amp; c`", {"P a < b &amp; c"}},
      {"snake_case_name and 2*3*4", {"P snake_case_name and 234"}},
  });
}

TEST(MarkdownReader, DecodesEntities) {
  expect_all({
      {"Q&amp;A &lt;5 &gt;3 &quot;x&quot;", {"P Q&A <5 >3 \"x\""}},
      {"TGF-&beta; caf&eacute; 5&nbsp;mg &hellip;", {"P TGF-β café 5 mg …"}},
      {"&#946; &#x3B2; &#128512;", {"P β β 😀"}},
      {"&#0; &#xD800;", {"P \uFFFD \uFFFD"}},
      {"&nosuchname; AT&T", {"P &nosuchname; AT&T"}},
  });
}

TEST(MarkdownReader, NestsLists) {
  expect_all({
      {"- a\n- b\n", {"L1 a", "L1 b"}},
      {"- a\n  - b\n    1. c\n  - d\n- e\n", {"L1 a", "L2 b", "L3 c", "L2 d", "L1 e"}},
      {"1. a\n2. b\n", {"L1 a", "L1 b"}},
      {"- a\n\n- b\n", {"L1 a", "L1 b"}},
      {"- a\n  wrapped\nlazily\n", {"L1 a wrapped lazily"}},
      {"- [x] done\n- [ ] open\n", {"L1 done", "L1 open"}},
      {"- a\n\nText", {"L1 a", "P Text"}},
      {"- - a\n", {"L2 a"}},
  });
}

TEST(MarkdownReader, KeepsWhatElseAnItemHoldsAtItsLevel) {
  expect_all({
      {"- a\n\n  more\n\n- b\n", {"L1 a", "P1 more", "L1 b"}},
      {"- a\n  - b\n\n    more of b\n\n  more of a\n",
       {"L1 a", "L2 b", "P2 more of b", "P1 more of a"}},
      {"- a\n\n      code\n", {"L1 a", "P1 code"}},
      {"- a\n\n  > quoted\n", {"L1 a", "P1 quoted"}},
      {"- # a\n  text\n", {"L1 a", "P1 text"}},
  });
}

TEST(MarkdownReader, KeepsCodeQuotesAndTablesAsParagraphs) {
  expect_all({
      {"```cpp\nint  x;\n\nint y;\n```\n", {"P int x; int y;"}},
      {"Text\n\n    code  here\n", {"P Text", "P code here"}},
      {"> one\n> two\n>\n> three\n", {"P one two", "P three"}},
      {"> ## Quoted heading\n> text\n", {"P Quoted heading", "P text"}},
      {"| Cell | Use |\n|---|---|\n| iPSC | *repair* |\n| MSC | |\n\nText",
       {"P Cell: iPSC; Use: repair", "P Cell: MSC", "P Text"}},
      {"| Cell | Use | |\n|---|---|---|\n| MSC | | nameless |\n",
       {"P Cell: MSC; nameless", "P Use"}},
      {"| Cell | Use |\n|---|---|\n\nText", {"P Cell | Use", "P Text"}},
      {"one\n\n---\n\ntwo\n", {"P one", "P two"}},
  });
}

TEST(MarkdownReader, PutsFootnotesBehindWhatRefersToThem) {
  expect_all({
      {"Cells[^1] divide[^n].\n\nMore.\n\n[^1]: Small *ones*.\n[^n]: Into two.\n",
       {"P Cells divide.", "P Small ones.", "P Into two.", "P More."}},
      {"- item[^1]\n\nText\n\n[^1]: Note\n", {"L1 item", "P1 Note", "P Text"}},
      // To CommonMark these are the addresses of links.
      {"Cells[^1].\n\n[^1]: https://example.org/cells\n",
       {"P Cells.", "P https://example.org/cells"}},
      {"Cells[^1].\n\n[^1]: One line\nand the next.\n", {"P Cells.", "P One line and the next."}},
      {"Twice[^1] and[^1] again.\n\n[^1]: Note\n", {"P Twice and again.", "P Note"}},
      {"Cells[^1] here.", {"P Cells[^1] here."}},
      {"Text.\n\n[^1]: Nothing refers to it.\n\nEnd.",
       {"P Text.", "P End.", "P Nothing refers to it."}},
  });
}

TEST(MarkdownReader, ReadsTermsWithTheirDefinitions) {
  expect_all({
      {"Term\n: Its definition\n", {"L1 Term: Its definition"}},
      {"Term\n:   Its definition\n    goes on.\n", {"L1 Term: Its definition goes on."}},
      {"Term\n\n: Its definition\n", {"L1 Term: Its definition"}},
      {"Term\n: One\n: Two\n\nOther\n: Three\n", {"L1 Term: One", "P1 Two", "L1 Other: Three"}},
      {"A sentence that ends.\n\n: no definition\n",
       {"P A sentence that ends.", "P : no definition"}},
      {"a smile :-)\nand :not one", {"P a smile :-) and :not one"}},
      {"```\nTerm\n: code\n```\n", {"P Term : code"}},
  });
}

TEST(MarkdownReader, HasTheAnchorsThatTheAuthorGives) {
  const Article article = read(
      "# Title {#top}\n\nText\n\n## Methods {#methods .wide}\n\n<a id=\"here\"></a>Text\n\n"
      "## <a name=\"old\"></a>Results\n\n## Sets {a}\n\nText");
  EXPECT_EQ(article.title, "Title");
  EXPECT_EQ(rows_of(article.blocks),
            (Rows{"P Text", "H2 Methods", "P Text", "H2 Results", "H2 Sets {a}", "P Text"}));
  Rows anchors;
  for (const Block& block : article.blocks) anchors.push_back(block.anchor);
  EXPECT_EQ(anchors, (Rows{"", "methods", "here", "old", "", ""}));
}

TEST(MarkdownReader, ReportsTheHtmlItSkips) {
  const Article article = read(
      "One <!-- inline --> two\n\n<!-- a\nb -->\n\n<button>\nHome\n</button>\n\n<hr>\n\nThree\n");
  EXPECT_EQ(rows_of(article.blocks), (Rows{"P One two", "P Three"}));
  EXPECT_EQ(skipped_rows_of(article),
            (Rows{"1: <!-- inline -->", "3: <!-- a b -->", "6: Home", "10: <hr>"}));
}

TEST(MarkdownReader, ReadsTheHtmlInIt) {
  expect_all({
      {"One\n\n<table><tr><th>Cell<th>Size\n<tr><td>T<td>9</table>\n\nTwo\n",
       {"P One", "P Cell: T; Size: 9", "P Two"}},
      {"<h1 align=center>Cells</h1>\n\nText\n", {"P Text"}},
      {"<details>\n<summary>More</summary>\n\nHidden *at* first\n\n</details>\n",
       {"P More", "P Hidden at first"}},
      {"- one\n\n  <p>more of it</p>\n", {"L1 one", "P1 more of it"}},
      {"10<sup>6</sup> cells on 4 m<sup>2</sup>\n", {"P 10^6 cells on 4 m2"}},
  });
  EXPECT_EQ(read("One\n\n<p>\nTwo\n").blocks.back().line, 4);
}

TEST(MarkdownReader, LeavesOutTablesOfContents) {
  const Article article = read(
      "- [One](#one)\n  - [Two](#two)\n- [Three](#three)\n\nText\n\n"
      "- [One](#one)\n- [Two](#two)\n- see [Three](#three)\n- [Four](four.md)\n");
  EXPECT_EQ(rows_of(article.blocks),
            (Rows{"P Text", "L1 One", "L1 Two", "L1 see Three", "L1 Four"}));
  EXPECT_EQ(skipped_rows_of(article), (Rows{"1: One; Two; Three"}));

  const Article labelled = read(
      "**Contents**<br>\n[One](#one)<br>\n[Two](#two)<br>\n[Three](#three)\n\n"
      "See [One](#one), [Two](#two) and [Three](#three).\n");
  EXPECT_EQ(rows_of(labelled.blocks), (Rows{"P See One, Two and Three."}));
  EXPECT_EQ(skipped_rows_of(labelled), (Rows{"1: Contents One Two Three"}));
}

TEST(MarkdownReader, KnowsTheLinesOfBlocks) {
  const Article article = read(
      "---\ntitle: Cells\n---\n\n## One\n\nText\nwrapped\n\n- a\n  - "
      "**b**\n\n```\ncode\n```\n\n&amp; more\n");
  std::vector<int> lines;
  for (const Block& block : article.blocks) lines.push_back(block.line);
  EXPECT_EQ(lines, (std::vector<int>{5, 7, 10, 11, 14, 17}));
}

TEST(MarkdownReader, PassesOnWhatWasMended) {
  const Article article = read("“Text”\n\ncaf\xE9 and much more text\n");
  ASSERT_EQ(article.warnings.size(), 1U);
  EXPECT_EQ(article.warnings[0].line, 3);
}

TEST(MarkdownReader, RefusesBadFrontMatter) {
  const auto article = read_markdown({"a.md", "---\ntitle: [\n---\nText"});
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().path, "a.md");
  EXPECT_EQ(article.error().line, 2);
}

}  // namespace
}  // namespace article_search
