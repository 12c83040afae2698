// Asks every topic of the article and holds the figures against the committed baseline. README.md
// beside this file says what is measured, and how the baseline is changed.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "tests/relevance/measures.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search::relevance {
namespace {

namespace fs = std::filesystem;

/// Grades from here on answer a query at least in part.
constexpr int kAnswers = 2;
/// Figures are kept to four digits, as trec_eval prints them.
constexpr double kRounding = 0.00005;

struct Topic {
  std::string id;
  std::string query;
};

fs::path folder() { return testing::source_path("tests/relevance"); }

/// The fields of each line of a file of tab-separated values that is not a comment.
std::vector<std::vector<std::string>> read_rows(const std::string& name) {
  std::ifstream file(folder() / name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    rows.emplace_back();
    for (std::string field; std::getline(fields, field, '\t');) rows.back().push_back(field);
  }
  return rows;
}

std::vector<Topic> read_topics() {
  std::vector<Topic> topics;
  for (const auto& row : read_rows("topics.tsv")) topics.push_back({row.at(0), row.at(1)});
  return topics;
}

std::map<std::string, Judgments> read_judgments() {
  std::map<std::string, Judgments> judgments;
  for (const auto& row : read_rows("qrels.tsv")) {
    judgments[row.at(0)][std::stoi(row.at(1))] = std::stoi(row.at(2));
  }
  return judgments;
}

using Figures = std::map<std::string, double>;

Figures read_baseline(const std::string& corpus) {
  Figures figures;
  for (const auto& row : read_rows("baseline.tsv")) {
    if (row.at(0) == corpus) figures[row.at(1)] = std::stod(row.at(2));
  }
  return figures;
}

std::vector<int> ask(Searcher& searcher, const std::string& query) {
  const SearchResults results = searcher.search({.query = query}).value();
  std::vector<int> ranking;
  for (const Hit& hit : results.hits) ranking.push_back(hit.passage.position);
  return ranking;
}

/// The means over all topics, with the vocabulary; each topic's own figures are printed.
Figures measure(const fs::path& source) {
  const testing::TemporaryDirectory corpus;
  for (const fs::path& file : {source, testing::corpus_path() / "vocabulary.json"}) {
    fs::copy_file(file, corpus.path() / file.filename());
  }
  const auto index = testing::TestIndex::of_sources({corpus.path()});
  auto searcher = Searcher::open(index.path()).value();
  const std::vector<Topic> topics = read_topics();
  const auto judgments = read_judgments();
  Figures means;
  std::cout << std::fixed << std::setprecision(4) << "nDCG@10     RR  topic\n";
  for (const Topic& topic : topics) {
    const std::vector<int> ranking = ask(searcher, topic.query);
    const double ndcg = ndcg_at_10(ranking, judgments.at(topic.id));
    const double rank = reciprocal_rank(ranking, judgments.at(topic.id), kAnswers);
    means["nDCG@10"] += ndcg / static_cast<double>(topics.size());
    means["MRR"] += rank / static_cast<double>(topics.size());
    std::cout << ' ' << ndcg << ' ' << rank << "  " << topic.id << ' ' << topic.query << '\n';
  }
  return means;
}

void hold_against_baseline(const std::string& corpus, const fs::path& source) {
  const Figures figures = measure(source);
  const Figures baseline = read_baseline(corpus);
  for (const auto& [name, value] : figures) {
    std::cout << corpus << '\t' << name << '\t' << value << '\n';
    const auto before = baseline.find(name);
    if (before == baseline.end()) {
      ADD_FAILURE() << "baseline.tsv has no " << name << " of " << corpus;
    } else {
      EXPECT_GE(value + kRounding, before->second) << corpus << ' ' << name << " has dropped";
    }
  }
}

TEST(Topics, AreAllJudged) {
  const auto judgments = read_judgments();
  const auto topics = read_topics();
  EXPECT_GE(topics.size(), 60U);
  EXPECT_EQ(judgments.size(), topics.size());
  for (const Topic& topic : topics) EXPECT_TRUE(judgments.contains(topic.id)) << topic.id;
}

TEST(Topics, OfTheRestatedArticleAreAnsweredAsWellAsBefore) {
  hold_against_baseline("restated", testing::corpus_path() / "research-in-stem-cells.md");
}

TEST(Topics, OfTheScrapedArticleAreAnsweredAsWellAsBefore) {
  const fs::path source = testing::shared_path("article.txt");
  if (!fs::exists(source)) GTEST_SKIP() << "the scraped article is not here";
  hold_against_baseline("scraped", source);
}

}  // namespace
}  // namespace article_search::relevance
