// What becomes of an index when the indexer is killed, the disk is full or the files are damaged.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <poll.h>
#include <random>
#include <sys/syscall.h>
#include <unistd.h>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/corpus_sync.h"
#include "indexer/index_directory.h"
#include "indexer/index_inspection.h"
#include "indexer/schema/fields.h"
#include "tests/support/programs.h"
#include "tests/support/temporary_directory.h"

namespace article_search::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;

class IndexSafety : public ::testing::Test {
 protected:
  /// A corpus of small articles, which differ from those of all other corpora in every text.
  fs::path corpus(const std::string& name, int articles) const {
    for (int i = 0; i < articles; ++i) {
      std::string text = "# Article " + std::to_string(i) + "\n\n";
      for (int paragraph = 0; paragraph < 4; ++paragraph) {
        text += "Myelin repair in corpus " + name + " was seen by group " +
                std::to_string(i * paragraph) + " in year " + std::to_string(paragraph) + ".\n\n";
      }
      directory_.write(fs::path(name) / (std::to_string(i) + ".md"), text);
    }
    return directory_.path() / name;
  }

  std::vector<std::string> command(const std::string& name, const fs::path& corpus) const {
    return {indexer_path(), name, "--index", index().string(), corpus.string()};
  }

  /// Runs a command that may write no file of more than `blocks` half kilobytes: what it then gets
  /// from the system differs from a full disk's answer in its number only.
  Finished run_with_little_disk(const std::vector<std::string>& command, int blocks) const {
    std::string line = "trap '' XFSZ; ulimit -f " + std::to_string(blocks) + "; exec";
    for (const std::string& word : command) line += " '" + word + "'";
    return run_program({"/bin/sh", "-c", line});
  }

  fs::path index() const { return directory_.path() / "index"; }

  /// Every passage that a reader of the index gets, sorted. The index must be sound.
  std::vector<std::string> state() const {
    const auto verification = verify_index(index());
    EXPECT_TRUE(verification) << to_string(verification.error());
    if (!verification) return {};
    for (const std::string& fault : verification->faults) ADD_FAILURE() << fault;
    const Xapian::Database database(index().string());
    std::vector<std::string> passages;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      passages.push_back(
          database.get_document(*at).get_value(slot(schema::ValueSlot::stored_passage)));
    }
    std::ranges::sort(passages);
    return passages;
  }

  TemporaryDirectory directory_;
};

/// Lets the process run for a time, or to its end if that comes first, and kills it.
int run_at_most(ChildProcess& process, microseconds time) {
  const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, process.pid(), 0));
  pollfd waited{.fd = descriptor, .events = POLLIN, .revents = 0};
  const timespec limit{.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds(time).count()};
  ppoll(&waited, 1, &limit, nullptr);
  close(descriptor);
  process.send(SIGKILL);
  return process.wait();
}

TEST_F(IndexSafety, AKilledRunLeavesTheStateBeforeOrAfterIt) {
  constexpr int kKills = 200;
  const fs::path corpora[] = {corpus("one", 5), corpus("other", 5)};
  std::vector<std::string> states[2];
  microseconds longest(0);
  for (const int which : {0, 1}) {
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_EQ(run_program(command("update", corpora[which])).exit_code, 0);
    const auto end = std::chrono::steady_clock::now();
    longest = std::max(longest, std::chrono::duration_cast<microseconds>(end - begin));
    states[which] = state();
  }
  longest = std::min(longest, microseconds(900'000));

  std::mt19937 random(20'170'116);
  std::uniform_int_distribution<microseconds::rep> moments(0, longest.count());
  std::vector<std::string> before = states[1];
  for (int kill = 0; kill < kKills; ++kill) {
    const int target = kill % 2;
    ChildProcess process(command(kill % 5 == 4 ? "build" : "update", corpora[target]));
    const bool is_done = run_at_most(process, microseconds(moments(random))) == 0;
    const std::vector<std::string> after = state();
    ASSERT_TRUE(after == states[target] || (!is_done && after == before)) << "kill " << kill;
    before = after;
  }
  ASSERT_EQ(run_program(command("update", corpora[0])).exit_code, 0);
  EXPECT_EQ(state(), states[0]);
}

TEST_F(IndexSafety, AFullDiskLeavesTheIndexAsItWas) {
  ASSERT_EQ(run_program(command("update", corpus("small", 2))).exit_code, 0);
  const std::vector<std::string> before = state();
  const fs::path large = corpus("large", 150);
  for (const std::string name : {"update", "build"}) {
    const Finished finished = run_with_little_disk(command(name, large), 100);
    EXPECT_EQ(finished.exit_code, 1) << name;
    EXPECT_NE(finished.errors.find(index().string()), std::string::npos) << finished.errors;
    EXPECT_EQ(state(), before) << name;
  }
  ASSERT_EQ(run_program(command("update", large)).exit_code, 0);
  EXPECT_EQ(state().size(), 600U);
}

TEST_F(IndexSafety, AnIndexThatMayNotBeWrittenIsNamed) {
  const fs::path articles = corpus("small", 1);
  fs::create_directory(index());
  fs::permissions(index(), fs::perms::owner_read | fs::perms::owner_exec);
  std::vector<std::string> arguments = command("update", articles);
  if (geteuid() == 0) {  // Root may write everywhere, until it gives that up.
    arguments.insert(arguments.begin(),
                     {"/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"});
  }
  const Finished finished = run_program(arguments);
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_NE(finished.errors.find(index().string()), std::string::npos) << finished.errors;
}

TEST_F(IndexSafety, ABuildReplacesAnIndexWhateverItsDamage) {
  const fs::path articles = corpus("small", 3);
  ASSERT_EQ(run_program(command("build", articles)).exit_code, 0);
  const std::vector<std::string> whole = state();
  for (const std::string name : {"iamglass", "postlist.glass", "termlist.glass"}) {
    std::ofstream(*live_generation(index()) / name, std::ios::trunc) << "damaged";
    const Finished update = run_program(command("update", articles));
    EXPECT_TRUE(update.exit_code == 0 || update.exit_code == 1) << name;
    EXPECT_EQ(run_program(command("build", articles)).exit_code, 0) << name;
    EXPECT_EQ(state(), whole) << name;
  }
}

}  // namespace
}  // namespace article_search::testing
