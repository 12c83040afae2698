// The indexer's commands as an editor, a script and a nightly job use them.

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/programs.h"
#include "tests/support/temporary_directory.h"

namespace article_search::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class IndexerCommands : public ::testing::Test {
 protected:
  Finished run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), indexer_path());
    return run_program(arguments);
  }
  json run_json(const std::vector<std::string>& arguments) const {
    return json::parse(run(arguments).output);
  }
  /// Runs the shell's `line`, in which $I is the program, $C the corpus, $X the index.
  Finished shell(const std::string& line) const {
    return run_program({"/bin/sh", "-c", variables() + line});
  }
  std::string variables() const {
    return "I='" + indexer_path() + "' C='" + corpus() + "' X='" + index() + "'\n";
  }

  std::string corpus() const { return path("corpus"); }
  std::string index() const { return path("index"); }
  std::string path(const std::string& name) const { return (directory_.path() / name).string(); }
  void write(const fs::path& name, std::string_view text) const {
    directory_.write("corpus" / name, text);
  }
  std::vector<std::string> articles() const {
    std::vector<std::string> ids;
    const json listed = run_json({"list", "--index", index(), "--json"});
    for (const json& article : listed["articles"]) ids.push_back(article["id"]);
    return ids;
  }
  std::string revision() const {
    return run_json({"stats", "--index", index(), "--json"})["revision"];
  }

  TemporaryDirectory directory_;
};

using Ids = std::vector<std::string>;

TEST_F(IndexerCommands, EachHasHelpWithAnExample) {
  for (const char* const command :
       {"check", "update", "build", "watch", "remove", "rollback", "list", "stats", "verify"}) {
    const Finished finished = run({command, "--help"});
    EXPECT_EQ(finished.exit_code, 0) << command;
    EXPECT_TRUE(contains(finished.output, "Example")) << command;
    EXPECT_TRUE(contains(finished.output, std::string("article-indexer ") + command)) << command;
    EXPECT_TRUE(contains(finished.output, "--json")) << command;
    EXPECT_TRUE(contains(finished.output, "--quiet")) << command;
    EXPECT_TRUE(contains(finished.output, "--index DIR")) << finished.output;
    EXPECT_FALSE(contains(finished.output, "TEXT")) << finished.output;
  }
}

TEST_F(IndexerCommands, ReadStandardInput) {
  const Finished checked =
      shell("printf '# Title\\n\\nMyelin repair.\\n' | $I check --format markdown -");
  EXPECT_EQ(checked.exit_code, 0) << checked.errors;
  EXPECT_TRUE(contains(checked.output, "Myelin repair.")) << checked.output;
  const Finished built = shell(
      "printf '{\"_id\": \"A\", \"text\": \"Myelin one.\"}\\n{\"_id\": \"B\", \"text\": "
      "\"Two.\"}\\n' | $I build --index \"$X\" --format jsonl -");
  EXPECT_EQ(built.exit_code, 0) << built.errors;
  EXPECT_EQ(articles().size(), 2U);
}

TEST_F(IndexerCommands, CheckFindsTheTermsOfAVocabularyFile) {
  write("a.md", "# T\n\nMyelin sheaths were seen.\n");
  const fs::path terms = directory_.write(
      "terms.json",
      R"({"terms": [{"label": "myelin", "aliases": [], "definition": "", "topic": ""}]})");
  const auto topics = [this](std::vector<std::string> options) {
    options.insert(options.begin(), {"check", "--json", corpus()});
    return run_json(options)["articles"][0]["passages"][0]["topics"];
  };
  EXPECT_EQ(topics({}), json::array());
  EXPECT_EQ(topics({"--vocabulary", terms.string()}), json::array({"myelin"}));
  // It goes before the folder's own.
  write("vocabulary.json",
        R"({"terms": [{"label": "sheath", "aliases": [], "definition": "", "topic": ""}]})");
  EXPECT_EQ(topics({}), json::array({"sheath"}));
  EXPECT_EQ(topics({"--vocabulary", terms.string()}), json::array({"myelin"}));

  directory_.write("terms.json", "{");
  const Finished refused = run({"check", "--vocabulary", terms.string(), corpus()});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_TRUE(contains(refused.errors, "terms.json")) << refused.errors;
}

TEST_F(IndexerCommands, RefuseAFormatThatDoesNotExistAndNameThoseThatDo) {
  const Finished finished = run({"check", "--format", "runes", "-"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_TRUE(contains(finished.errors, "no format runes")) << finished.errors;
  EXPECT_TRUE(contains(finished.errors, "markdown")) << finished.errors;
}

TEST_F(IndexerCommands, IncludeAndExcludeFiles) {
  for (const char* const name : {"a.md", "b.md", "drafts/c.md"}) write(name, "# T\n\nMyelin.\n");
  write("d.txt", "Title\n\nMyelin was found everywhere.\n");
  EXPECT_EQ(run({"update", "--index", index(), "--include", "*.md", "--exclude", "drafts",
                 "--exclude", "b.*", corpus()})
                .exit_code,
            0);
  EXPECT_EQ(articles(), Ids{"a"});
  for (const std::string command : {"update", "check"}) {
    const Finished none = run({command, "--index", index(), "--include", "*.html", corpus()});
    EXPECT_EQ(none.exit_code, 1) << command;
    EXPECT_TRUE(contains(none.errors, "that --include and --exclude leave")) << none.errors;
  }
}

TEST_F(IndexerCommands, SayEverythingInJson) {
  write("a.md", "# Title\n\nMyelin.\n");
  write("bad.md", "---\ntitle: [\n---\ntext\n");
  const json report = run_json({"update", "--index", index(), "--json", corpus()});
  EXPECT_EQ(report["added"].size(), 1U);
  EXPECT_EQ(report["failed"].size(), 1U);
  EXPECT_EQ(report["passages"], 1);
  const json checked = run_json({"check", "--json", "--index", index(), corpus()});
  EXPECT_EQ(checked["articles"][0]["passages"][0]["text"], "Myelin.");
  EXPECT_EQ(checked["failed"].size(), 1U);
  EXPECT_EQ(checked["unseen_words"]["words"].size(), 0U);
  EXPECT_EQ(run_json({"verify", "--index", index(), "--json"})["faults"].size(), 0U);
  EXPECT_EQ(run_json({"stats", "--index", index(), "--json"})["articles"], 1);
  const json error = run_json({"list", "--index", path("nothing"), "--json"});
  EXPECT_EQ(error["error"]["path"], path("nothing"));
}

TEST_F(IndexerCommands, PrintNothingButErrorsWhenQuiet) {
  write("a.md", "# Title\n\nMyelin.\n");
  const std::vector<std::vector<std::string>> commands = {
      {"check", "--quiet", corpus()},
      {"update", "--quiet", "--index", index(), corpus()},
      {"build", "-q", "--index", index(), corpus()},
      {"stats", "--quiet", "--index", index()},
      {"verify", "--quiet", "--index", index()},
      {"rollback", "--quiet", "--index", index()},
      {"remove", "--quiet", "--index", index(), "a"}};
  for (const auto& command : commands) {
    const Finished finished = run(command);
    EXPECT_EQ(finished.exit_code, 0) << command.front() << ": " << finished.errors;
    EXPECT_EQ(finished.output + finished.errors, "") << command.front();
  }
  EXPECT_FALSE(run({"check", "--quiet", path("nothing")}).errors.empty());
}

TEST_F(IndexerCommands, ListWordsThatTheIndexHasNeverSeen) {
  write("a.md", "# Title\n\nMyelin.\n");
  ASSERT_EQ(run({"build", "--index", index(), corpus()}).exit_code, 0);
  write("b.md", "# Title\n\nMyelin and mye1in.\n");
  const Finished finished = run({"check", "--index", index(), corpus() + "/b.md"});
  EXPECT_TRUE(contains(finished.output, "Words that the index has never seen")) << finished.output;
}

TEST_F(IndexerCommands, RemoveArticlesAndNameWhatIsUnknown) {
  write("a.md", "# Title\n\nMyelin.\n");
  write("b.md", "# Title\n\nMyelin.\n");
  ASSERT_EQ(run({"build", "--index", index(), corpus()}).exit_code, 0);
  const Finished finished = run({"remove", "--index", index(), "a", "nobody"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_TRUE(contains(finished.errors, "nobody: is no article's id")) << finished.errors;
  EXPECT_EQ(articles(), Ids{"b"});
  EXPECT_EQ(run({"remove", "--index", path("nothing"), "a"}).exit_code, 1);
}

TEST_F(IndexerCommands, CommitOnlyWhatPassesTheGate) {
  write("a.md", "# Title\n\nMyelin is repaired by oligodendrocytes.\n");
  const std::string gate = directory_.write("gate.tsv", "# k\nmyelin\tmyelin is repaired\t1\n");
  const std::vector<std::string> update = {"update", "--index", index(), "--gate", gate, corpus()};
  const std::vector<std::string> build = {"build", "--index", index(), "--gate", gate, corpus()};
  EXPECT_EQ(run(update).exit_code, 0);
  const std::string before = revision();

  write("a.md", "# Title\n\nAxons regrow.\n");
  for (const auto& command : {update, build}) {
    const Finished refused = run(command);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_TRUE(contains(refused.errors, gate + ":2: the query \"myelin\"")) << refused.errors;
    EXPECT_TRUE(contains(refused.errors, "1 of 1 expectations are not met")) << refused.errors;
    EXPECT_EQ(revision(), before);
  }
  directory_.write("gate.tsv", "axons\taxons\tmany\n");
  EXPECT_TRUE(contains(run(update).errors, gate + ":1: should end in a number"));
  directory_.write("gate.tsv", "axon\taxons regrow\t1\n");
  EXPECT_EQ(run(build).exit_code, 0);
  EXPECT_NE(revision(), before);
}

TEST_F(IndexerCommands, SayWhatTheGateFoundInsteadOfWhatItExpects) {
  write("a.md", "# Title\n\nAxons, axons and axons.\n\nOne axon in the white matter of mice.\n");
  const json passages = run_json({"check", "--json", corpus()})["articles"][0]["passages"];
  const std::string first = passages[0]["id"];
  const std::string second = passages[1]["id"];
  const std::string gate = directory_.write("gate.tsv", "axons\t" + second +
                                                            "\t1\naxons\twhite matters\t1\n"
                                                            "axons\tgrey matter\t10\n");
  const std::vector<std::string> build = {"build",  "--index", index(), "--json",
                                          "--gate", gate,      corpus()};
  const Finished refused = run(build);
  EXPECT_EQ(refused.exit_code, 1);
  const std::string other = second + " (\"One axon in the white matter of mice.\")";
  for (const std::string& line :
       {":1: the query \"axons\" should find the passage " + other +
            " as its first hit; it is hit 2\n",
        ":1: hit 1 is " + first + ": \"Axons, axons and axons.\"\n",
        ":2: the query \"axons\" should find \"white matters\" as its first hit; hit 2 has it: " +
            other + "\n",
        std::string(
            ":3: the query \"axons\" should find \"grey matter\" among its first 10 hits; it "
            "is not found in 2 hits, neither as words nor as an id\n"),
        std::string(": 3 of 3 expectations are not met")}) {
    EXPECT_TRUE(contains(refused.errors, "article-indexer: " + gate + line)) << refused.errors;
  }
  const json report = json::parse(refused.output);
  EXPECT_EQ(report["error"]["path"], gate);
  ASSERT_EQ(report["gate"].size(), 3U);
  EXPECT_EQ(report["gate"][0]["rank"], 2);
  EXPECT_EQ(report["gate"][0]["first"][0]["id"], first);
  EXPECT_EQ(report["gate"][1]["passage"]["id"], second);
  EXPECT_TRUE(report["gate"][2]["rank"].is_null());
}

// The last source is a pipe that the test keeps open: the run is in the middle of its work for as
// long as the test wants it to be.
TEST_F(IndexerCommands, LeaveTheIndexAsItWasWhenInterrupted) {
  write("a.md", "# Title\n\nMyelin.\n");
  ASSERT_EQ(run({"update", "--index", index(), corpus()}).exit_code, 0);
  const std::string before = revision();
  write("b.md", "# Title\n\nAxons.\n");
  for (const char* const command : {"update", "build"}) {
    for (const int signal : {SIGINT, SIGTERM}) {
      const std::string pipe = path("pipe");
      ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
      ChildProcess process({"/bin/sh", "-c",
                            variables() + "exec $I " + command +
                                " --index \"$X\" --format text \"$C\" - 2>&1 < '" + pipe + "'"});
      std::ofstream writer(pipe);
      EXPECT_TRUE(process.read_line().starts_with("Reading 3 files"));
      process.send(signal);
      // The signal is answered at once; the run may see it, and say how it ended, even before that.
      const std::string first = process.read_line();
      EXPECT_TRUE(contains(first, "interrupted")) << first;
      writer.close();
      const std::string lines = first + process.read_line();
      EXPECT_TRUE(contains(lines, "ending without a commit")) << lines;
      EXPECT_TRUE(contains(lines, "the index is as it was")) << lines;
      EXPECT_EQ(process.wait(), 1);
      EXPECT_EQ(revision(), before) << command;
      fs::remove(pipe);
    }
  }
  EXPECT_EQ(articles(), Ids{"a"});
  EXPECT_EQ(run({"verify", "--index", index()}).exit_code, 0);
}

TEST_F(IndexerCommands, ReportOddFilesAndIndexTheRest) {
  write("good.md", "# Title\n\nMyelin.\n");
  write("empty.md", "");
  write("twin.md", "---\nid: good\n---\n# Title\n\nOther myelin.\n");
  write("new\nline.md", "");
  write("bytes\xFF.md", "# Title\n\nMyelin in a file with an odd name.\n");
  fs::create_symlink("nothing.md", corpus() + "/gone.md");
  fs::create_directory_symlink(corpus(), corpus() + "/loop");
  write("long.jsonl", "{\"_id\": \"" + std::string(300, 'x') + "\", \"text\": \"Myelin.\"}\n");
  write(std::string(200, 'y') + ".md", "# Title\n\nMyelin.\n");
  const Finished finished = run({"build", "--index", index(), corpus()});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_TRUE(contains(finished.output, "4 added")) << finished.output;
  EXPECT_TRUE(contains(finished.output, "4 failed")) << finished.output;
  for (const char* const part : {"/empty.md: ", "/twin.md:", "/new\\x0Aline.md: ", "/gone.md: "}) {
    EXPECT_TRUE(contains(finished.errors, part)) << part << " in " << finished.errors;
  }
  EXPECT_TRUE(contains(finished.output, "its name has 200 bytes")) << finished.output;
  EXPECT_EQ(run({"verify", "--index", index()}).exit_code, 0);
}

TEST_F(IndexerCommands, KeepWhatMayNoLongerBeRead) {
  write("good.md", "# Title\n\nMyelin.\n");
  write("secret.md", "# Title\n\nMyelin.\n");
  write("closed/deep.md", "# Title\n\nMyelin.\n");
  ASSERT_EQ(run({"build", "--index", index(), corpus()}).exit_code, 0);
  fs::permissions(corpus() + "/secret.md", fs::perms::none);
  fs::permissions(corpus() + "/closed", fs::perms::none);
  write("new.md", "# Title\n\nMyelin.\n");
  std::string as_reader;
  if (geteuid() == 0) {  // Root may read everything, so the run is somebody else's.
    ASSERT_EQ(std::system(("chown -R 65534:65534 '" + path("") + "'").c_str()), 0);
    as_reader = "setpriv --reuid 65534 --regid 65534 --clear-groups ";
  }
  const Finished finished = shell("exec " + as_reader + "$I update --index \"$X\" \"$C\"");
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_TRUE(contains(finished.errors, "/closed: cannot list the folder")) << finished.errors;
  EXPECT_TRUE(contains(finished.output, "1 added")) << finished.output << finished.errors;
  EXPECT_TRUE(contains(finished.output, "0 removed")) << finished.output;
  EXPECT_EQ(articles(), (Ids{"deep", "good", "new", "secret"}));
  fs::permissions(corpus() + "/closed", fs::perms::owner_all);
}

}  // namespace
}  // namespace article_search::testing
