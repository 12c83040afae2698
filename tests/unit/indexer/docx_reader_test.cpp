#include "indexer/readers/docx_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/reader_registry.h"
#include "tests/support/zip_file.h"
#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

using testing::zip_of;
using testing::ZipEntry;

constexpr std::string_view kRelations =
    "<Relationships><Relationship Type='http://x/officeDocument' Target='word/document.xml'/>"
    "<Relationship Type='http://x/core-properties' Target='docProps/core.xml'/></Relationships>";
constexpr std::string_view kDocumentRelations =
    "<Relationships><Relationship Type='http://x/styles' Target='styles.xml'/>"
    "<Relationship Type='http://x/numbering' Target='numbering.xml'/>"
    "<Relationship Type='http://x/footnotes' Target='/word/footnotes.xml'/>"
    "<Relationship Type='http://x/hyperlink' Target='http://x/' TargetMode='External'/>"
    "</Relationships>";
// As German Word writes it: ids in German, names in English.
constexpr std::string_view kStyles =
    "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='de-DE'/></w:rPr></w:rPrDefault>"
    "</w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='berschrift2'><w:name w:val='heading 2'/>"
    "<w:basedOn w:val='berschrift1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Kapitel'><w:name w:val='Kapitel'/>"
    "<w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Unterkapitel'><w:name w:val='Unterkapitel'/>"
    "<w:basedOn w:val='Kapitel'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Autor'><w:name w:val='Author'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Liste'><w:name w:val='List Bullet'/>"
    "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "</w:styles>";
constexpr std::string_view kNumbering =
    "<w:numbering><w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='*'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
    "</w:abstractNum><w:abstractNum w:abstractNumId='8'>"
    "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val=' '/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num></w:numbering>";
constexpr std::string_view kFootnotes =
    "<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r>"
    "<w:r><w:t>Small ones are ten micrometres wide.</w:t></w:r></w:p></w:footnote></w:footnotes>";
constexpr std::string_view kProperties =
    "<cp:coreProperties><dc:title>Title of the properties</dc:title>"
    "<dc:creator>Ann Lee; Bo Li</dc:creator><dc:language>en-GB</dc:language>"
    "<dcterms:created>2023-04-05T10:00:00Z</dcterms:created><cp:keywords>cells</cp:keywords>"
    "</cp:coreProperties>";

std::string body(std::string_view content) {
  return "<w:document><w:body>" + std::string(content) + "<w:sectPr/></w:body></w:document>";
}

std::vector<ZipEntry> parts_with(std::string_view content) {
  return {{"[Content_Types].xml", "<Types/>"},
          {"_rels/.rels", std::string(kRelations)},
          {"word/_rels/document.xml.rels", std::string(kDocumentRelations)},
          {"word/styles.xml", std::string(kStyles)},
          {"word/numbering.xml", std::string(kNumbering)},
          {"word/footnotes.xml", std::string(kFootnotes)},
          {"word/document.xml", body(content)}};
}

Article read(std::vector<ZipEntry> parts) {
  auto article = read_docx({"folder/My notes.docx", zip_of(parts)});
  EXPECT_TRUE(article) << to_string(article.error());
  return article.value_or(Article());
}

Article read(std::string_view content) { return read(parts_with(content)); }

std::string run(std::string_view words) {
  return "<w:r><w:t xml:space='preserve'>" + std::string(words) + "</w:t></w:r>";
}

std::string paragraph(std::string_view content, std::string_view properties = {}) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + std::string(content) + "</w:p>";
}

std::string styled(std::string_view style, std::string_view words) {
  return paragraph(run(words), "<w:pStyle w:val='" + std::string(style) + "'/>");
}

std::string listed(std::string_view number, std::string_view level, std::string_view words) {
  return paragraph(run(words), "<w:numPr><w:ilvl w:val='" + std::string(level) +
                                   "'/><w:numId w:val='" + std::string(number) + "'/></w:numPr>");
}

std::string cell(std::string_view words, std::string_view properties = {}) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + paragraph(run(words)) +
         "</w:tc>";
}

std::string row(std::string_view cells, std::string_view properties = {}) {
  return "<w:tr><w:trPr>" + std::string(properties) + "</w:trPr>" + std::string(cells) + "</w:tr>";
}

struct BodyCase {
  std::string content;
  Rows rows;
};

void expect_rows(const std::vector<BodyCase>& cases) {
  for (const BodyCase& one : cases) {
    // So that no heading becomes the title.
    Rows rows = rows_of(read(paragraph(run("First.")) + one.content).blocks);
    ASSERT_FALSE(rows.empty()) << one.content;
    rows.erase(rows.begin());
    EXPECT_EQ(rows, one.rows) << one.content;
  }
}

TEST(DocxReader, KnowsHeadingsByStylesOutlinesAndTheirOrigin) {
  expect_rows({
      {styled("berschrift1", "One"), {"H1 One"}},
      {styled("berschrift2", "Two"), {"H2 Two"}},
      {styled("Kapitel", "Three"), {"H3 Three"}},
      {styled("Unterkapitel", "Inherits three"), {"H3 Inherits three"}},
      {paragraph(run("Directly"), "<w:outlineLvl w:val='3'/>"), {"H4 Directly"}},
      {paragraph(run("Body level"), "<w:pStyle w:val='Kapitel'/><w:outlineLvl w:val='9'/>"),
       {"P Body level"}},
      {styled("Unknown", "Text"), {"P Text"}},
      {styled("Heading2", "Known by its id"), {"H2 Known by its id"}},
  });
}

TEST(DocxReader, KnowsListsAndTheirDepth) {
  expect_rows({
      {listed("1", "0", "one") + listed("1", "1", "below") + listed("1", "0", "two"),
       {"L1 one", "L2 below", "L1 two"}},
      {styled("Liste", "by style"), {"L1 by style"}},
      {listed("0", "0", "taken out"), {"P taken out"}},
      {listed("1", "0", "one") + listed("2", "0", "goes on"), {"L1 one", "P1 goes on"}},
      {listed("1", "0", "one") + paragraph(run("Text")) + listed("1", "0", "other"),
       {"L1 one", "P Text", "L1 other"}},
  });
}

TEST(DocxReader, AcceptsAllChanges) {
  expect_rows({
      {paragraph(run("kept ") + "<w:ins>" + run("new") +
                 "</w:ins><w:del><w:r><w:delText>old"
                 "</w:delText></w:r></w:del>"),
       {"P kept new"}},
      {paragraph("<w:moveFrom>" + run("here") + "</w:moveFrom><w:moveTo>" + run("there") +
                 "</w:moveTo>"),
       {"P there"}},
      {paragraph(run("one "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("paragraph")),
       {"P one paragraph"}},
      {"<w:tbl>" + row(cell("a") + cell("b")) + row(cell("gone") + cell("too"), "<w:del/>") +
           row(cell("c") + cell("d")) + "</w:tbl>",
       {"P a | b", "P c | d"}},
  });
}

TEST(DocxReader, ReadsWhatARunHolds) {
  expect_rows({
      {paragraph("<w:hyperlink>" + run("a link") + "</w:hyperlink>" + run("<w:tab/>")),
       {"P a link"}},
      {paragraph("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"),
       {"P one two three"}},
      {paragraph("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>be</w:t><w:softHyphen/><w:t>ing</w:t>"
                 "</w:r>"),
       {"P well-being"}},
      {paragraph("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText>"
                 "</w:r>" +
                 run("ignored") + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" +
                 run("result") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" + run(" text")),
       {"P result text"}},
      {paragraph("<w:fldSimple w:instr='AUTHOR'>" + run("Ann") + "</w:fldSimple>"), {"P Ann"}},
      {paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + run("shown")),
       {"P shown"}},
      {paragraph("<w:r><w:drawing><wp:docPr descr='A cell'/></w:drawing></w:r>"), {"P A cell"}},
      {paragraph("<m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b"
                 "</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r>"
                 "<m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"),
       {"P a/bx^2"}},
      {paragraph(run("10") +
                 "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>6</w:t></w:r>" +
                 run(" cells")),
       {"P 10^6 cells"}},
      {"<w:sdt><w:sdtContent>" + paragraph(run("in a control")) + "</w:sdtContent></w:sdt>",
       {"P in a control"}},
  });
}

TEST(DocxReader, ReadsATextBoxOnceBehindItsParagraph) {
  const std::string box = "<w:txbxContent>" + paragraph(run("In the box.")) + "</w:txbxContent>";
  expect_rows({
      {paragraph("<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box +
                 "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                 "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                 run("Beside.")),
       {"P Beside.", "P In the box."}},
      {paragraph("<w:r><mc:AlternateContent><mc:Fallback><w:pict><v:textbox>" + box +
                 "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
       {"P In the box."}},
  });
}

TEST(DocxReader, PutsNotesBehindWhatRefersToThem) {
  const std::string reference = "<w:r><w:footnoteReference w:id='1'/></w:r>";
  expect_rows({
      {paragraph(run("Cells") + reference + run(" divide.")) + paragraph(run("More.")),
       {"P Cells divide.", "P Small ones are ten micrometres wide.", "P More."}},
      {paragraph(run("One") + reference) + paragraph(run("Two") + reference),
       {"P One", "P Small ones are ten micrometres wide.", "P Two"}},
      {paragraph(run("None") + "<w:r><w:footnoteReference w:id='9'/></w:r>"), {"P None"}},
  });
}

TEST(DocxReader, NamesColumnsInRowsOfTables) {
  const std::string names = row(cell("Name") + cell("Cells"), "<w:tblHeader/>");
  const std::string look = "<w:tblPr><w:tblLook w:firstRow='1'/></w:tblPr>";
  expect_rows({
      {"<w:tbl>" + names + row(cell("Ann") + cell("33")) + "</w:tbl>", {"P Name: Ann; Cells: 33"}},
      {"<w:tbl>" + look + row(cell("Name") + cell("Cells")) + row(cell("Ann") + cell("33")) +
           "</w:tbl>",
       {"P Name: Ann; Cells: 33"}},
      {"<w:tbl><w:tblPr><w:tblLook w:val='04A0'/></w:tblPr>" + row(cell("Name") + cell("Cells")) +
           row(cell("Ann") + cell("33")) + "</w:tbl>",
       {"P Name: Ann; Cells: 33"}},
      {"<w:tbl>" + look + row(cell("2001") + cell("2002")) + row(cell("Ann") + cell("33")) +
           "</w:tbl>",
       {"P 2001 | 2002", "P Ann | 33"}},
      {"<w:tbl>" + names + row(cell("Both", "<w:gridSpan w:val='2'/>")) +
           row(cell("Ann") + cell("33")) + "</w:tbl>",
       {"P Both", "P Name: Ann; Cells: 33"}},
      {"<w:tbl>" + names + row(cell("Ann", "<w:vMerge w:val='restart'/>") + cell("33")) +
           row(cell("", "<w:vMerge/>") + cell("34")) + "</w:tbl>",
       {"P Name: Ann; Cells: 33", "P Name: Ann; Cells: 34"}},
  });
}

TEST(DocxReader, LeavesOutTablesOfContents) {
  const Article article = read(
      "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
      "</w:sdtPr><w:sdtContent>" +
      paragraph(run("Contents")) + "</w:sdtContent></w:sdt>" + styled("Verzeichnis1", "One 3") +
      paragraph(run("Text.")));
  EXPECT_EQ(rows_of(article.blocks), Rows{"P Text."});
  EXPECT_EQ(skipped_rows_of(article), (Rows{"0: Contents", "0: One 3"}));
}

TEST(DocxReader, HasBookmarksAsAnchors) {
  const Article article =
      read(paragraph(run("First.")) +
           paragraph("<w:bookmarkStart w:name='_Toc1'/><w:bookmarkStart w:name='methods'/>" +
                         run("Methods"),
                     "<w:pStyle w:val='berschrift1'/>") +
           "<w:bookmarkStart w:name='before'/>" +
           paragraph("<w:bookmarkStart w:name='_GoBack'/>" + run("Text.")));
  ASSERT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(article.blocks[0].anchor, "");
  EXPECT_EQ(article.blocks[1].anchor, "methods");
  EXPECT_EQ(article.blocks[2].anchor, "before");
}

TEST(DocxReader, KnowsTheDocumentByItsProperties) {
  std::vector<ZipEntry> parts = parts_with(paragraph(run("Text.")));
  parts.push_back({"docProps/core.xml", std::string(kProperties)});
  const Article article = read(parts);
  EXPECT_EQ(article.id, "my-notes");
  EXPECT_EQ(article.title, "Title of the properties");
  EXPECT_EQ(article.authors, (Rows{"Ann Lee", "Bo Li"}));
  EXPECT_EQ(article.date, "2023-04-05");
  EXPECT_EQ(article.language, "en-GB");
  ASSERT_EQ(article.metadata.size(), 1U);
  EXPECT_EQ(article.metadata[0].value, "cells");
}

TEST(DocxReader, PrefersWhatTheTextSaysOfItself) {
  std::vector<ZipEntry> parts = parts_with(styled("Titel", "Shown title") +
                                           styled("Autor", "Cy Wu") + paragraph(run("Text.")));
  parts.push_back({"docProps/core.xml", std::string(kProperties)});
  const Article article = read(parts);
  EXPECT_EQ(article.title, "Shown title");
  EXPECT_EQ(article.authors, Rows{"Cy Wu"});
  EXPECT_EQ(rows_of(article.blocks), Rows{"P Text."});
}

TEST(DocxReader, FindsATitleAndALanguageWithoutProperties) {
  const Article headed = read(styled("berschrift1", "Heading") + paragraph(run("Text.")));
  EXPECT_EQ(headed.title, "Heading");
  EXPECT_EQ(headed.language, "de-DE");
  EXPECT_EQ(headed.language_source, LanguageSource::preset);
  EXPECT_EQ(rows_of(headed.blocks), Rows{"P Text."});
  EXPECT_EQ(read(paragraph(run("Text."))).title, "My notes");
}

TEST(DocxReader, FindsTheMainPartWhateverItsName) {
  const Article article = read({{"_rels/.rels",
                                 "<Relationships><Relationship Type='http://x/officeDocument' "
                                 "Target='/word/document2.xml'/></Relationships>"},
                                {"word/document2.xml", body(paragraph(run("Text.")))}});
  EXPECT_EQ(rows_of(article.blocks), Rows{"P Text."});
}

TEST(DocxReader, IsFoundByExtensionAndByContent) {
  const std::string content = zip_of(parts_with(paragraph(run("Text about cells."))));
  for (const char* const path : {"a.docx", "a.DOCM", "attachment"}) {
    const auto articles = read_articles({path, content});
    ASSERT_TRUE(articles) << to_string(articles.error());
    EXPECT_EQ(rows_of(articles->front().blocks), Rows{"P Text about cells."});
  }
}

TEST(DocxReader, NamesWhatIsWrong) {
  struct RefusalCase {
    std::vector<ZipEntry> parts;
    std::string error;
  };
  const std::vector<RefusalCase> cases = {
      {{{"_rels/.rels", std::string(kRelations)}},
       "a.docx: its entry word/document.xml is missing; save or download the file again"},
      {{{"word/document.xml", "<w:document><w:body>"}},
       "a.docx:1: its entry word/document.xml is not well-formed XML: "},
      {{{"word/document.xml", "<x:workbook/>"}},
       "a.docx: is an Office document, but none of Word; save it as .docx"},
  };
  for (const RefusalCase& one : cases) {
    const auto article = read_docx({"a.docx", zip_of(one.parts)});
    ASSERT_FALSE(article);
    EXPECT_TRUE(to_string(article.error()).starts_with(one.error)) << to_string(article.error());
  }
}

TEST(DocxReader, ExpandsNoEntitiesAndFetchesNone) {
  const std::string hostile =
      "<!DOCTYPE w:document [<!ENTITY a \"laugh\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>" +
      body(paragraph(run("&b; &c;")));
  const Article article = read({{"word/document.xml", hostile}});
  EXPECT_EQ(rows_of(article.blocks), Rows{"P &b; &c;"});
}

TEST(DocxReader, ReadsStylesThatGoInCircles) {
  std::vector<ZipEntry> parts = parts_with(paragraph(run("Text."), "<w:pStyle w:val='A'/>"));
  parts[3].content =
      "<w:styles><w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
      "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style></w:styles>";
  EXPECT_EQ(rows_of(read(parts).blocks), Rows{"P Text."});
}

}  // namespace
}  // namespace article_search
