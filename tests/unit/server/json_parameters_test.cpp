#include "server/http/json_parameters.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/test_paths.h"

namespace article_search {
namespace {

using testing::shared_path;

Parameters parse(std::string_view body) {
  const auto parameters = parse_json_parameters(body, {"facets"});
  EXPECT_TRUE(parameters) << body;
  return parameters.value_or(Parameters{});
}

TEST(JsonParameters, AreWhatAnAddressWouldSay) {
  const struct {
    std::string_view body;
    Parameters parameters;
  } rows[] = {
      {"{}", {}},
      {R"({"q": "myelin & axons", "limit": 5})", {{"q", "myelin & axons"}, {"limit", "5"}}},
      {R"({"exact": true, "strict": false})", {{"exact", "true"}, {"strict", "false"}}},
      {R"({"kind": ["section", "project"]})", {{"kind", "section"}, {"kind", "project"}}},
      {R"({"kind": []})", {}},
      {R"({"facets": ["kind", "year"]})", {{"facets", "kind,year"}}},
      {R"({"facets": "kind,year"})", {{"facets", "kind,year"}}},
      {R"({"year": [2007, "2009.."]})", {{"year", "2007"}, {"year", "2009.."}}},
      {R"({"limit": 1.5, "offset": -1})", {{"limit", "1.5"}, {"offset", "-1"}}},
      {R"({"q": "\ud83e\udde0 \u03b1"})", {{"q", "🧠 α"}}},
      {" \n{\"q\"\t:\"a\"} ", {{"q", "a"}}},
  };
  for (const auto& [body, parameters] : rows) EXPECT_EQ(parse(body), parameters) << body;
}

TEST(JsonParameters, RefuseWhatTwoProgramsMightReadDifferently) {
  const std::string deep(100'000, '[');
  const std::string deep_objects = [] {
    std::string text;
    for (int level = 0; level < 100'000; ++level) text += R"({"a":)";
    return text;
  }();
  const struct {
    std::string body;
    std::string parameter;
  } rows[] = {
      {"", ""},
      {"myelin", ""},
      {"[]", ""},
      {"\"q\"", ""},
      {"1", ""},
      {"null", ""},
      {"{", ""},
      {R"({"q": "a"} x)", ""},
      {R"({"q": "a",})", ""},
      {R"({'q': "a"})", ""},
      {R"({"q": NaN})", ""},
      {"{\"q\": \"\xff\"}", ""},
      {"{\"q\": \"\xed\xa0\x80\"}", ""},
      {R"({"q": "\ud800"})", ""},
      {std::string("{\"q\": \"a\0b\"}", 12), ""},
      {R"({"q": "a\u0000b"})", "q"},
      {R"({"q": "a", "q": "b"})", "q"},
      {R"({"kind": ["a"], "kind": ["b"]})", "kind"},
      {R"({"q": null})", "q"},
      {R"({"q": {"a": 1}})", "q"},
      {R"({"kind": [["a"]]})", "kind"},
      {R"({"kind": [{"a": 1}]})", "kind"},
      {deep, ""},
      {R"({"q": )" + deep, "q"},
      {deep_objects, "a"},
  };
  for (const auto& [body, parameter] : rows) {
    const auto parameters = parse_json_parameters(body, {});
    ASSERT_FALSE(parameters) << body.substr(0, 60);
    ASSERT_EQ(parameters.error().size(), 1U);
    EXPECT_EQ(parameters.error()[0].code, "invalid_json") << body.substr(0, 60);
    EXPECT_EQ(parameters.error()[0].parameter, parameter) << body.substr(0, 60);
    EXPECT_FALSE(parameters.error()[0].message.empty());
  }
}

TEST(JsonParameters, KeepToTheStandardOnAPublicCollection) {
  const std::filesystem::path folder = shared_path("hostile/json");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not here";
  std::size_t refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string value{std::istreambuf_iterator<char>(file), {}};
    const std::string name = entry.path().filename().string();
    const bool is_accepted = parse_json_parameters(value, {}).has_value();
    if (name.starts_with("n_")) {
      EXPECT_FALSE(is_accepted) << name;
      ++refused;
    }
    EXPECT_TRUE(!is_accepted || nlohmann::json::accept(value)) << name;
  }
  EXPECT_GT(refused, 180U);
}

}  // namespace
}  // namespace article_search
