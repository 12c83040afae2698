#include "server/http/api_summary.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/support/test_paths.h"
#include "tests/unit/server/described_answers.h"

namespace article_search {
namespace {

const ApiSummary& summary() {
  static const ApiSummary kSummary = [] {
    std::ifstream file(testing::source_path("web/openapi.json"));
    return read_api_summary(std::string{std::istreambuf_iterator<char>(file), {}}).value();
  }();
  return kSummary;
}

const ApiSummary::Operation& operation(const std::string& method, const std::string& path) {
  const auto& all = summary().operations;
  return *std::find_if(all.begin(), all.end(),
                       [&](const auto& one) { return one.method == method && one.path == path; });
}

TEST(ApiSummary, HasEveryOperationWithItsParametersAndAnswers) {
  std::vector<std::string> names;
  for (const ApiSummary::Operation& one : summary().operations) {
    names.push_back(one.method + ' ' + one.path);
    EXPECT_FALSE(one.summary.empty()) << one.path;
    EXPECT_FALSE(one.answers.empty()) << one.path;
    for (const ApiSummary::Parameter& parameter : one.parameters) {
      EXPECT_FALSE(parameter.description.empty()) << parameter.name;
      EXPECT_FALSE(parameter.values.empty()) << parameter.name;
    }
  }
  EXPECT_EQ(names, described_api().operations());
}

TEST(ApiSummary, SaysInWordsWhatAParameterMayBe) {
  const struct {
    std::string name;
    std::string values;
    std::string default_value;
    bool is_required;
  } rows[] = {
      {"q", "text", "", true},
      {"limit", "a whole number, 1 to 100", "10", false},
      {"exact", "true, false", "false", false},
      {"kind", "section, milestone, project", "", false},
      {"sort", "relevance, date, -date, position", "relevance", false},
  };
  const auto& parameters = operation("GET", "/api/v1/search").parameters;
  for (const auto& row : rows) {
    const auto found =
        std::find_if(parameters.begin(), parameters.end(),
                     [&](const auto& parameter) { return parameter.name == row.name; });
    ASSERT_NE(found, parameters.end()) << row.name;
    EXPECT_EQ(found->values, row.values);
    EXPECT_EQ(found->default_value, row.default_value);
    EXPECT_EQ(found->is_required, row.is_required);
  }
}

TEST(ApiSummary, HasExamplesToAsk) {
  EXPECT_EQ(operation("GET", "/api/v1/search").example_address,
            "/api/v1/search?q=how%20to%20track%20mesenchymal%20stem%20cells");
  EXPECT_EQ(operation("GET", "/api/v1/articles/{id}").example_address,
            "/api/v1/articles/research-in-stem-cells");
  EXPECT_NE(operation("POST", "/api/v1/search").example_body.find("\"q\""), std::string::npos);
  EXPECT_NE(operation("GET", "/api/v1/search").example_answer.find("\"hits\""), std::string::npos);
  EXPECT_NE(summary().example_problem.find("\"request_id\""), std::string::npos);
  EXPECT_GT(summary().codes.size(), 10U);
}

TEST(ApiSummary, RefusesWhatIsNoDescription) {
  for (const std::string_view document : {"", "{", "[]", "{}", R"({"info": {"title": 1}})"}) {
    EXPECT_FALSE(read_api_summary(document)) << document;
  }
}

}  // namespace
}  // namespace article_search
