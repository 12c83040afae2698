#include "indexer/report_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace article_search {
namespace {

using nlohmann::json;

TEST(ReportJson, IsOneLineEach) {
  for (const std::string& text :
       {check_json({}), report_json({}), removal_json({}), list_json({}), statistics_json({}),
        verification_json({}), rollback_json("generation-1"), error_json({}),
        gate_json({}, {{}})}) {
    EXPECT_EQ(text.find('\n'), text.size() - 1) << text;
    EXPECT_TRUE(json::parse(text).is_object()) << text;
  }
}

TEST(ReportJson, SaysWhatARunDid) {
  IndexingReport report;
  report.added = {"a.md"};
  report.unchanged = {"b.md", "c.md"};
  report.failed = {{.path = "d.md", .line = 3, .message = "is wrong"}};
  report.passages = 7;
  report.bytes_read = 1000;
  report.elapsed = std::chrono::milliseconds(1500);
  const json object = json::parse(report_json(report));
  EXPECT_EQ(object["added"], json::parse(R"(["a.md"])"));
  EXPECT_EQ(object["unchanged"], 2);
  EXPECT_EQ(object["failed"],
            json::parse(R"([{"path": "d.md", "line": 3, "message": "is wrong"}])"));
  EXPECT_EQ(object["passages"], 7);
  EXPECT_EQ(object["bytes_read"], 1000);
  EXPECT_EQ(object["seconds"], 1.5);
}

TEST(ReportJson, HasEverythingThatAnIndexWouldHold) {
  ArticlePreview preview;
  preview.article.id = "a";
  preview.article.title = "Title";
  preview.article.authors = {"Ada B."};
  preview.article.metadata = {{"doi", "10.1/x"}};
  preview.article.skipped = {{.line = 4, .text = "Menu", .reason = "navigation"}};
  Passage passage;
  passage.id = "a.part.1";
  passage.section = {"Part"};
  passage.kind = schema::PassageKind::milestone;
  passage.date = "2017";
  passage.places = {"France"};
  passage.text = "Text.";
  preview.passages = {passage};
  const json object = json::parse(check_json({.previews = {preview}, .failed = {}, .unseen = {}}));
  const json& article = object["articles"][0];
  EXPECT_EQ(article["authors"], json::parse(R"(["Ada B."])"));
  EXPECT_EQ(article["metadata"][0]["value"], "10.1/x");
  EXPECT_EQ(article["skipped"][0]["reason"], "navigation");
  EXPECT_EQ(article["passages"][0]["kind"], "milestone");
  EXPECT_EQ(article["passages"][0]["section"], json::parse(R"(["Part"])"));
  EXPECT_EQ(article["passages"][0]["places"], json::parse(R"(["France"])"));
  EXPECT_FALSE(object.contains("unseen_words"));
}

TEST(ReportJson, HasUnseenWordsWhenTheyWereAskedFor) {
  const UnseenWords unseen{.words = {{"axon", 2, "a.1"}}, .left_out = 5};
  const json object = json::parse(check_json({.previews = {}, .failed = {}, .unseen = unseen}));
  EXPECT_EQ(object["unseen_words"]["words"][0]["word"], "axon");
  EXPECT_EQ(object["unseen_words"]["left_out"], 5);
}

TEST(ReportJson, SaysWhatAGateFound) {
  const GateFinding lower{.line = 2,
                          .query = "axon",
                          .expected = "a.b.1",
                          .within = 3,
                          .passage = GatePassage{"a.b.1", "Axons regrow."},
                          .rank = 7,
                          .looked_at = 100,
                          .first = {{"c.d.2", "Myelin."}}};
  const json object = json::parse(gate_json(
      {.path = "gate.tsv", .message = "1 of 1 expectations are not met"}, {lower, GateFinding{}}));
  EXPECT_EQ(object["error"]["path"], "gate.tsv");
  EXPECT_EQ(object["gate"][0], json::parse(R"({"line": 2, "query": "axon", "expected": "a.b.1",
      "within": 3, "passage": {"id": "a.b.1", "beginning": "Axons regrow."}, "rank": 7,
      "looked_at": 100, "first": [{"id": "c.d.2", "beginning": "Myelin."}]})"));
  EXPECT_TRUE(object["gate"][1]["passage"].is_null());
  EXPECT_TRUE(object["gate"][1]["rank"].is_null());
}

TEST(ReportJson, IsUtf8WhateverAFileIsCalled) {
  IndexingReport report;
  report.added = {"\xFF\n.md"};
  EXPECT_EQ(json::parse(report_json(report))["added"][0], "\uFFFD\n.md");
}

}  // namespace
}  // namespace article_search
