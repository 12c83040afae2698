#include "indexer/corrections_reader.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

tl::expected<CorrectionsFile, IndexingError> read(std::string corrections) {
  return read_corrections({.path = "a.pdf", .content = {}, .corrections = std::move(corrections)});
}

TEST(ReadCorrections, NamesAreAddedAndThoseWithAHyphenTakenOut) {
  const auto file = read(R"({"institutions": ["Walking Lab", "-Wrong Institute"]})");
  ASSERT_TRUE(file);
  ASSERT_EQ(file->corrections.size(), 1U);
  const std::vector<Correction>& corrections = file->corrections[0].corrections;
  ASSERT_EQ(corrections.size(), 2U);
  EXPECT_EQ(corrections[0].value, "Walking Lab");
  EXPECT_EQ(corrections[0].change, Correction::Change::add);
  EXPECT_EQ(corrections[1].value, "Wrong Institute");
  EXPECT_EQ(corrections[1].change, Correction::Change::remove);
  EXPECT_EQ(corrections[1].facet, schema::Facet::institution);
}

TEST(ReadCorrections, AFileOfManyArticlesHasAListOfThem) {
  const auto file = read(
      "[{\"article\": \"med-1\", \"people\": [\"Ana Ríos\"]},\n"
      " {\"article\": \"med-2\", \"places\": [], \"topics\": [\"myelin\"]}]");
  ASSERT_TRUE(file);
  ASSERT_EQ(file->corrections.size(), 2U);
  EXPECT_EQ(file->corrections[0].article_id, "med-1");
  EXPECT_EQ(file->corrections[0].corrections[0].facet, schema::Facet::person);
  EXPECT_EQ(file->corrections[1].corrections[0].facet, schema::Facet::topic);
}

TEST(ReadCorrections, UnknownKeysAreWarnings) {
  const auto file = read("{\n\"institution\": [\"Walking Lab\"]}");
  ASSERT_TRUE(file);
  ASSERT_EQ(file->warnings.size(), 1U);
  EXPECT_EQ(file->warnings[0].path, "a.pdf.annotations.json");
  EXPECT_NE(file->warnings[0].message.find("`institution`"), std::string::npos);
}

TEST(ReadCorrections, NoFileIsNoCorrections) { EXPECT_TRUE(read("")->corrections.empty()); }

TEST(ReadCorrections, WhatIsNoCorrectionsIsRefusedWithItsLine) {
  struct Row {
    std::string text;
    int line;
  };
  const std::vector<Row> rows = {
      {"{", 1},
      {"7", 1},
      {"{\n\"people\": \"Ana\"}", 2},
      {"{\n\"people\":\n[1]}", 3},
      {"{\"topics\": [\"-\"]}", 1},
  };
  for (const Row& row : rows) {
    const auto file = read(row.text);
    ASSERT_FALSE(file) << row.text;
    EXPECT_EQ(file.error().path, "a.pdf.annotations.json") << row.text;
    EXPECT_EQ(file.error().line, row.line) << row.text;
    EXPECT_FALSE(file.error().message.empty()) << row.text;
  }
}

}  // namespace
}  // namespace article_search
