// Asks the queries of public test collections and holds the figures against the committed baseline.
// README.md beside this file says what is measured, and how the baseline is changed.

#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/annotate/abbreviations.h"
#include "indexer/index_writer.h"
#include "server/search/searcher.h"
#include "tests/relevance/measures.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_paths.h"

namespace article_search::relevance {
namespace {

namespace fs = std::filesystem;

/// A figure may be lower than its baseline by so much: floating point differs between compilers,
/// and one query of the smallest collection that loses its first hit costs more.
constexpr double kTolerance = 0.002;
/// Of a larger set of queries, this many at equal distances are asked; peers' figures are of these.
constexpr std::size_t kMaxQueries = 500;
/// How many hits are looked at: MAP is of these, so it is a little below trec_eval's.
constexpr std::size_t kDepth = 100;

struct CollectionQuery {
  std::string id;
  std::string text;
};

/// From a document's id to the number that measures.h knows it by.
using Numbers = std::unordered_map<std::string, int>;

struct Collection {
  std::vector<CollectionQuery> queries;
  std::map<std::string, Judgments> judgments;
};

std::vector<nlohmann::json> read_lines(const fs::path& path) {
  std::ifstream file(path);
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

/// Indexes each document as an article of one passage, with the abbreviations that it defines.
Numbers write_index(const fs::path& folder, const fs::path& index) {
  Numbers numbers;
  auto writer = IndexWriter::build(index).value();
  for (const nlohmann::json& document : read_lines(folder / "corpus.jsonl")) {
    const auto id = document.at("_id").get<std::string>();
    Article article;
    article.id = id;
    article.title = document.value("title", "");
    article.language = "en";
    Passage passage;
    passage.id = id;
    passage.article_id = id;
    passage.position = 1;
    passage.text = document.at("text").get<std::string>();
    article.abbreviations = find_abbreviations(passage.text);
    if (!writer.put(id, "", {{article, {passage}}})) throw std::runtime_error("cannot index " + id);
    numbers.emplace(id, static_cast<int>(numbers.size()));
  }
  if (!writer.commit()) throw std::runtime_error("cannot commit");
  return numbers;
}

std::vector<CollectionQuery> read_queries(const fs::path& folder, bool is_sampled) {
  std::vector<CollectionQuery> all;
  for (const nlohmann::json& query : read_lines(folder / "queries.jsonl")) {
    all.push_back({query.at("_id"), query.at("text")});
  }
  if (!is_sampled || all.size() <= kMaxQueries) return all;
  std::vector<CollectionQuery> sample;
  const double step = static_cast<double>(all.size()) / kMaxQueries;
  for (std::size_t at = 0; at < kMaxQueries; ++at) {
    sample.push_back(all[static_cast<std::size_t>(static_cast<double>(at) * step)]);
  }
  return sample;
}

std::map<std::string, Judgments> read_judgments(const fs::path& folder, const Numbers& numbers) {
  std::map<std::string, Judgments> judgments;
  std::ifstream file(folder / "qrels.tsv");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string query;
    std::string document;
    int grade = 0;
    std::getline(fields, query, '\t');
    std::getline(fields, document, '\t');
    fields >> grade;
    if (grade > 0) judgments[query][numbers.at(document)] = grade;
  }
  return judgments;
}

std::vector<int> ask(Searcher& searcher, const std::string& query, const Numbers& numbers) {
  SearchRequest request;
  request.query = query;
  request.limit = kDepth;
  // What is measured is ranking: a correction of a rare right word would hide in it.
  request.typos = TypoUse::off;
  const SearchResults results = searcher.search(request).value();
  std::vector<int> ranking;
  for (const Hit& hit : results.hits) ranking.push_back(numbers.at(hit.passage.id));
  return ranking;
}

using Figures = std::map<std::string, double>;

/// The means over all judged queries.
Figures measure(const std::string& name) {
  const fs::path folder = testing::shared_path("relevance/" + name);
  const testing::TemporaryDirectory directory;
  const Numbers numbers = write_index(folder, directory.path() / "index");
  auto searcher = Searcher::open(directory.path() / "index").value();
  const auto judgments = read_judgments(folder, numbers);
  Figures sums;
  double asked = 0;
  for (const CollectionQuery& query : read_queries(folder, name != "nfcorpus-dev")) {
    const auto judged = judgments.find(query.id);
    if (judged == judgments.end()) continue;
    const std::vector<int> ranking = ask(searcher, query.text, numbers);
    sums["nDCG@10"] += ndcg_at_10(ranking, judged->second);
    sums["MAP"] += average_precision(ranking, judged->second);
    sums["P@10"] += precision_at_10(ranking, judged->second);
    sums["Recall@100"] += recall_at_100(ranking, judged->second);
    ++asked;
  }
  for (auto& [measure, sum] : sums) sum /= asked;
  return sums;
}

/// collection -> measure -> value
std::map<std::string, Figures> read_baseline() {
  std::ifstream file(testing::source_path("tests/relevance/collections_baseline.tsv"));
  std::map<std::string, Figures> baseline;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string collection;
    std::string measure;
    fields >> collection >> measure >> baseline[collection][measure];
  }
  return baseline;
}

class CollectionTest : public ::testing::TestWithParam<std::string> {};

TEST_P(CollectionTest, IsSearchedAsWellAsBefore) {
  const std::string& name = GetParam();
  if (!fs::exists(testing::shared_path("relevance/" + name))) {
    GTEST_SKIP() << "the collection is not here";
  }
  const Figures figures = measure(name);
  std::cout << std::fixed << std::setprecision(4);
  for (const auto& [measure, value] : figures) {
    std::cout << name << '\t' << measure << '\t' << value << std::endl;
  }
  const auto baseline = read_baseline();
  ASSERT_TRUE(baseline.contains(name)) << "collections_baseline.tsv lacks the collection";
  for (const auto& [measure, value] : figures) {
    EXPECT_GE(value + kTolerance, baseline.at(name).at(measure)) << name << ' ' << measure;
  }
}

INSTANTIATE_TEST_SUITE_P(Development,
                         CollectionTest,
                         ::testing::Values("cran",
                                           "cisi",
                                           "cacm",
                                           "lisa",
                                           "scifact-train",
                                           "nfcorpus-dev",
                                           "covidqa-dev",
                                           "bioasq-dev"),
                         [](const auto& collection) {
                           std::string name = collection.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace article_search::relevance
