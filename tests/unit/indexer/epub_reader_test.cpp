#include "indexer/readers/epub_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/epub_package.h"
#include "indexer/readers/reader_registry.h"
#include "tests/support/zip_file.h"
#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

using testing::zip_of;
using testing::ZipEntry;

constexpr std::string_view kContainer =
    "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>";
constexpr std::string_view kMetadata =
    "<dc:title>On Cells</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Li</dc:creator>"
    "<dc:language>en-GB</dc:language><dc:date opf:event='modification'>2020-01-01</dc:date>"
    "<dc:date opf:event='publication'>2019-05</dc:date><dc:publisher>The Press</dc:publisher>"
    "<dc:identifier>urn:isbn:123</dc:identifier>";

std::string page(std::string_view content) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?><html "
         "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Page</title></head><body>" +
         std::string(content) + "</body></html>";
}

std::string package(std::string_view manifest,
                    std::string_view spine,
                    std::string_view guide = {}) {
  return "<package><metadata>" + std::string(kMetadata) + "</metadata><manifest>" +
         std::string(manifest) + "</manifest>" + std::string(spine) + std::string(guide) +
         "</package>";
}

constexpr std::string_view kTwoItems =
    "<item id='a' href='one.xhtml' media-type='application/xhtml+xml'/>"
    "<item id='b' href='text/two%20b.xhtml' media-type='application/xhtml+xml'/>";
constexpr std::string_view kTwoChapters = "<spine><itemref idref='b'/><itemref idref='a'/></spine>";

std::vector<ZipEntry> book(std::string package_document, std::string_view first = "<p>One.</p>") {
  return {{"mimetype", "application/epub+zip"},
          {"META-INF/container.xml", std::string(kContainer)},
          {"OEBPS/book.opf", std::move(package_document)},
          {"OEBPS/one.xhtml", page(first)},
          {"OEBPS/text/two b.xhtml", page("<h1>Second</h1><p>Two.</p>")}};
}

Article read(const std::vector<ZipEntry>& entries) {
  auto article = read_epub({"books/Cells.epub", zip_of(entries)});
  EXPECT_TRUE(article) << to_string(article.error());
  return article.value_or(Article());
}

TEST(EpubReader, ReadsChaptersInTheOrderOfTheSpine) {
  const Article article = read(book(package(kTwoItems, kTwoChapters)));
  EXPECT_EQ(rows_of(article.blocks), (Rows{"H1 Second", "P Two.", "P One."}));
  EXPECT_TRUE(article.warnings.empty());
}

TEST(EpubReader, KnowsTheBookByItsPackage) {
  const Article article = read(book(package(kTwoItems, kTwoChapters)));
  EXPECT_EQ(article.id, "cells");
  EXPECT_EQ(article.title, "On Cells");
  EXPECT_EQ(article.authors, (Rows{"Ann Lee", "Bo Li"}));
  EXPECT_EQ(article.language, "en-GB");
  EXPECT_EQ(article.date, "2019-05");
  EXPECT_EQ(article.publisher, "The Press");
  ASSERT_EQ(article.metadata.size(), 1U);
  EXPECT_EQ(article.metadata[0].value, "urn:isbn:123");
}

TEST(EpubReader, HeadsChaptersWithoutAHeadingByTheContentsOfEpub3) {
  const std::string items =
      std::string(kTwoItems) + "<item id='n' href='nav.xhtml' properties='nav'/>";
  std::vector<ZipEntry> entries = book(package(
      items, "<spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/></spine>"));
  entries.push_back({"OEBPS/nav.xhtml", page("<nav><ol><li><a href='one.xhtml#start'>The "
                                             "<i>first</i></a></li></ol></nav>")});
  EXPECT_EQ(rows_of(read(entries).blocks), (Rows{"H1 The first", "P One.", "H1 Second", "P Two."}));
}

TEST(EpubReader, HeadsChaptersWithoutAHeadingByTheContentsOfEpub2) {
  const std::string items = std::string(kTwoItems) + "<item id='ncx' href='toc.ncx'/>";
  std::vector<ZipEntry> entries =
      book(package(items, "<spine toc='ncx'><itemref idref='a'/></spine>"));
  entries.push_back({"OEBPS/toc.ncx",
                     "<ncx><navMap><navPoint><navLabel><text>Chapter one</text></navLabel>"
                     "<content src='one.xhtml'/></navPoint></navMap></ncx>"});
  EXPECT_EQ(rows_of(read(entries).blocks), (Rows{"H1 Chapter one", "P One."}));
}

TEST(EpubReader, LeavesOutCoverAndTitlePage) {
  const std::string guide = "<guide><reference type='cover' href='text/two%20b.xhtml'/></guide>";
  const Article article = read(book(package(kTwoItems, kTwoChapters, guide),
                                    "<h1>On Cells</h1><p>Ann Lee</p><p>The Press</p><p>Text.</p>"));
  EXPECT_EQ(rows_of(article.blocks), Rows{"P Text."});
}

TEST(EpubReader, LeavesOutWhatIsNoTextOfAChapter) {
  const Article article =
      read(book(package(kTwoItems, "<spine><itemref idref='a'/></spine>"),
                "<nav><p>Menu</p></nav><script>x()</script>"
                "<label><a href='#o5'>5</a></label><p>Cells.<a href='#n'><sup>1</sup></a> "
                "Next.<span role='doc-pagebreak'>12</span></p><p hidden=''>Hidden</p>"
                "<p>A note.<a role='doc-backlink' href='#r'>back</a></p><math><mi>x</mi>"
                "<annotation>\\x</annotation></math>"));
  EXPECT_EQ(rows_of(article.blocks), (Rows{"P Cells. 1 Next.", "P A note.", "P x"}));
}

TEST(EpubReader, ReadsTheBookWithoutAChapterThatCannotBeRead) {
  const std::string items =
      std::string(kTwoItems) + "<item id='c' href='gone.xhtml'/><item id='d' href='../../x'/>";
  const std::string spine =
      "<spine><itemref idref='a'/><itemref idref='c'/><itemref idref='d'/><itemref idref='e'/>"
      "<itemref idref='b'/></spine>";
  std::vector<ZipEntry> entries = book(package(items, spine));
  entries[3].content.clear();
  const Article article = read(entries);
  EXPECT_EQ(rows_of(article.blocks), (Rows{"H1 Second", "P Two."}));
  Rows warnings;
  for (const IndexingError& warning : article.warnings) warnings.push_back(warning.message);
  EXPECT_EQ(warnings,
            (Rows{"its entry OEBPS/gone.xhtml is missing and is left out; save the book again",
                  "its item d has a name that leads out of the archive and is left out; save the "
                  "book again",
                  "its item e is not in its manifest and is left out; save the book again",
                  "its chapter OEBPS/one.xhtml is left out: is empty; it needs some text"}));
}

TEST(EpubReader, IsFoundByExtensionAndByContent) {
  const std::string content = zip_of(book(package(kTwoItems, kTwoChapters)));
  for (const char* const path : {"a.epub", "download"}) {
    const auto articles = read_articles({path, content});
    ASSERT_TRUE(articles) << to_string(articles.error());
    EXPECT_EQ(articles->front().title, "On Cells");
  }
}

struct RefusalCase {
  std::vector<ZipEntry> entries;
  std::string error;
};

TEST(EpubReader, NamesWhatIsWrong) {
  std::vector<ZipEntry> locked = book(package(kTwoItems, kTwoChapters));
  locked.push_back({"META-INF/encryption.xml",
                    "<encryption><e:EncryptedData><e:EncryptionMethod "
                    "Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/></e:EncryptedData>"
                    "</encryption>"});
  const std::vector<RefusalCase> cases = {
      {{{"mimetype", "application/epub+zip"}},
       "a.epub: its entry META-INF/container.xml is missing; save or download the file again"},
      {{{"META-INF/container.xml",
         "<container><rootfiles><rootfile "
         "full-path='../../../etc/passwd'/></rootfiles></container>"}},
       "a.epub: its META-INF/container.xml names no entry of the book; save or download the file "
       "again"},
      {book("<package>"), "a.epub:1: its entry OEBPS/book.opf is not well-formed XML: "},
      {book(package("", "<spine/>")),
       "a.epub: names no chapters that it holds; save the book again"},
      {locked, "a.epub: is protected against copying; get a copy without protection"},
      {book(package(kTwoItems, "<spine><itemref idref='a'/></spine>"), std::string()),
       "a.epub: its chapter"},
  };
  for (const RefusalCase& row : cases) {
    std::vector<ZipEntry> entries = row.entries;
    if (row.error.ends_with("its chapter")) entries[3].content = " ";
    const auto article = read_epub({"a.epub", zip_of(entries)});
    ASSERT_FALSE(article) << row.error;
    EXPECT_TRUE(to_string(article.error()).starts_with(row.error)) << to_string(article.error());
  }
}

TEST(EpubReader, ReadsABookWhoseFontsAloneAreMasked) {
  std::vector<ZipEntry> entries = book(package(kTwoItems, kTwoChapters));
  entries.push_back({"META-INF/encryption.xml",
                     "<encryption><EncryptedData><EncryptionMethod "
                     "Algorithm='http://www.idpf.org/2008/embedding'/></EncryptedData>"
                     "</encryption>"});
  EXPECT_EQ(read(entries).blocks.size(), 3U);
}

TEST(EpubReader, ExpandsNoEntitiesAndFetchesNone) {
  std::vector<ZipEntry> entries = book(package(kTwoItems, "<spine><itemref idref='a'/></spine>"));
  entries[2].content =
      "<!DOCTYPE package [<!ENTITY a \"laugh\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + entries[2].content;
  entries[2].content.replace(entries[2].content.find("On Cells"), 8, "&b;");
  entries[3].content =
      "<!DOCTYPE html [<!ENTITY a \"laugh\"><!ENTITY b \"&a;&a;&a;&a;\">"
      "<!ENTITY c SYSTEM \"file:///etc/passwd\">]><html><body><p>&b; &c; text</p></body></html>";
  const Article article = read(entries);
  EXPECT_EQ(article.title, "&b;");
  ASSERT_FALSE(article.blocks.empty());
  EXPECT_EQ(article.blocks.back().text.find("laugh"), std::string::npos);
  EXPECT_EQ(article.blocks.back().text.find("root:"), std::string::npos);
}

struct ReferenceCase {
  std::string_view folder;
  std::string_view reference;
  std::string_view entry;
};

TEST(EpubPackage, ResolvesReferences) {
  constexpr ReferenceCase kCases[] = {
      {"OEBPS/", "one.xhtml", "OEBPS/one.xhtml"},
      {"OEBPS/", "./a/../one.xhtml#top", "OEBPS/one.xhtml"},
      {"OEBPS/", "../one.xhtml?x=1", "one.xhtml"},
      {"OEBPS/", "/one.xhtml", "one.xhtml"},
      {"", "caf%C3%A9%20%31.xhtml", "caf\xC3\xA9 1.xhtml"},
      {"", "100%.xhtml", "100%.xhtml"},
      {"", "50%zz", "50%zz"},

      {"OEBPS/", "../../etc/passwd", ""},
      {"", "%2e%2e/x", ""},
      {"", "http://example.org/x", ""},
      {"", "", ""},
  };
  for (const ReferenceCase& row : kCases) {
    EXPECT_EQ(resolve_epub_reference(row.folder, row.reference), row.entry) << row.reference;
  }
}

}  // namespace
}  // namespace article_search
