// The corpus keeps the promises of corpus/README.md, so that an editor's slip shows at once.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/corpus_sync.h"
#include "indexer/schema/analyzer.h"
#include "tests/support/test_paths.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json read_vocabulary() {
  std::ifstream file(testing::corpus_path() / "vocabulary.json");
  return json::parse(file);
}

/// A name as a search would see it: case, spelling and endings folded.
std::string folded(const std::string& name) {
  schema::Analyzer analyzer;
  std::string stems;
  for (const schema::Token& token : analyzer.analyze(name)) {
    if (token.form == schema::TokenForm::word) stems += token.stem + ' ';
  }
  return stems;
}

TEST(Vocabulary, DescribesEveryTermWhole) {
  const json terms = read_vocabulary().at("terms");
  EXPECT_GE(terms.size(), 60U);
  for (const json& term : terms) {
    const std::string label = term.at("label");
    EXPECT_FALSE(label.empty());
    EXPECT_TRUE(term.at("aliases").is_array()) << label;
    EXPECT_FALSE(term.at("topic").get<std::string>().empty()) << label;
    const std::string definition = term.at("definition");
    EXPECT_TRUE(definition.ends_with('.')) << label;
    constexpr int kMostWords = 30;
    EXPECT_LT(std::count(definition.begin(), definition.end(), ' '), kMostWords) << label;
    EXPECT_EQ(term.size(), 4U) << label << " has a key that nothing reads";
  }
}

TEST(Vocabulary, GivesNoNameToTwoTerms) {
  const json terms = read_vocabulary().at("terms");
  std::map<std::string, std::string> owners;
  for (const json& term : terms) {
    const std::string label = term.at("label");
    std::set<std::string> names = {folded(label)};
    for (const json& alias : term.at("aliases")) names.insert(folded(alias));
    for (const std::string& name : names) {
      EXPECT_TRUE(owners.emplace(name, label).second)
          << '"' << name << "\" names " << owners[name] << " and " << label;
    }
  }
}

TEST(Corpus, IsReadWithoutAWarning) {
  const auto files = find_corpus_files({testing::corpus_path()});
  ASSERT_TRUE(files);
  ASSERT_FALSE(files->articles.empty());
  TopicFinder topics({});
  for (const fs::path& file : files->articles) {
    const auto previews = read_source_file(file).and_then(
        [&topics](const SourceFile& source) { return preview_file(source, topics); });
    ASSERT_TRUE(previews) << file;
    for (const ArticlePreview& preview : *previews) {
      EXPECT_TRUE(preview.article.warnings.empty()) << file;
      EXPECT_TRUE(preview.article.skipped.empty()) << file;
      EXPECT_TRUE(preview.duplicates.empty()) << file;
    }
  }
}

}  // namespace
}  // namespace article_search
