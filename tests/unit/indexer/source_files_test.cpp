#include "indexer/source_files.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

class SourceFilesTest : public ::testing::Test {
 protected:
  fs::path corpus() const { return directory_.path() / "corpus"; }
  fs::path write(const fs::path& name, std::string_view text = "Text.") const {
    return directory_.write("corpus" / name, text);
  }
  void link(const fs::path& name, const fs::path& target) const {
    fs::create_symlink(target, corpus() / name);
  }
  CorpusFiles find(const SourceFilter& filter = {}) const {
    return find_corpus_files({corpus()}, filter).value();
  }

  /// The paths of the articles below the corpus.
  Names names(const SourceFilter& filter = {}) const {
    Names below;
    for (const fs::path& path : find(filter).articles) {
      below.push_back(path.lexically_relative(fs::canonical(corpus())).string());
    }
    return below;
  }

  testing::TemporaryDirectory directory_;
};

TEST_F(SourceFilesTest, AreThoseOfKnownFormatsInAllFoldersBelow) {
  for (const char* const name : {"b.md", "deep/er/a.txt", "deep/c.html.gz"}) write(name);
  for (const char* const name :
       {"picture.png", "README.md", "deep/README.txt", "x.schema.json", ".hidden.md", ".git/d.md",
        "noextension", "b.md~", "#b.md#", ".b.md.swp", ".#b.md", "4913", "~$b.html"}) {
    write(name);
  }
  EXPECT_EQ(names(), (Names{"b.md", "deep/c.html.gz", "deep/er/a.txt"}));
}

TEST_F(SourceFilesTest, TheVocabularyIsThatOfANamedFolder) {
  write("a.md");
  const fs::path vocabulary = write("vocabulary.json");
  write("deep/vocabulary.json");
  EXPECT_EQ(find().vocabulary, fs::canonical(vocabulary));
  EXPECT_EQ(names(), Names{"a.md"});
}

TEST_F(SourceFilesTest, PassAFilter) {
  for (const char* const name : {"a.md", "b.txt", "drafts/c.md", "drafts/d.txt", "e/drafts/f.md"}) {
    write(name);
  }
  EXPECT_EQ(names({.include = {"*.md"}, .exclude = {}}),
            (Names{"a.md", "drafts/c.md", "e/drafts/f.md"}));
  EXPECT_EQ(names({.include = {"*.md", "b.*"}, .exclude = {"drafts"}}), (Names{"a.md", "b.txt"}));
  EXPECT_EQ(names({.include = {}, .exclude = {"/drafts", "*.txt"}}),
            (Names{"a.md", "e/drafts/f.md"}));
  EXPECT_EQ(names({.include = {"**/drafts/*"}, .exclude = {"e/**"}}),
            (Names{"drafts/c.md", "drafts/d.txt"}));
}

TEST_F(SourceFilesTest, OfUnknownExtensionAreFoundByAPatternWhenTheFormatIsGiven) {
  for (const char* const name : {"a.md", "b.log", "picture.png"}) write(name);
  const Format* const text = format_named("text");
  EXPECT_EQ(names({.include = {"*.log"}, .exclude = {}, .format = text}), Names{"b.log"});
  EXPECT_EQ(names({.include = {"*.log"}, .exclude = {}}), Names{});
  EXPECT_EQ(names({.include = {}, .exclude = {}, .format = text}), Names{"a.md"});
}

TEST_F(SourceFilesTest, StandardInputIsASource) {
  const auto files = find_corpus_files({"-"});
  ASSERT_TRUE(files);
  EXPECT_EQ(files->articles, std::vector<fs::path>{"standard input"});
}

TEST_F(SourceFilesTest, WhatIsNamedOutrightPassesEveryFilter) {
  const fs::path file = write(".hidden.md");
  const auto files = find_corpus_files({file}, {.include = {"*.txt"}, .exclude = {"*.md"}});
  ASSERT_TRUE(files);
  EXPECT_EQ(files->articles.size(), 1U);
}

TEST_F(SourceFilesTest, ALoopOfLinksEnds) {
  write("deep/a.md");
  link("deep/again", corpus());
  link("self", "self");
  link("other", corpus() / "deep");
  EXPECT_EQ(names(), Names{"deep/a.md"});
  EXPECT_EQ(find().folders.size(), 2U);
}

TEST_F(SourceFilesTest, LinksToFilesAndFoldersElsewhereAreFollowed) {
  directory_.write("elsewhere/b.md", "Text.");
  write("a.md");
  link("linked", directory_.path() / "elsewhere");
  link("c.md", directory_.path() / "elsewhere/b.md");
  EXPECT_EQ(find().articles.size(), 3U);
}

TEST_F(SourceFilesTest, ALinkToNothingIsLeftForReadingToReport) {
  write("a.md");
  link("gone.md", corpus() / "nothing.md");
  link("self.md", "self.md");
  ASSERT_EQ(names(), (Names{"a.md", "gone.md", "self.md"}));
  for (const char* const name : {"gone.md", "self.md"}) {
    const auto file = read_source_file(corpus() / name);
    ASSERT_FALSE(file) << name;
    EXPECT_EQ(file.error().path, (corpus() / name).string());
    EXPECT_NE(file.error().message.find("cannot be read: "), std::string::npos);
  }
}

TEST_F(SourceFilesTest, SourcesThatOverlapGiveEachFileOnce) {
  const fs::path file = write("deep/a.md");
  const auto files = find_corpus_files({corpus() / "deep", file, corpus(), corpus() / "deep/.."});
  ASSERT_TRUE(files);
  EXPECT_EQ(files->articles.size(), 1U);
}

TEST_F(SourceFilesTest, NamesOfAnyBytesAreFiles) {
  write("new\nline.md");
  write("\xFF\xFE.md");
  EXPECT_EQ(names(), (Names{"new\nline.md", "\xFF\xFE.md"}));
}

TEST_F(SourceFilesTest, KnowWhatLiesInAFolderThatCouldNotBeListed) {
  CorpusFiles files;
  files.unlisted.push_back({.path = "/corpus/secret", .message = "cannot list the folder"});
  EXPECT_TRUE(is_unlisted(files, "/corpus/secret/deep/a.md"));
  EXPECT_FALSE(is_unlisted(files, "/corpus/secrets/a.md"));
  EXPECT_FALSE(is_unlisted(files, "/corpus/a.md"));
}

TEST_F(SourceFilesTest, RefuseASourceThatIsMissing) {
  const auto missing = find_corpus_files({corpus() / "nothing"});
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("cannot be found"), std::string::npos);
}

TEST(ReadSourceFile, ReadsAllOfAFile) {
  const testing::TemporaryDirectory directory;
  const std::string content = std::string(700'000, 'a') + '\0' + "\xFF";
  const auto file = read_source_file(directory.write("a.md", content));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->content, content);
  EXPECT_EQ(read_source_file(directory.write("empty.md", "")).value().content, "");
}

TEST(ReadSourceFile, RefusesAFileThatIsTooLargeOrAFolder) {
  const testing::TemporaryDirectory directory;
  const fs::path large = directory.write("large.md", "");
  fs::resize_file(large, std::uintmax_t{4} * kLargestSource);
  const auto file = read_source_file(large);
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().message.find("larger than 64 MiB"), std::string::npos);
  EXPECT_FALSE(read_source_file(directory.path()));
}

}  // namespace
}  // namespace article_search
