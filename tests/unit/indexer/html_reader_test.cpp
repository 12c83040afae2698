#include "indexer/readers/html_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

Article read(std::string_view source) {
  return read_whole(read_html, "pages/My page.html", source);
}

void expect_all(const std::vector<BlockCase>& cases) { expect_blocks(read, cases); }

TEST(HtmlReader, KeepsTheTextOfElementsWithinALine) {
  expect_all({
      {"<p>a <b>b</b> <i>c</i><em>d</em> <a href=x>e</a> <code>f</code>", {"P a b cd e f"}},
      {"<p>H<sub>2</sub>O and 10<sup>6</sup> cells", {"P H2O and 10^6 cells"}},
      {"<p>10<sup>-3</sup> m<sup>2</sup> in 2<sup><a href=#n>1</a></sup> mice<sup>a</sup>",
       {"P 10^-3 m2 in 2 1 micea"}},
      {"<p>one<br>two<br/>three", {"P one two three"}},
      {"<p>re<wbr>myelin&shy;ation", {"P remyelin\u00ADation"}},
      {"<p>an <img src=x alt=\"alternative text\"> here <img src=y>",
       {"P an alternative text here"}},
      {"<p>cells<sup><a href=#1>1</a></sup> grow", {"P cells 1 grow"}},
      {"<p>one\n   two\t three&nbsp;four", {"P one two three four"}},
      {"<p>un<x-mark>known</x-mark> elements", {"P unknown elements"}},
  });
}

TEST(HtmlReader, DecodesEntities) {
  expect_all({
      {"<p>Q&amp;A &lt;5 &gt;3 &quot;x&quot;", {"P Q&A <5 >3 \"x\""}},
      {"<p>TGF-&beta; caf&eacute; &#946; &#x3B2; &#128512;", {"P TGF-β café β β 😀"}},
      {"<p>&nosuchname; AT&T", {"P &nosuchname; AT&T"}},
  });
}

TEST(HtmlReader, ReadsHeadingsAndParagraphs) {
  expect_all({
      {"<h2>A</h2><p>a<h3>B</h3><div>b</div>c<h6>D</h6>d",
       {"H2 A", "P a", "H3 B", "P b", "P c", "H6 D", "P d"}},
      {"<h2> A\n <small>b</small> </h2>x", {"H2 A b", "P x"}},
      {"text<p>one<p>two<hr>three", {"P text", "P one", "P two", "P three"}},
      {"<h2></h2><p> </p><p>&nbsp;</p>x", {"P x"}},
      {"<h2>A<a href=#a>#</a></h2><h2>C# <a href=#c>¶</a></h2>x", {"H2 A", "H2 C#", "P x"}},
  });
}

TEST(HtmlReader, LeavesOutSignsToOtherPlaces) {
  expect_all({
      {"<p>a <a href=b.html><img src=x alt='<< previous'></a> b", {"P a b"}},
      {"<p>a <a href=.><img src=x alt='<-'></a> b", {"P a b"}},
      {"<p>a <a href='#top'>Back to top</a> b", {"P a b"}},
      {"<p>a <a href='#h'><img src=x alt=top></a> b", {"P a b"}},
      {"<p>a <a href='https://c.example/1'>§</a> b", {"P a b"}},
      {"<label><a href='#o5'>5</a></label><p>a", {"P a"}},
      {"<label>Name 5</label><p>a", {"P Name 5", "P a"}},
      // Words of sentences, marks of notes and pictures of something stay.
      {"<p>the <a href=b.html>next</a> b", {"P the next b"}},
      {"<p>a <a href='#n1'>*</a> b", {"P a * b"}},
      {"<p><a href=x.png><img src=x alt='A cell'></a> b", {"P A cell b"}},
      {"<p><img src=x alt=Home> b", {"P Home b"}},
  });
}

TEST(HtmlReader, LeavesHeadingsOfBoxesInThem) {
  expect_all({
      {"<h2>A</h2><div class=tip><h3 class=title>Tip</h3><p>one<p>two</div><p>three",
       {"H2 A", "P Tip", "P one", "P two", "P three"}},
      {"<h2>A</h2><div class=\"notecard Warning\"><h4>Careful</h4>one</div>two",
       {"H2 A", "P Careful", "P one", "P two"}},
      {"<h2>A</h2><aside role=doc-tip><h3>Tip</h3>one</aside>two and three and four",
       {"H2 A", "P Tip", "P one", "P two and three and four"}},
      {"<h2>A</h2><p class=note>one<h3>B</h3>two", {"H2 A", "P one", "H3 B", "P two"}},
  });
}

TEST(HtmlReader, LeavesOutWhatThePageSaysOfItself) {
  const Article article = read(
      "<title>Cells</title><div class=nosearch>A society since 1946</div><div>Cells</div>"
      "<p>Text of cells. <h1>1. Skin</h1><p>Text of skin, last updated here.<h1>2. Fat</h1><p>Text."
      "<p>This page was last modified on 6 October 2021");
  EXPECT_EQ(article.title, "Cells");
  EXPECT_EQ(rows_of(article.blocks),
            (Rows{"P Text of cells.", "H1 1. Skin", "P Text of skin, last updated here.",
                  "H1 2. Fat", "P Text."}));
  EXPECT_EQ(skipped_rows_of(article),
            (Rows{"1: A society since 1946", "1: This page was last modified on 6 October 2021"}));
}

TEST(HtmlReader, ReadsQuotesCodeAndCaptionsAsParagraphs) {
  expect_all({
      {"<blockquote><h2>A</h2><p>one<p>two<footer>Who</footer></blockquote>",
       {"P A", "P one", "P two", "P Who"}},
      {"<pre>int  x;\n\n  int y;\n</pre>", {"P int x; int y;"}},
      {"<figure><img alt=\"A cell\"><figcaption>Figure 1. It <i>grows</i>.</figcaption></figure>",
       {"P A cell", "P Figure 1. It grows."}},
      {"<figure><img alt=\"It grows.\"><figcaption>It grows.</figcaption></figure>",
       {"P It grows."}},
      {"<details><summary>More</summary>Hidden at first</details>",
       {"P More", "P Hidden at first"}},
  });
}

TEST(HtmlReader, NestsLists) {
  expect_all({
      {"<ul><li>a<li>b</ul>", {"L1 a", "L1 b"}},
      {"<ol><li>a<ul><li>b<ol><li>c</ol><li>d</ul><li>e</ol>",
       {"L1 a", "L2 b", "L3 c", "L2 d", "L1 e"}},
      {"<ul><li><p>a</p><p>more</p><li>b</ul>text", {"L1 a", "P1 more", "L1 b", "P text"}},
      {"<ul><li>a<ul><li>b</ul>more of a</ul>", {"L1 a", "L2 b", "P1 more of a"}},
      {"<ul><li><h3>a</h3>text</ul>", {"L1 a", "P1 text"}},
      {"<ul>loose<li>a</ul>", {"P1 loose", "L1 a"}},
      {"<li>alone", {"L1 alone"}},
      {"<ul><ul><li>a</ul></ul>", {"L2 a"}},
  });
}

TEST(HtmlReader, ReadsTermsWithTheirDefinitions) {
  expect_all({
      {"<dl><dt>MS<dd>A disease.<dt>MRI<dd>A scan.</dl>", {"L1 MS: A disease.", "L1 MRI: A scan."}},
      {"<dl><dt>-n<dt>--dry<dd><p>Show.</p><p>More.</p></dl>", {"L1 -n, --dry: Show.", "P1 More."}},
      {"<dl><dt>MS<dd>One.<dd>Two.</dl>", {"L1 MS: One.", "P1 Two."}},
      {"<dl><dt>Uses:<dd>Many.</dl>", {"L1 Uses: Many."}},
      {"<dl><dt>MS<dd><ul><li>a<li>b</ul></dl>", {"L1 MS", "L2 a", "L2 b"}},
      {"<dl><dt>MS</dl>text", {"L1 MS", "P text"}},
      {"<dl><dd>no term</dl>", {"P1 no term"}},
      {"<dl><div><dt>a<dd>b</div><div><dt>c<dd>d</div></dl>", {"L1 a: b", "L1 c: d"}},
      {"<dl><dt>a<dd>b<dl><dt>c<dd>d</dl></dl>", {"L1 a: b", "L2 c: d"}},
  });
}

TEST(HtmlReader, ReadsTablesWithinTheFlow) {
  expect_all({
      {"<p>a<table><tr><th>Cell<th>Use<tr><td>iPSC<td><i>repair</i></table>b",
       {"P a", "P Cell: iPSC; Use: repair", "P b"}},
      {"<ul><li>a<table><tr><th>x<th>y<tr><td>1<td>2</table></ul>", {"L1 a", "P1 x: 1; y: 2"}},
      {"<table role=presentation><tr><td><h2>A</h2><p>a<td>b</table>", {"H2 A", "P a", "P b"}},
  });
}

TEST(HtmlReader, TakesTheTitleHeadingOutOfTheBlocks) {
  const std::vector<TitleCase> cases = {
      {"<h1>Cells</h1><p>x", "Cells", {"P x"}},
      {"<title>Cells | Site</title><h1>Cells</h1><p>x<h2>Cells</h2>y",
       "Cells",
       {"P x", "H2 Cells", "P y"}},
      {"<title>Cells | Site</title><h1>Site</h1><h2>Cells</h2><p>x", "Site", {"H2 Cells", "P x"}},
      {"<title>Cells</title><h2>Cells</h2><p>x", "Cells", {"P x"}},
      {"<title>Cells</title><p>x", "Cells", {"P x"}},
      {"<p>x", "My page", {"P x"}},
  };
  expect_titles(read, cases);
}

TEST(HtmlReader, KnowsLinesAndAnchors) {
  const Article article = read(
      "<body>\n<section id=s>\n<h2>One</h2>\n<p>\n Text <b id=late>late</b></p>\n<p>After</p>\n"
      "<h2>Two <a name=two></a></h2>\n<ul>\n<li id=item>a</ul>\n<dl><dt id=t>x<dd id=d>y</dl>\n"
      "<table id=data><tr><th>A\n<th>B\n<tr id=r><td>1<td>2\n<tr><td>3<td>4</table>");
  Rows places;
  for (const Block& block : article.blocks) {
    places.push_back(std::to_string(block.line) + " " + block.text + " #" + block.anchor);
  }
  EXPECT_EQ(places, (Rows{"3 One #s", "5 Text late #s", "6 After #late", "7 Two #two", "9 a #item",
                          "10 x: y #t", "13 A: 1; B: 2 #r", "14 A: 3; B: 4 #data"}));
}

TEST(HtmlReader, SaysWhatItSkipped) {
  const Article article = read(
      "<nav>Home</nav>\n<script>x()</script><script>y()</script>\n<main><h1>Cells</h1>\n"
      "<p>Text <button>copy</button>\n<p>more <button>copy</button></main>\n<footer>© "
      "2020</footer>");
  Rows rows;
  for (const SkippedLine& skipped : article.skipped) {
    rows.push_back(std::to_string(skipped.line) + " " + skipped.reason + ": " + skipped.text);
  }
  EXPECT_EQ(rows, (Rows{"1 navigation: Home", "2 script or style: <script> (2 times)",
                        "4 control: copy (2 times)", "6 footer: © 2020"}));
}

TEST(HtmlReader, ReadsXhtmlAndLooseMarkup) {
  expect_all({
      {"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>a<br/>b</p>"
       "<p><a id=\"x\"/>c</p></body></html>",
       {"P a b", "P c"}},
      {"<P>Upper <B>case</P></B></DIV>more", {"P Upper case", "P more"}},
      {"<p>a < b and <3 <!-- not this --> end", {"P a < b and <3 end"}},
      {"plain text, no markup", {"P plain text, no markup"}},
      {"<p>cut off in a <b", {"P cut off in a"}},
  });
}

}  // namespace
}  // namespace article_search
