#include "indexer/corpus_sync.h"

#include <algorithm>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "indexer/index_directory.h"
#include "indexer/index_writer.h"
#include "indexer/schema/index_metadata.h"
#include "server/search/searcher.h"
#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;

class CorpusSyncTest : public ::testing::Test {
 protected:
  tl::expected<IndexingReport, IndexingError> sync(SyncMode mode) {
    return sync_corpus({.sources = {corpus()}, .index = index(), .mode = mode});
  }
  tl::expected<IndexingReport, IndexingError> sync(SyncOptions options) {
    options.sources = {corpus()};
    options.index = index();
    return sync_corpus(options);
  }
  IndexingReport update() { return sync(SyncMode::update).value(); }
  IndexingReport build() { return sync(SyncMode::build).value(); }

  fs::path corpus() const { return directory_.path() / "corpus"; }
  fs::path index() const { return directory_.path() / "index"; }
  fs::path write(const fs::path& name, std::string_view text) const {
    return directory_.write("corpus" / name, text);
  }

  /// Ids of the articles that a search finds.
  std::vector<std::string> found(const std::string& query) const {
    auto searcher = Searcher::open(index()).value();
    const SearchResults results = searcher.search({.query = query}).value();
    std::vector<std::string> ids;
    for (const Hit& hit : results.hits) ids.push_back(hit.article.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  schema::Vocabulary vocabulary() const {
    return schema::read_vocabulary(Xapian::Database(index().string())).value();
  }
  std::string revision() const {
    return Searcher::open(index()).value().articles({}).value().index.revision;
  }

  testing::TemporaryDirectory directory_;
};

using Ids = std::vector<std::string>;

TEST_F(CorpusSyncTest, IndexesEveryFileOfAKnownFormatBelowTheFolder) {
  write("a.md", "# Title\n\nMyelin repair.\n");
  write("deep/er/b.txt", "Title\n\nMyelin loss was seen in every sample.\n");
  write("picture.png", "myelin");
  write(".hidden.md", "# Title\n\nMyelin, hidden.\n");
  write(".git/c.md", "# Title\n\nMyelin, hidden.\n");
  write("README.md", "# Title\n\nMyelin, about the corpus.\n");

  const IndexingReport report = update();
  EXPECT_EQ(report.added.size(), 2U);
  EXPECT_EQ(report.articles, 2U);
  EXPECT_EQ(found("myelin"), (Ids{"a", "b"}));
}

TEST_F(CorpusSyncTest, LeavesOutWhatIsAboutTheCorpus) {
  write("a.json", R"({"title": "Title", "text": "Myelin repair."})");
  write("deep/vocabulary.json", R"({"terms": []})");
  write("deep/article.schema.json", R"({"type": "object"})");
  write("README.json", R"({"text": "Myelin, about the corpus."})");
  const IndexingReport report = update();
  EXPECT_EQ(report.added.size(), 1U);
  EXPECT_TRUE(report.failed.empty());
}

TEST_F(CorpusSyncTest, IndexesAllArticlesOfACollectionAndReportsItsBadLines) {
  write("a.jsonl",
        "{\"_id\": \"A\", \"text\": \"Myelin one.\"}\n{\n"
        "{\"_id\": \"B\", \"text\": \"Myelin two.\"}\n");
  const IndexingReport report = update();
  EXPECT_EQ(report.articles, 2U);
  ASSERT_EQ(report.warnings.size(), 1U);
  EXPECT_EQ(report.warnings[0].line, 2);
  EXPECT_EQ(found("myelin"), (Ids{"a", "b"}));
}

TEST_F(CorpusSyncTest, UpdateTouchesOnlyWhatChanged) {
  write("same.md", "# Same\n\nMyelin stays.\n");
  write("edited.md", "# Edited\n\nMyelin before.\n");
  write("gone.md", "# Gone\n\nMyelin leaves.\n");
  update();

  write("edited.md", "# Edited\n\nAxons after.\n");
  write("new.md", "# New\n\nMyelin comes.\n");
  fs::remove(corpus() / "gone.md");
  const IndexingReport report = update();

  EXPECT_EQ(report.added.size(), 1U);
  EXPECT_EQ(report.changed.size(), 1U);
  EXPECT_EQ(report.unchanged.size(), 1U);
  EXPECT_EQ(report.removed.size(), 1U);
  EXPECT_EQ(found("myelin"), (Ids{"new", "same"}));
  EXPECT_EQ(found("axons"), (Ids{"edited"}));
}

TEST_F(CorpusSyncTest, AnUpdateWithoutChangesLeavesTheStateThatReadersSee) {
  write("a.md", "# Title\n\nMyelin.\n");
  write("b.jsonl", "{\"text\": \"Myelin.\"}\n");
  update();
  const auto stamp = schema::read_stamp(Xapian::Database(index().string()));
  EXPECT_TRUE(update().changes_nothing());
  EXPECT_EQ(schema::read_stamp(Xapian::Database(index().string())), stamp);
}

/// A line of JSON Lines.
std::string record(const std::string& id, const std::string& text) {
  return R"({"id": ")" + id + R"(", "text": ")" + text + "\"}\n";
}

TEST_F(CorpusSyncTest, WritesOnlyTheRecordsOfACollectionThatChanged) {
  const std::string same = record("same", "Myelin stays.");
  write("a.jsonl", same + record("edited", "Myelin before.") + record("gone", "Myelin leaves."));
  update();
  write("a.jsonl", record("new", "Myelin comes.") + record("edited", "Axons after.") + same);
  const IndexingReport report = update();
  EXPECT_EQ(report.changed.size(), 1U);
  EXPECT_EQ(report.articles, 2U);
  EXPECT_EQ(found("myelin"), (Ids{"new", "same"}));
  EXPECT_EQ(found("axons"), (Ids{"edited"}));
}

TEST_F(CorpusSyncTest, AnIdThatAnotherFileHasCostsOnlyItsRecord) {
  write("a.jsonl", record("one", "Myelin first."));
  write("b.jsonl", record("two", "Myelin second.") + record("one", "Myelin again."));
  for (const SyncMode mode : {SyncMode::build, SyncMode::update}) {
    const IndexingReport report = sync(mode).value();
    ASSERT_EQ(report.failed.size(), 1U);
    EXPECT_EQ(report.failed[0].path, (corpus() / "b.jsonl").string());
    EXPECT_EQ(report.failed[0].line, 2);
    EXPECT_NE(report.failed[0].message.find("a.jsonl"), std::string::npos);
    EXPECT_EQ(found("myelin"), (Ids{"one", "two"}));
  }
  fs::remove(corpus() / "a.jsonl");
  EXPECT_TRUE(update().failed.empty());
  EXPECT_EQ(found("again"), (Ids{"one"}));
}

TEST_F(CorpusSyncTest, KeepsWhatItHeldOfACollectionThatCannotBeRead) {
  write("a.jsonl", record("one", "Myelin first."));
  update();
  write("a.jsonl", "damaged\n");
  for (int run = 0; run < 2; ++run) {
    EXPECT_EQ(update().failed.size(), 1U);
    EXPECT_EQ(found("myelin"), (Ids{"one"}));
  }
  write("a.jsonl", record("two", "Myelin second."));
  EXPECT_TRUE(update().failed.empty());
  EXPECT_EQ(found("myelin"), (Ids{"two"}));
}

TEST_F(CorpusSyncTest, EqualContentHasAnEqualRevision) {
  write("a.md", "# Title\n\nMyelin.\n");
  build();
  const std::string first = revision();
  build();
  EXPECT_EQ(revision(), first);
  write("a.md", "# Title\n\nMyelin and more.\n");
  update();
  EXPECT_NE(revision(), first);
}

TEST_F(CorpusSyncTest, OneBadFileDoesNotStopTheRun) {
  write("bad.md", "---\ntitle: [\n---\ntext\n");
  write("good.md", "# Good\n\nMyelin.\n");
  const IndexingReport report = update();
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_TRUE(report.failed.front().path.ends_with("bad.md"));
  EXPECT_EQ(found("myelin"), (Ids{"good"}));
}

TEST_F(CorpusSyncTest, AFileThatTurnsBadKeepsWhatTheIndexHeldOfIt) {
  write("a.md", "# Title\n\nMyelin.\n");
  update();
  write("a.md", "");
  EXPECT_EQ(update().failed.size(), 1U);
  EXPECT_EQ(found("myelin"), (Ids{"a"}));
}

TEST_F(CorpusSyncTest, TwoArticlesWithOneIdAreReportedAndTheFirstStays) {
  write("a.md", "---\nid: same\n---\n# First\n\nMyelin one.\n");
  write("b.md", "---\nid: same\n---\n# Second\n\nMyelin two.\n");
  const IndexingReport report = update();
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_NE(report.failed.front().message.find("\"same\""), std::string::npos);
  EXPECT_EQ(found("myelin"), (Ids{"same"}));
}

TEST_F(CorpusSyncTest, KeepsTheVocabularyTrue) {
  const std::string one =
      R"({"terms": [{"label": "A", "aliases": ["B"], "definition": "C.", "topic": "D"}]})";
  write("a.md", "# Title\n\nMyelin.\n");
  const fs::path file = write("vocabulary.json", one);
  EXPECT_EQ(update().added.size(), 2U);
  ASSERT_EQ(vocabulary().size(), 1U);
  EXPECT_EQ(vocabulary().front().aliases, std::vector<std::string>{"B"});

  write("vocabulary.json", R"({"terms": [{"label": "A"}]})");
  const IndexingReport report = update();
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_NE(report.failed.front().message.find("aliases"), std::string::npos);
  EXPECT_EQ(vocabulary().size(), 1U) << "what the index held stays";

  fs::remove(file);
  EXPECT_EQ(update().removed.size(), 1U);
  EXPECT_TRUE(vocabulary().empty());
}

TEST_F(CorpusSyncTest, RefusesAHostileVocabulary) {
  write("a.md", "# Title\n\nMyelin.\n");
  for (const std::string& content : {std::string(), std::string(100'000, '['), std::string("{}"),
                                     std::string("[1]"), std::string("{\"terms\": 1}")}) {
    write("vocabulary.json", content);
    const IndexingReport report = update();
    ASSERT_EQ(report.failed.size(), 1U) << content.substr(0, 20);
    EXPECT_TRUE(report.failed.front().path.ends_with("vocabulary.json"));
  }
}

TEST_F(CorpusSyncTest, AnEmptyFolderIsAnErrorAndTheIndexStays) {
  const fs::path file = write("a.md", "# Title\n\nMyelin.\n");
  update();
  fs::remove(file);
  EXPECT_FALSE(sync(SyncMode::update));
  EXPECT_EQ(found("myelin"), (Ids{"a"}));
}

TEST_F(CorpusSyncTest, AMissingSourceIsAnErrorThatNamesIt) {
  const auto report = sync(SyncMode::update);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().path, corpus().string());
}

TEST_F(CorpusSyncTest, ASecondIndexerIsToldWhoHoldsTheIndex) {
  write("a.md", "# Title\n\nMyelin.\n");
  const auto first = IndexWriter::update(index()).value();
  const auto second = sync(SyncMode::update);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().message.find(std::to_string(getpid())), std::string::npos);
}

TEST_F(CorpusSyncTest, ARunThatDoesNotCommitLeavesTheIndexAsItWas) {
  write("a.md", "# Title\n\nMyelin.\n");
  update();
  const std::string before = revision();
  {
    auto writer = IndexWriter::update(index()).value();
    ASSERT_TRUE(writer.remove(writer.sources().begin()->first));
  }
  EXPECT_EQ(revision(), before);
  EXPECT_EQ(found("myelin"), (Ids{"a"}));
}

TEST_F(CorpusSyncTest, ARunThatIsToldToStopChangesNothing) {
  write("a.md", "# Title\n\nMyelin.\n");
  update();
  write("b.md", "# Title\n\nMyelin.\n");
  write("c.md", "# Title\n\nMyelin.\n");
  for (const SyncMode mode : {SyncMode::update, SyncMode::build}) {
    std::stop_source stop;
    const auto report = sync({.sources = {},
                              .index = {},
                              .mode = mode,
                              .stop = stop.get_token(),
                              .on_progress = [&](const SyncProgress& progress) {
                                if (progress.files_done == 2) stop.request_stop();
                              }});
    ASSERT_FALSE(report);
    EXPECT_NE(report.error().message.find("interrupted"), std::string::npos);
    EXPECT_EQ(found("myelin"), (Ids{"a"}));
  }
}

TEST_F(CorpusSyncTest, TellsHowFarItIsInALargeFile) {
  std::string lines;
  const std::string text(10'000, 'x');
  for (int i = 0; i < 100; ++i) {
    lines += R"({"_id": ")" + std::to_string(i) + R"(", "text": ")" + text + "\"}\n";
  }
  write("a.jsonl", lines);
  std::set<std::uintmax_t> steps;
  ASSERT_TRUE(sync({.sources = {}, .index = {}, .on_progress = [&](const auto& progress) {
                      EXPECT_LE(progress.bytes_done, progress.bytes_total);
                      steps.insert(progress.bytes_done);
                    }}));
  EXPECT_GT(steps.size(), 2U);
  EXPECT_EQ(*steps.rbegin(), lines.size());
}

TEST_F(CorpusSyncTest, TellsHowFarItIs) {
  write("a.md", "# Title\n\nMyelin.\n");
  write("b.md", "# Title\n\nMyelin.\n\nAxons.\n");
  std::vector<SyncProgress> steps;
  const auto report = sync({.sources = {}, .index = {}, .on_progress = [&](const auto& progress) {
                              steps.push_back(progress);
                            }});
  ASSERT_TRUE(report);
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps.front().files_done, 0U);
  EXPECT_EQ(steps.front().files_total, 2U);
  EXPECT_EQ(steps.back().files_done, 2U);
  EXPECT_EQ(steps.back().bytes_done, steps.front().bytes_total);
  EXPECT_EQ(steps.back().passages, report->passages);
  EXPECT_EQ(report->bytes_read, steps.back().bytes_done);
}

TEST_F(CorpusSyncTest, ACheckSeesTheStateBeforeItIsCommittedAndMayRefuseIt) {
  write("a.md", "# Title\n\nMyelin.\n");
  update();
  write("b.md", "# Title\n\nMyelin.\n");
  for (const SyncMode mode : {SyncMode::update, SyncMode::build}) {
    const auto report = sync(
        {.sources = {},
         .index = {},
         .mode = mode,
         .before_commit = [](const Xapian::Database& state) -> tl::expected<void, IndexingError> {
           EXPECT_TRUE(schema::read_stamp(state));
           EXPECT_EQ(schema::read_articles(state).size(), 2U);
           return tl::unexpected(IndexingError{.path = "gate.txt", .message = "refused"});
         }});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message, "refused");
    EXPECT_EQ(found("myelin"), (Ids{"a"}));
  }
}

TEST_F(CorpusSyncTest, ABuildKeepsOnePreviousGeneration) {
  write("a.md", "# Title\n\nMyelin.\n");
  for (int run = 0; run < 4; ++run) build();
  EXPECT_TRUE(fs::exists(index() / "generation-4"));
  EXPECT_TRUE(fs::exists(index() / "generation-3"));
  EXPECT_FALSE(fs::exists(index() / "generation-2"));
  EXPECT_EQ(live_generation(index()), index() / "generation-4");
}

TEST_F(CorpusSyncTest, AnOpenSearcherFollowsUpdatesAndBuilds) {
  write("a.md", "# Title\n\nMyelin.\n");
  update();
  auto searcher = Searcher::open(index()).value();
  const auto hits = [&](const std::string& query) {
    return searcher.search({.query = query}).value().hits.size();
  };
  EXPECT_EQ(hits("axons"), 0U);
  write("b.md", "# Title\n\nAxons.\n");
  update();
  EXPECT_EQ(hits("axons"), 1U);
  write("c.md", "# Title\n\nAxons too.\n");
  build();
  EXPECT_EQ(hits("axons"), 2U);
}

}  // namespace
}  // namespace article_search
