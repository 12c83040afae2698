#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "indexer/readers/html_reader.h"
#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

constexpr std::string_view kText = "<p>Cells were given to mice that had lost their myelin.</p>";
constexpr std::string_view kRow = "P Cells were given to mice that had lost their myelin.";

Article read(std::string_view source) { return read_whole(read_html, "a.html", source); }

/// The blocks of a page in which each `$` stands for a paragraph of running text, without these.
Rows rows(std::string_view page) {
  std::string source;
  for (const char c : page) c == '$' ? source += kText : source += c;
  Rows rows = rows_of(read(source).blocks);
  std::erase(rows, kRow);
  return rows;
}

struct Page {
  std::string_view source;
  Rows expected;
};

void expect(const std::vector<Page>& pages) {
  for (const Page& page : pages) EXPECT_EQ(rows(page.source), page.expected) << page.source;
}

TEST(HtmlBoldHeadings, AreLinesInBoldBeforeText) {
  expect({
      {"<h2>A</h2>$<p><b>Methods</b></p>$<p><strong>Results</strong></p>$",
       {"H2 A", "H3 Methods", "H3 Results"}},
      {"<h2>A</h2><p><b>One <i>b</i></b> <b>c</b></p>$<h4>B</h4><p class=x><b><i>Two</i></b></p>$",
       {"H2 A", "H3 One b c", "H4 B", "H5 Two"}},
      {"<h6>A</h6><p><b>One</b></p>$$<p><span><b>Two?</b></span>&nbsp;</p>$",
       {"H6 A", "H6 One", "H6 Two?"}},
      {"<p><b>One</b></p>$<p><b>Two</b></p>$<h2>A</h2>$", {"H6 One", "H6 Two", "H2 A"}},
      {"<div><p><b>One</b></p></div><hr>$<p><b>Ärzte</b></p>$", {"H6 One", "H6 Ärzte"}},
  });
}

TEST(HtmlBoldHeadings, MayStandBeforeOtherThingsWhereSomeStandBeforeText) {
  expect({
      {"<p><b>One</b></p><p>Words mean:</p>$<p><b>Two</b></p>$<p><b>Three</b></p>$",
       {"H6 One", "P Words mean:", "H6 Two", "H6 Three"}},
      {"<p><b>One</b></p>$<p><b>Two</b></p>$<p><b>Three</b></p><ul><li>x</ul>",
       {"H6 One", "H6 Two", "H6 Three", "L1 x"}},
      {"<p><b>One</b></p>$<p><b>Two</b></p><ul><li>x</ul>", {"P One", "P Two", "L1 x"}},
  });
}

TEST(HtmlBoldHeadings, AreNotWhatIsBoldForOtherReasons) {
  expect({
      // Alone in its page.
      {"<p><b>One</b></p>$$$", {"P One"}},
      // Sentences, lead-ins, captions, steps of reading on.
      {"<p><b>One.</b></p>$<p><b>Two!</b></p>$", {"P One.", "P Two!"}},
      {"<p><b>Note:</b></p>$<p><b>Tip:</b></p>$", {"P Note:", "P Tip:"}},
      {"<p><b>Figure 1</b></p>$<p><b>Table 2</b></p>$", {"P Figure 1", "P Table 2"}},
      {"<p><b><a href=x>More</a></b></p>$<p><b><a href=y>Yet more</a></b></p>$",
       {"P More", "P Yet more"}},
      {"<p><b>Status: new</b></p>$<p><b>Tier: 2</b></p>$", {"P Status: new", "P Tier: 2"}},
      {"<p><b>⚠️ Mind this ⚠️</b></p>$<p><b>and this</b></p>$",
       {"P ⚠️ Mind this ⚠️", "P and this"}},
      {"<p><b>* * *</b></p>$<p><b>1 2</b></p>$", {"P * * *", "P 1 2"}},
      // Bold in part, or in several lines.
      {"<p><b>One</b> x</p>$<p><b>Two</b> y</p>$", {"P One x", "P Two y"}},
      {"<p><b>One<br>a</b></p>$<p><b>Two<br>b</b></p>$", {"P One a", "P Two b"}},
      // Said again and again: who speaks, or an advertisement.
      {"<p><b>Ada</b></p>$<p><b>Ben</b></p>$<p><b>Ada</b></p>$<p><b>Ben</b></p>$",
       {"P Ada", "P Ben", "P Ada", "P Ben"}},
      // Before no running text.
      {"<p><b>One</b></p><p><b>Two</b></p><p><b>Three</b></p>", {"P One", "P Two", "P Three"}},
      {"<p><b>One</b></p><p>Ada Byron</p><p><b>Two</b></p><p>Ben Ash</p>",
       {"P One", "P Ada Byron", "P Two", "P Ben Ash"}},
      {"<p><b>One</b></p><pre>x = 1</pre><p><b>Two</b></p><pre>y = 2</pre>",
       {"P One", "P x = 1", "P Two", "P y = 2"}},
      {"<p><b>One</b></p><h2>A</h2>$<p><b>Two</b></p><h2>B</h2>$",
       {"P One", "H2 A", "P Two", "H2 B"}},
  });
}

TEST(HtmlBoldHeadings, AreNotInListsTablesQuotesAndBoxes) {
  expect({
      {"<ul><li>x<p><b>One</b></p>$<li>y<p><b>Two</b></p>$</ul>",
       {"L1 x", "P1 One", std::string("P1") + std::string(kRow.substr(1)), "L1 y", "P1 Two",
        std::string("P1") + std::string(kRow.substr(1))}},
      {"<blockquote><p><b>One</b></p>$<p><b>Two</b></p>$</blockquote>", {"P One", "P Two"}},
      {"<div class=tip><p><b>One</b></p>$</div>$<div class=tip><p><b>Two</b></p>$</div>$",
       {"P One", "P Two"}},
      {"<b><div><p><b>One</b></p>$<p><b>Two</b></p>$</div></b>", {"P One", "P Two"}},
  });
  EXPECT_EQ(rows("<table><tr><th>A<th>B<tr><td><p><b>One</b></p>$<td><p><b>Two</b></p>$</table>")
                .at(0)
                .substr(0, 4),
            "P A:");
}

TEST(HtmlBoldHeadings, HaveTheirOwnAnchorsAndNotThoseBefore) {
  const std::string text(kText);
  const Article article = read("<h2 id=a>A</h2>" + text + "<p><b id=one>One</b></p>" + text +
                               "<p id=two><b>Two</b></p>" + text);
  Rows anchors;
  for (const Block& block : article.blocks) anchors.push_back(block.anchor);
  EXPECT_EQ(anchors, (Rows{"a", "a", "one", "one", "two", "two"}));
}

}  // namespace
}  // namespace article_search
