// The queries that the product must answer right, over the restated article and over the article as
// it was scraped: the whole path from a source file to an HTTP answer, with both programs.

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "tests/support/programs.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_paths.h"

namespace article_search::testing {
namespace {

using nlohmann::json;

struct Row {
  std::string query;
  /// Of the passage that answers it, in reading order; the same in both forms of the article.
  int position;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
      {"nose stem cells Glasgow", 14},
      {"iPSC Milan", 15},
      {"how to track mesenchymal stem cells", 23},
      {"MS in a dish", 25},
      {"who chaired the 2015 conference", 8},
      {"phase 3 trial of HSCT", 12},
      {"$90 million", 1},
      {"\"spare parts\"", 1},
      {"multiple sclerosis summit San Francisco", 5},
      {"remyelination in rodents", 14},
      {"UC Irvine", 17},
      {"approved stem cell therapies", 26},
  };
  return kRows;
}

class ArticleQueries : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const std::filesystem::path source =
        GetParam() == "scraped" ? shared_path("article.txt") : corpus_path();
    if (!std::filesystem::exists(source)) GTEST_SKIP() << source << " is not here";
    const Finished build =
        run_program({indexer_path(), "build", "--index", index().string(), source.string()});
    ASSERT_EQ(build.exit_code, 0) << build.errors;
    server_ = std::make_unique<RunningServer>(index());
  }

  std::filesystem::path index() const { return directory_.path() / "index"; }

  json get(const std::string& path, const httplib::Params& parameters) const {
    httplib::Client client("127.0.0.1", server_->port());
    const auto answer = client.Get(path, parameters, httplib::Headers{});
    return answer ? json::parse(answer->body) : json{};
  }

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<RunningServer> server_;
};

TEST_P(ArticleQueries, AreAnsweredByTheRightPassageFirst) {
  for (const Row& row : rows()) {
    const json answer = get("/api/v1/search", {{"q", row.query}});
    ASSERT_FALSE(answer["hits"].empty()) << row.query;
    EXPECT_EQ(answer["hits"][0]["position"], row.position)
        << row.query << ": " << answer["hits"][0]["snippet"]["text"];
  }
}

TEST_P(ArticleQueries, StandInAnArticleOf26Passages) {
  const json list = get("/api/v1/articles", {});
  ASSERT_EQ(list["articles"].size(), 1U);
  const json article = get("/api/v1/articles/" + list["articles"][0]["id"].get<std::string>(), {});
  std::map<std::string, int> kinds;
  for (const json& passage : article["passages"]) ++kinds[passage["kind"]];
  EXPECT_EQ(kinds, (std::map<std::string, int>{{"section", 8}, {"milestone", 6}, {"project", 12}}));
}

INSTANTIATE_TEST_SUITE_P(,
                         ArticleQueries,
                         ::testing::Values("restated", "scraped"),
                         [](const auto& instance) { return instance.param; });

}  // namespace
}  // namespace article_search::testing
