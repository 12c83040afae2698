#include "indexer/readers/pdf_reader.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/reader_registry.h"
#include "tests/support/pdf_file.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;
using testing::pdf_of;
using testing::PdfFileLine;

constexpr const char* kFull = "This line of the text goes from the left edge to the right";

Article read(const std::string& content) {
  auto article = read_pdf({"folder/My_scan.pdf", content});
  EXPECT_TRUE(article) << to_string(article.error());
  return article.value_or(Article());
}

TEST(PdfReader, ReadsParagraphsAndHeadings) {
  const Article article = read(pdf_of({{{72, 740, 20, "On the repair of cells"},
                                        {72, 700, 10, std::string(kFull) + " of treat-"},
                                        {72, 688, 10, "ment pages."},
                                        {72, 650, 14, "Methods"},
                                        {72, 630, 10, std::string(kFull) + "."}}}));
  EXPECT_EQ(article.id, "my-scan");
  EXPECT_EQ(article.title, "On the repair of cells");
  EXPECT_EQ(rows_of(article.blocks), (Rows{"P " + std::string(kFull) + " of treatment pages.",
                                           "H2 Methods", "P " + std::string(kFull) + "."}));
  EXPECT_EQ(article.blocks[0].anchor, "page=1");
}

TEST(PdfReader, ReadsColumnsOneAfterTheOther) {
  std::vector<PdfFileLine> page;
  for (int i = 0; i < 8; ++i) {
    const std::string number(1, static_cast<char>('a' + i));
    page.push_back({50, 700 - 12 * i, 10, "left column with line " + number + " of its text"});
    page.push_back({330, 700 - 12 * i, 10, "right column with line " + number + " of its text"});
  }
  const Article article = read(pdf_of({page}));
  ASSERT_FALSE(article.blocks.empty());
  std::string all;
  for (const Block& block : article.blocks) all += block.text + " ";
  EXPECT_LT(all.find("left column with line h"), all.find("right column with line a")) << all;
}

TEST(PdfReader, DropsRunningHeads) {
  std::vector<std::vector<PdfFileLine>> pages;
  for (int i = 1; i <= 3; ++i) {
    const std::string letter(1, static_cast<char>('a' + i));
    pages.push_back({{72, 760, 8, "Journal of Cells"},
                     {72, 600, 10, "Text of the page with the letter " + letter + "."},
                     {300, 40, 8, std::to_string(i)}});
  }
  const Article article = read(pdf_of(pages));
  EXPECT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(article.blocks[2].anchor, "page=3");
  EXPECT_EQ(skipped_rows_of(article), (Rows{"0: Journal of Cells (3 times)", "0: 1 (3 times)"}));
}

struct NamedPdf {
  std::string title;
  std::string chosen;
};

TEST(PdfReader, KnowsATitleFromTheNameOfAFile) {
  const NamedPdf cases[] = {
      {"Shown in Large Letters", "Shown in Large Letters"},
      // Of the document that this one was made from.
      {"On Nerves", "Shown in large letters"},
      {"", "Shown in large letters"},
      {"untitled", "Shown in large letters"},
      {"paper_final.dvi", "Shown in large letters"},
      {"Microsoft Word - draft.doc", "Shown in large letters"},
      {"ms123", "Shown in large letters"},
  };
  for (const NamedPdf& row : cases) {
    const Article article =
        read(pdf_of({{{72, 740, 20, "Shown in large letters"}, {72, 700, 10, kFull}}},
                    {.title = row.title, .author = "Ann Lee and Bo Li"}));
    EXPECT_EQ(article.title, row.chosen) << row.title;
    EXPECT_EQ(article.authors, (Rows{"Ann Lee", "Bo Li"}));
  }
}

TEST(PdfReader, BelievesTheFileWhereThePageShowsNoTitle) {
  for (const std::string title : {"On Nerves", "Remyelination"}) {
    const Article article = read(pdf_of({{{72, 700, 10, kFull}}}, {.title = title, .author = ""}));
    EXPECT_EQ(article.title, title);
  }
}

TEST(PdfReader, IsFoundByExtensionAndByContent) {
  const std::string content = pdf_of({{{72, 700, 10, "Text about cells."}}});
  for (const char* const path : {"a.pdf", "download"}) {
    const auto articles = read_articles({path, content});
    ASSERT_TRUE(articles) << to_string(articles.error());
    EXPECT_EQ(articles->front().blocks.at(0).text, "Text about cells.");
  }
}

TEST(PdfReader, SaysThatImagesNeedRecognition) {
  const auto article = read_pdf({"scan.pdf", pdf_of({{}, {}})});
  ASSERT_FALSE(article);
  EXPECT_EQ(to_string(article.error()),
            "scan.pdf: has no text, only images or nothing; run it through OCR, for example with "
            "ocrmypdf");
}

TEST(PdfReader, RefusesWhatIsNoPdfOrDamaged) {
  for (const std::string& content :
       {std::string("no PDF"), std::string("%PDF-1.4\nnothing"), std::string(1000, '\xA5')}) {
    const auto article = read_pdf({"a.pdf", content});
    ASSERT_FALSE(article);
    EXPECT_TRUE(to_string(article.error()).starts_with("a.pdf: is no PDF, or is damaged ("))
        << to_string(article.error());
  }
}

/// Programs in the place of the converter.
class FakeConverterTest : public ::testing::Test {
 protected:
  std::string error_with(const std::string& lines, const CommandLimits& limits = {}) {
    const fs::path path = folder_.write("converter", "#!/bin/sh\n" + lines + "\n");
    fs::permissions(path, fs::perms::owner_all);
    const auto article = read_pdf({"a.pdf", "%PDF-1.4"}, {path.string(), limits});
    return article ? "read" : to_string(article.error());
  }

  std::string cannot_be_read() const {
    return "a.pdf: cannot be read: " + (folder_.path() / "converter").string();
  }

 private:
  testing::TemporaryDirectory folder_;
};

TEST_F(FakeConverterTest, ThatHangsIsEnded) {
  CommandLimits limits;
  limits.wall_time = std::chrono::milliseconds(50);
  EXPECT_EQ(error_with("while :; do :; done", limits),
            cannot_be_read() + " took longer than 0 s; split the PDF, or leave it out");
}

TEST_F(FakeConverterTest, ThatCrashesIsReported) {
  EXPECT_EQ(error_with("kill -SEGV $$"),
            cannot_be_read() +
                " crashed (signal 11); the PDF may be damaged, so repair it or leave it out");
}

TEST_F(FakeConverterTest, ThatWritesWithoutEndIsEnded) {
  CommandLimits limits;
  limits.output = std::size_t{1} << 20U;
  EXPECT_EQ(error_with("exec yes", limits),
            cannot_be_read() + " gave more than 1 MiB of text; split the PDF, or leave it out");
}

TEST_F(FakeConverterTest, ThatAsksForAPasswordSaysSo) {
  EXPECT_EQ(error_with("echo 'Command Line Error: Incorrect password' >&2; exit 1"),
            "a.pdf: needs a password; save it without one");
}

TEST_F(FakeConverterTest, ThatWritesSomethingElseGivesNoText) {
  EXPECT_EQ(error_with("echo plain text"),
            "a.pdf: has no text, only images or nothing; run it through OCR, for example with "
            "ocrmypdf");
}

TEST_F(FakeConverterTest, ThatCannotTellAThirdOfTheLettersGivesNoText) {
  const auto page_of = [](const std::string& word) {
    return "echo '<page width=\"612\" height=\"792\"><block><line xMin=\"72\" yMin=\"100\" "
           "xMax=\"99\" yMax=\"110\"><word xMin=\"72\" yMin=\"100\" xMax=\"99\" yMax=\"110\">" +
           word + "</word></line></block></page>'";
  };
  EXPECT_EQ(error_with(page_of("P❡nalt❛")), "read");
  EXPECT_EQ(error_with(page_of("P❡n❛")),
            "a.pdf: has text in fonts that do not say what their letters mean; run it through OCR, "
            "for example with ocrmypdf");
}

TEST(PdfReader, NamesThePackageOfAMissingConverter) {
  const auto article = read_pdf({"a.pdf", "%PDF-1.4"}, {"no-such-pdftotext", {}});
  ASSERT_FALSE(article);
  EXPECT_EQ(to_string(article.error()),
            "a.pdf: cannot be read: no-such-pdftotext is not installed; install the package "
            "poppler-utils");
}

}  // namespace
}  // namespace article_search
