#include "indexer/readers/html_main_content.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

HtmlTree parse(const std::string& source) {
  const auto tree = parse_html(source, "a.html");
  EXPECT_TRUE(tree) << source;
  return tree.value_or(HtmlTree{});
}

std::string text_kept(const std::string& source) {
  const HtmlTree page = parse(source);
  const HtmlTree kept = without_parts(page, find_dropped_parts(page));
  return kept.empty() ? std::string() : text_below(kept, 0);
}

/// Running text, so that parts beside it are the smaller ones.
const std::string kProse =
    "<p>Stem cells divide and become other cells. Researchers hope that they replace what a "
    "disease "
    "has destroyed, and several trials look into that. None has ended yet.</p>";
const std::string kProseText =
    "Stem cells divide and become other cells. Researchers hope that they replace what a disease "
    "has destroyed, and several trials look into that. None has ended yet.";

struct KindCase {
  std::string_view part;
  bool is_kept;
};

TEST(MainContent, DropsPartsByTheirKind) {
  const KindCase cases[] = {
      {"<nav>Part</nav>", false},
      {"<aside>Part</aside>", false},
      {"<footer>Part</footer>", false},
      {"<header>Part</header>", false},
      {"<script>Part</script>", false},
      {"<style>Part</style>", false},
      {"<noscript>Part</noscript>", false},
      {"<template>Part</template>", false},
      {"<iframe>Part</iframe>", false},
      {"<svg><title>Part</title></svg>", false},
      {"<button>Part</button>", false},
      {"<select><option>Part</select>", false},
      {"<div role=navigation>Part</div>", false},
      {"<div role=banner>Part</div>", false},
      {"<div role=dialog>Part</div>", false},
      // Tables of contents.
      {"<ul><li><a href=#a>Part</a><li><a href=#b>b</a><ul><li><a href=#c>c</a></ul></ul>", false},
      {"<ul><li><a href=#a>Part</a><li><a href=#b>b</a></ul>", true},
      {"<ul><li><a href=#a>Part</a><li><a href=#b>b</a><li><a href=#c>c</a> too</ul>", true},
      {"<ul><li><a href=#a>Part</a><li><a href=#b>b</a><li><a href=c.html>c</a></ul>", true},
      // Other languages of a page.
      {"<div class=toplang>Part <a href=b.html>fr</a></div>", false},
      // Hidden.
      {"<p hidden>Part</p>", false},
      {"<p aria-hidden=true>Part</p>", false},
      {"<p style='color: red; display : none'>Part</p>", false},
      {"<p style='VISIBILITY:hidden'>Part</p>", false},
      {"<p hidden=until-found>Part</p>", true},
      {"<p style='display:block'>Part</p>", true},
      // Hidden until a click.
      {"<div class='accordion-body' style='display:none'>Part</div>", true},
      {"<div class=collapse aria-hidden=true>Part</div>", true},
      {"<section role=tabpanel hidden>Part</section>", true},
      {"<h3><button>Part</button></h3>", true},
      // Names.
      {"<div class='cookie-notice big'>Part</div>", false},
      {"<div id=cookieConsent>Part</div>", false},
      {"<div class=breadcrumbs>Part</div>", false},
      {"<div id=Footer>Part</div>", false},
      {"<table class=navbar><tr><td>Part</table>", false},
      {"<div class='toc'>Part</div>", false},
      {"<div class=social-links>Part</div>", false},
      {"<span class=visually-hidden>Part</span>", false},
      {"<div class=shared>Part</div>", true},
      {"<div class=adverse-events>Part</div>", true},
      {"<section id=navigation>Part</section>", true},
      {"<div class=section id=comments>Part</div>", true},
      {"<h2 id=footer>Part</h2>", true},
      {"<div id=consent>Part</div>", true},
      // Asides that are notes to the text, and the header of an article.
      {"<aside class=footnote>Part</aside>", true},
      {"<aside role=doc-footnote>Part</aside>", true},
      {"<article><header>Part</header></article>", true},
      {"<header><h1>Part</h1></header>", true},
      {"<div id=header><h1>Part</h1></div>", true},
  };
  for (const KindCase& row : cases) {
    const std::string text = text_kept(kProse + std::string(row.part) + kProse);
    EXPECT_EQ(text.find("Part") != std::string::npos, row.is_kept) << row.part;
    EXPECT_TRUE(text.starts_with(kProseText) && text.ends_with(kProseText)) << row.part;
  }
}

TEST(MainContent, DoesNotBelieveANameOfMostOfThePage) {
  EXPECT_EQ(text_kept("<div class=menu>" + kProse + "</div><p>End."), kProseText + " End.");
  EXPECT_EQ(text_kept("<header>" + kProse + "</header>"), kProseText);
  EXPECT_EQ(text_kept("<nav>never closed" + kProse), "never closed " + kProseText);
  EXPECT_EQ(text_kept("<div style='display:none'>" + kProse + "</div>Wait"), kProseText + " Wait");
  EXPECT_EQ(text_kept("<nav><a href=1>" + kProseText + "</a></nav>" + kProse), kProseText);
}

struct PlaceCase {
  std::string_view what;
  std::string source;
  std::string text;
};

TEST(MainContent, IsMainThenArticleThenTheDensestPart) {
  const PlaceCase cases[] = {
      {"main", "<div>Before</div><main>" + kProse + "</main><div>After</div>", kProseText},
      {"its role", "<div>Before</div><div><div role=main>" + kProse + "</div>After</div>",
       kProseText},
      {"an empty main is a frame", "<main>Wait</main>" + kProse, "Wait " + kProseText},
      {"the larger of two", "<main>Wait a while</main><main>" + kProse + "</main>", kProseText},
      {"article", "<div>Before</div><article>" + kProse + "</article><p>After", kProseText},
      {"the title beside the article", "<h1>Cells</h1><article>" + kProse + "</article><p>After",
       "Cells " + kProseText},
      {"articles of equal weight",
       "<article>" + kProse + "</article><article>" + kProse + "</article><article>" + kProse +
           "</article>",
       kProseText + " " + kProseText + " " + kProseText},
      {"links beside the text",
       "<div><a href=1>One</a> | <a href=2>Two</a></div><div>" + kProse +
           "<ul><li><a href=3>Three</a></ul></div>",
       kProseText + " Three"},
      {"words beside the text", "<div>By a <a href=1>writer</a></div><div>" + kProse + "</div>",
       "By a writer " + kProseText},
      {"links within a paragraph", "<p>" + kProseText + " <b><a href=1>More here</a></b>",
       kProseText + " More here"},
      {"links between texts",
       "<h2>Start</h2><ul><li><a href=1>One</a></ul><div>" + kProse + kProse +
           "</div><h2>See also</h2><ul><li><a href=2>Two</a></ul><p>End.",
       "Start One " + kProseText + " " + kProseText + " See also Two End."},
      {"links under a heading",
       "<div>" + kProse + "</div><div><h2>See also</h2><a href=2>Two</a></div>",
       kProseText + " See also Two"},
      {"a page of links", "<ul><li><a href=1>One</a><li><a href=2>Two</a></ul>", "One Two"},
  };
  for (const PlaceCase& row : cases) EXPECT_EQ(text_kept(row.source), row.text) << row.what;
}

TEST(MainContent, SaysWhyEachPartWent) {
  const HtmlTree page =
      parse("<nav>a</nav><div>b<nav>c</nav></div><main>" + kProse + "<aside>d</aside></main><p>e");
  std::vector<std::string> parts;
  for (const HtmlDrop& drop : find_dropped_parts(page)) {
    parts.push_back(std::string(drop.reason) + ": " + text_below(page, drop.node));
  }
  EXPECT_EQ(parts, (std::vector<std::string>{"navigation: a", "outside of the main part: b c",
                                             "aside: d", "outside of the main part: e"}));
}

}  // namespace
}  // namespace article_search
