#include "server/search/state/passage_columns.h"

#include <gtest/gtest.h>

#include "server/search/state/index_reading.h"
#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using schema::Facet;
using testing::TestIndex;
using Strings = std::vector<std::string>;

PassageColumns columns_of(const TestIndex& index) {
  return PassageColumns::load(Xapian::Database(index.path().string()));
}

/// The values of `facet` that the passage with `id` has.
Strings values_of(const TestIndex& index, const std::string& id, Facet facet) {
  const PassageColumns columns = columns_of(index);
  const Xapian::Database database(index.path().string());
  Strings texts;
  for (const auto ordinal : columns.values(find_passage(database, id))) {
    if (columns.ordinals(facet).contains(ordinal)) texts.push_back(columns.value(ordinal).text);
  }
  return texts;
}

Passage of_institutions(Strings institutions) {
  Passage passage = passage_with("text");
  passage.institutions = std::move(institutions);
  return passage;
}

TEST(PassageColumns, HoldTheValuesOfEachPassage) {
  const auto index = TestIndex::of_articles(
      {article_with("a", {of_institutions({"Stanford", "Mayo Clinic"}), of_institutions({})}),
       article_with("b", {passage_with("text", "2007-01-16")})});
  EXPECT_EQ(values_of(index, "a.section.1", Facet::institution),
            (Strings{"Mayo Clinic", "Stanford"}));
  EXPECT_EQ(values_of(index, "a.section.2", Facet::institution), Strings{});
  EXPECT_EQ(values_of(index, "a.section.2", Facet::article), Strings{"a"});
  EXPECT_EQ(values_of(index, "b.section.1", Facet::year), Strings{"2007"});
  EXPECT_EQ(values_of(index, "b.section.1", Facet::kind), Strings{"section"});
}

TEST(PassageColumns, TakeSpellingsOfOneNameForOneValueInItsCommonestSpelling) {
  const auto index = TestIndex::of_articles(
      {article_with("a", {of_institutions({"UNIVERSITE DE GENEVE"}),
                          of_institutions({"Université de Genève", "Universite de Geneve"}),
                          of_institutions({"Université de Genève"})})});
  const PassageColumns columns = columns_of(index);
  EXPECT_EQ(columns.ordinals(Facet::institution).size(), 1U);
  const auto ordinal = columns.find(Facet::institution, "universite de geneve");
  ASSERT_TRUE(ordinal);
  EXPECT_EQ(columns.value(*ordinal).text, "Université de Genève");
  EXPECT_EQ(columns.value(*ordinal).passages, 3U) << "each passage counts once";
}

TEST(PassageColumns, OrderPassagesByIdAndValuesByText) {
  const auto index = TestIndex::of_articles(
      {article_with("b", {of_institutions({"Stanford"})}),
       article_with("a", {of_institutions({"Mayo Clinic"}), of_institutions({"Cambridge"})})});
  const PassageColumns columns = columns_of(index);
  const Xapian::Database database(index.path().string());
  EXPECT_EQ(columns.passage_count(), 3U);
  EXPECT_EQ(columns.place(find_passage(database, "a.section.1")), 0U);
  EXPECT_EQ(columns.place(find_passage(database, "a.section.2")), 1U);
  EXPECT_EQ(columns.place(find_passage(database, "b.section.1")), 2U);
  const auto range = columns.ordinals(Facet::institution);
  EXPECT_EQ(columns.value(range.begin).text, "Cambridge");
  EXPECT_EQ(columns.value(range.end - 1).text, "Stanford");
}

TEST(PassageColumns, RankDatesInTheirOrder) {
  const auto index = TestIndex::of_articles(
      {article_with("a", {passage_with("a", "2017"), passage_with("b", ""),
                          passage_with("c", "2007-01"), passage_with("d", "2017")})});
  const PassageColumns columns = columns_of(index);
  EXPECT_EQ(columns.date_rank(1), columns.date_rank(4));
  EXPECT_LT(columns.date_rank(3), columns.date_rank(1));
  EXPECT_EQ(columns.date_rank(2), PassageColumns::kUndated);
  EXPECT_EQ(columns.position(3), 3U);
}

TEST(PassageColumns, KnowNoValueThatNoPassageHas) {
  const auto index = TestIndex::of_texts({"text"});
  EXPECT_FALSE(columns_of(index).find(Facet::institution, "Nowhere"));
  EXPECT_FALSE(columns_of(index).find(Facet::year, "2007"));
}

TEST(PassageColumns, AreEmptyForAnEmptyIndex) {
  const PassageColumns columns = columns_of(TestIndex::of_articles({}));
  EXPECT_EQ(columns.passage_count(), 0U);
  EXPECT_EQ(columns.value_count(), 0U);
}

TEST(PassageColumns, RefuseAnIndexWithoutFacets) {
  const testing::TemporaryDirectory directory;
  Xapian::WritableDatabase database((directory.path() / "index").string(), Xapian::DB_CREATE);
  Xapian::Document document;
  document.add_value(schema::slot(schema::ValueSlot::passage_id), "a.section.1");
  database.add_document(document);
  database.commit();
  EXPECT_THROW(PassageColumns::load(database), DamagedIndex);
}

}  // namespace
}  // namespace article_search
