#include "indexer/schema/abbreviation_counts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/index_metadata.h"
#include "tests/support/temporary_directory.h"

namespace article_search::schema {
namespace {

class AbbreviationCountsTest : public ::testing::Test {
 protected:
  void add(const std::vector<Abbreviation>& abbreviations) {
    AbbreviationCounts counts;
    counts.add(abbreviations);
    counts.write(index_);
  }
  void remove(const std::vector<Abbreviation>& abbreviations) {
    AbbreviationCounts counts;
    counts.remove(abbreviations);
    counts.write(index_);
  }

  testing::TemporaryDirectory directory_;
  Xapian::WritableDatabase index_{(directory_.path() / "index").string(),
                                  Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
};

using Abbreviations = std::vector<Abbreviation>;

TEST_F(AbbreviationCountsTest, ShortFormsWithOneMeaningAreGivenBack) {
  add({{"HSCT", "hematopoietic stem cell transplantation"}, {"CNS", "central nervous system"}});
  EXPECT_EQ(read_abbreviations(index_),
            (Abbreviations{{"CNS", "central nervous system"},
                           {"HSCT", "hematopoietic stem cell transplantation"}}));
}

TEST_F(AbbreviationCountsTest, CaseAndPluralsAreNoOtherMeaning) {
  add({{"MSCs", "Mesenchymal stem cells"}});
  add({{"MSC", "mesenchymal stem cell"}});
  EXPECT_EQ(read_abbreviations(index_), (Abbreviations{{"MSC", "mesenchymal stem cell"}}));
}

TEST_F(AbbreviationCountsTest, TwoMeaningsAreNone) {
  add({{"MS", "multiple sclerosis"}});
  add({{"MS", "mass spectrometry"}});
  EXPECT_TRUE(read_abbreviations(index_).empty());
}

TEST_F(AbbreviationCountsTest, TheMeaningThatIsLeftIsClearAgain) {
  add({{"MS", "multiple sclerosis"}});
  add({{"MS", "mass spectrometry"}});
  add({{"MS", "mass spectrometry"}});
  remove({{"MS", "mass spectrometry"}});
  EXPECT_TRUE(read_abbreviations(index_).empty());
  remove({{"MS", "mass spectrometry"}});
  EXPECT_EQ(read_abbreviations(index_), (Abbreviations{{"MS", "multiple sclerosis"}}));
  remove({{"MS", "multiple sclerosis"}});
  EXPECT_TRUE(read_abbreviations(index_).empty());
}

TEST_F(AbbreviationCountsTest, OneRunMayReplaceAnArticle) {
  add({{"MS", "multiple sclerosis"}});
  AbbreviationCounts counts;
  counts.remove({{"MS", "multiple sclerosis"}});
  counts.add({{"MS", "mass spectrometry"}});
  counts.write(index_);
  EXPECT_EQ(read_abbreviations(index_), (Abbreviations{{"MS", "mass spectrometry"}}));
}

TEST_F(AbbreviationCountsTest, OrderOfArticlesDoesNotMatter) {
  add({{"EAEs", "experimental autoimmune encephalomyelitis"}});
  add({{"EAE", "Experimental autoimmune encephalomyelitis"}});
  const Abbreviations one = read_abbreviations(index_);
  remove({{"EAE", "experimental autoimmune encephalomyelitis"},
          {"EAE", "experimental autoimmune encephalomyelitis"}});
  ASSERT_TRUE(read_abbreviations(index_).empty());
  add({{"EAE", "Experimental autoimmune encephalomyelitis"}});
  add({{"EAEs", "experimental autoimmune encephalomyelitis"}});
  EXPECT_EQ(read_abbreviations(index_), one);
}

TEST_F(AbbreviationCountsTest, LongShortFormsAreCutToWhatAKeyHolds) {
  add({{std::string(300, 'X'), "something very long"}});
  EXPECT_EQ(read_abbreviations(index_).size(), 1U);
}

TEST_F(AbbreviationCountsTest, LanguagesAreThoseOfThePassages) {
  for (const char* const term : {"Lde", "Len", "XKsection", "lens"}) {
    Xapian::Document document;
    document.add_boolean_term(term);
    index_.add_document(document);
  }
  EXPECT_EQ(read_languages(index_), (std::vector<std::string>{"de", "en"}));
}

}  // namespace
}  // namespace article_search::schema
