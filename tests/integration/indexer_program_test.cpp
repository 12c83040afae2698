#include <gtest/gtest.h>

#include "tests/support/programs.h"
#include "tests/support/temporary_directory.h"

namespace article_search::testing {
namespace {

class IndexerProgram : public ::testing::Test {
 protected:
  Finished run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), indexer_path());
    return run_program(arguments);
  }
  std::string path(const std::string& name) const { return (directory_.path() / name).string(); }

  TemporaryDirectory directory_;
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(IndexerProgram, ReportsWhatItDid) {
  directory_.write("corpus/a.md", "# Title\n\nMyelin.\n" + std::string(50'000, '\n') + "Repair.\n");
  const std::vector<std::string> update = {"update", "--index", path("index"), path("corpus")};
  const Finished first = run(update);
  EXPECT_EQ(first.exit_code, 0) << first.errors;
  EXPECT_TRUE(contains(first.output, "1 added, 0 changed, 0 unchanged, 0 removed, 0 failed"));
  const Finished second = run(update);
  EXPECT_TRUE(contains(second.output, "0 added, 0 changed, 1 unchanged, 0 removed, 0 failed"));
  EXPECT_TRUE(contains(first.output, "B/s"));
  EXPECT_FALSE(contains(second.output, "B/s")) << "what is not read has no speed";
}

TEST_F(IndexerProgram, SaysWhichFileFailedAndExitsWith1) {
  directory_.write("corpus/good.md", "# Title\n\nMyelin.\n");
  directory_.write("corpus/bad.md", "---\ntitle: [\n---\ntext\n");
  const Finished finished = run({"build", "--index", path("index"), path("corpus")});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_TRUE(contains(finished.errors, "bad.md:")) << finished.errors;
  EXPECT_TRUE(contains(finished.output, "1 added"));
}

TEST_F(IndexerProgram, ChecksWithoutAnIndex) {
  const auto file = directory_.write("notes.md", "# Notes\n\n## Part\n\nMyelin repair.\n");
  const Finished finished = run({"check", file.string()});
  EXPECT_EQ(finished.exit_code, 0) << finished.errors;
  EXPECT_TRUE(contains(finished.output, "Part\n  1. [section] Myelin repair.")) << finished.output;
  EXPECT_FALSE(std::filesystem::exists("index"));
}

TEST_F(IndexerProgram, ExitsWith2OnWrongUsage) {
  const std::vector<std::vector<std::string>> wrong = {{},
                                                       {"destroy"},
                                                       {"build"},
                                                       {"build", "--what", "x"},
                                                       {"update", "--index"},
                                                       {"check", "--format", "runes", "-"}};
  for (const auto& arguments : wrong) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.exit_code, 2);
    EXPECT_EQ(finished.output, "");
    EXPECT_TRUE(finished.errors.starts_with("article-indexer: ")) << finished.errors;
    EXPECT_TRUE(finished.errors.ends_with("; --help says more\n")) << finished.errors;
  }
}

TEST_F(IndexerProgram, NamesAnUnknownOptionBeforeWhatElseIsWrong) {
  const std::vector<std::vector<std::string>> wrong = {
      {"check", "--nosuch", "/no/such/file"}, {"build", "--nosuch"}, {"--nosuch"}};
  for (const auto& arguments : wrong) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.exit_code, 2);
    EXPECT_TRUE(contains(finished.errors, "not expected: --nosuch")) << finished.errors;
    EXPECT_FALSE(contains(finished.errors, "/no/such/file")) << finished.errors;
  }
}

TEST_F(IndexerProgram, HelpsAndTellsItsVersion) {
  EXPECT_EQ(run({"--help"}).exit_code, 0);
  EXPECT_TRUE(contains(run({"--help"}).output, "Examples:"));
  EXPECT_TRUE(contains(run({"--version"}).output, "."));
}

TEST_F(IndexerProgram, RefusesAFileOfUnknownFormatByName) {
  const auto file =
      directory_.write("picture.png", std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16));
  const Finished finished = run({"build", "--index", path("index"), file.string()});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_TRUE(contains(finished.errors, "picture.png: is of no format that can be read"))
      << finished.errors;
}

}  // namespace
}  // namespace article_search::testing
