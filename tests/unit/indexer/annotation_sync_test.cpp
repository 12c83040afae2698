// Annotations on their way into an index: what makes update read a file again.

#include <gtest/gtest.h>

#include "indexer/corpus_sync.h"
#include "indexer/index_directory.h"
#include "indexer/schema/abbreviation_counts.h"
#include "indexer/schema/facets.h"
#include "indexer/schema/index_metadata.h"
#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

class AnnotationSyncTest : public ::testing::Test {
 protected:
  IndexingReport update() {
    return sync_corpus({.sources = {directory_.path() / "corpus"},
                        .index = directory_.path() / "index",
                        .mode = SyncMode::update})
        .value();
  }
  void write(const std::string& name, std::string_view text) {
    directory_.write("corpus/" + name, text);
  }
  Xapian::Database index() const {
    return Xapian::Database(live_generation(directory_.path() / "index")->string());
  }
  /// How many passages have the value.
  Xapian::doccount count(schema::Facet facet, std::string_view value) const {
    return index().get_termfreq(schema::facet_term(facet, value));
  }

  testing::TemporaryDirectory directory_;
};

TEST_F(AnnotationSyncTest, NamesAndLanguagesAreTermsOfTheIndex) {
  write("a.md", "# Title\n\nAna Ríos, MD, studies myelin at the Mayo Clinic in Peru.\n");
  write("b.md", "---\nlanguage: pt-BR\n---\n\n# Título\n\nAs células vivem.\n");
  update();
  EXPECT_EQ(count(schema::Facet::institution, "mayo clinic"), 1U);
  EXPECT_EQ(count(schema::Facet::person, "Ana Rios"), 1U);
  EXPECT_EQ(count(schema::Facet::place, "Peru"), 1U);
  EXPECT_EQ(schema::read_languages(index()), (std::vector<std::string>{"en", "pt"}));
}

TEST_F(AnnotationSyncTest, AbbreviationsComeAndGoWithTheirArticles) {
  write("a.md", "# Title\n\nOptical coherence tomography (OCT) was used.\n");
  write("b.md", "# Title two\n\nThe text defines nothing at all.\n");
  update();
  ASSERT_EQ(schema::read_abbreviations(index()).size(), 1U);
  EXPECT_EQ(schema::read_abbreviations(index())[0].long_form, "Optical coherence tomography");
  EXPECT_EQ(schema::read_article(index(), "a")->abbreviations.size(), 1U);
  write("a.md", "# Title\n\nNothing was used.\n");
  update();
  EXPECT_TRUE(schema::read_abbreviations(index()).empty());
}

TEST_F(AnnotationSyncTest, AChangedVocabularyChangesTheTopicsOfEveryArticle) {
  write("a.md", "# Title\n\nMyelin repair takes a long time.\n");
  update();
  EXPECT_EQ(count(schema::Facet::topic, "myelin"), 0U);
  write("vocabulary.json",
        R"({"terms": [{"label": "myelin", "aliases": [], "definition": "", "topic": ""}]})");
  EXPECT_EQ(update().changed.size(), 1U);
  EXPECT_EQ(count(schema::Facet::topic, "myelin"), 1U);
  EXPECT_TRUE(update().changes_nothing());
}

TEST_F(AnnotationSyncTest, AVocabularyThatCannotBeReadLeavesTheTopicsAsTheyAre) {
  write("a.md", "# Title\n\nMyelin repair takes a long time.\n");
  write("vocabulary.json",
        R"({"terms": [{"label": "myelin", "aliases": [], "definition": "", "topic": ""}]})");
  update();
  write("vocabulary.json", "{");
  const IndexingReport report = update();
  EXPECT_EQ(report.failed.size(), 1U);
  EXPECT_EQ(report.unchanged.size(), 1U);
  EXPECT_EQ(count(schema::Facet::topic, "myelin"), 1U);
}

TEST_F(AnnotationSyncTest, CorrectionsBesideAFileAreFollowedAndAreNoArticle) {
  write("a.md", "# Title\n\nCanes were compared at the Mayo Clinic.\n");
  update();
  write("a.md.annotations.json", R"({"institutions": ["-Mayo Clinic"], "topics": ["walking"]})");
  const IndexingReport report = update();
  EXPECT_EQ(report.changed.size(), 1U);
  EXPECT_TRUE(report.added.empty());
  EXPECT_EQ(count(schema::Facet::institution, "Mayo Clinic"), 0U);
  EXPECT_EQ(count(schema::Facet::topic, "walking"), 1U);
}

TEST_F(AnnotationSyncTest, MalformedCorrectionsAreReportedAndLeaveTheArticleAsItWas) {
  write("a.md", "# Title\n\nCanes were compared at the Mayo Clinic.\n");
  update();
  write("a.md.annotations.json", "{");
  const IndexingReport report = update();
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_TRUE(report.failed[0].path.ends_with("a.md.annotations.json"));
  EXPECT_EQ(count(schema::Facet::institution, "Mayo Clinic"), 1U);
}

TEST_F(AnnotationSyncTest, CorrectionsInVainAreWarnings) {
  write("a.md", "# Title\n\nCanes were compared.\n");
  write("a.md.annotations.json", "{\n\"people\": [\"-Ana Ríos\"]}");
  const IndexingReport report = update();
  ASSERT_EQ(report.warnings.size(), 1U);
  EXPECT_EQ(report.warnings[0].line, 2);
}

}  // namespace
}  // namespace article_search
