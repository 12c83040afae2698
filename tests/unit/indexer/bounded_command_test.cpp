#include "indexer/readers/bounded_command.h"

#include <chrono>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;

/// Programs for one test, as shell scripts.
class BoundedCommandTest : public ::testing::Test {
 protected:
  std::string script(const std::string& lines) {
    const fs::path path = folder_.write("program", "#!/bin/sh\n" + lines + "\n");
    fs::permissions(path, fs::perms::owner_all);
    return path.string();
  }

  std::string path_of(const std::string& name) const { return (folder_.path() / name).string(); }

 private:
  testing::TemporaryDirectory folder_;
};

TEST_F(BoundedCommandTest, GivesInputAndTakesOutput) {
  const auto result = run_bounded({.program = "cat", .arguments = {"-"}, .limits = {}}, "text");
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->output, "text");
  EXPECT_EQ(result->exit_status, 0);
  EXPECT_EQ(result->complaint, "");
}

TEST_F(BoundedCommandTest, PassesMoreThanAPipeHolds) {
  const std::string text(3'000'000, 'x');
  const auto result = run_bounded({.program = "cat", .arguments = {}, .limits = {}}, text);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_TRUE(result->output == text);
}

TEST_F(BoundedCommandTest, GivesInputAsAFileThatCanBeReadAgain) {
  const std::string program = script("head -c 2 >/dev/null; cat /dev/stdin");
  const auto result = run_bounded({.program = program, .arguments = {}, .limits = {}}, "text");
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->output, "text");
}

TEST_F(BoundedCommandTest, NeedsNoShell) {
  const auto result =
      run_bounded({.program = "echo", .arguments = {"$HOME; `id`", "*"}, .limits = {}}, {});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->output, "$HOME; `id` *\n");
}

TEST_F(BoundedCommandTest, TellsHowAProgramFailed) {
  const std::string program = script("echo first >&2; echo second >&2; exit 3");
  const auto result = run_bounded({.program = program, .arguments = {}, .limits = {}}, {});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->exit_status, 3);
  EXPECT_EQ(result->complaint, "first");
}

TEST_F(BoundedCommandTest, TellsThatAProgramIsMissing) {
  for (const std::string& program : {std::string("no-such-program-of-ours"), path_of("none")}) {
    const auto result = run_bounded({.program = program, .arguments = {}, .limits = {}}, {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fault, CommandFault::missing);
    EXPECT_EQ(result.error().message, "is not installed");
  }
}

TEST_F(BoundedCommandTest, TellsThatAProgramCrashed) {
  const std::string program = script("kill -SEGV $$");
  const auto result = run_bounded({.program = program, .arguments = {}, .limits = {}}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fault, CommandFault::killed);
  EXPECT_EQ(result.error().message, "crashed (signal 11)");
}

TEST_F(BoundedCommandTest, EndsAProgramThatTakesTooLongWithAllItStarted) {
  const std::string program = script("(while :; do :; done) & echo $! >&2; while :; do :; done");
  CommandLimits limits;
  limits.wall_time = std::chrono::milliseconds(50);
  const auto result = run_bounded({.program = program, .arguments = {}, .limits = limits}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fault, CommandFault::timed_out);
  EXPECT_EQ(result.error().message, "took longer than 0 s");
}

TEST_F(BoundedCommandTest, EndsAProgramThatClosedItsOutputAndGoesOn) {
  const std::string program = script("exec >&- 2>&-; while :; do :; done");
  CommandLimits limits;
  limits.wall_time = std::chrono::milliseconds(50);
  const auto result = run_bounded({.program = program, .arguments = {}, .limits = limits}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fault, CommandFault::timed_out);
}

TEST_F(BoundedCommandTest, EndsAProgramThatUsesTooMuchProcessorTime) {
  const std::string program = script("while :; do :; done");
  CommandLimits limits;
  limits.processor_time = std::chrono::seconds(1);
  const auto result = run_bounded({.program = program, .arguments = {}, .limits = limits}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fault, CommandFault::timed_out);
  EXPECT_EQ(result.error().message,
            "used more than 1 s of processor time, or was ended from outside");
}

TEST_F(BoundedCommandTest, EndsAProgramThatWritesWithoutEnd) {
  CommandLimits limits;
  limits.output = std::size_t{1} << 20U;
  const auto result = run_bounded({.program = "yes", .arguments = {}, .limits = limits}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fault, CommandFault::too_much_output);
  EXPECT_EQ(result.error().message, "gave more than 1 MiB of text");
}

TEST_F(BoundedCommandTest, LetsNoProgramWriteFiles) {
  const std::string program = script("echo text > '" + path_of("written") + "' && echo done");
  const auto result = run_bounded({.program = program, .arguments = {}, .limits = {}}, {});
  EXPECT_TRUE(!result || result->output.empty());
  const fs::path written = path_of("written");
  EXPECT_TRUE(!fs::exists(written) || fs::file_size(written) == 0);
}

TEST_F(BoundedCommandTest, GivesALittleEnvironmentOnly) {
  const auto result = run_bounded({.program = "env", .arguments = {}, .limits = {}}, {});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->output, "PATH=/usr/local/bin:/usr/bin:/bin\nLC_ALL=C.UTF-8\n");
}

}  // namespace
}  // namespace article_search
