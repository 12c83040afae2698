#include "server/server_options.h"

#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>

#include "server/descriptor_limit.h"
#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

using testing::TemporaryDirectory;

tl::expected<ServerInvocation, ExitCode> read(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "article-server");
  return read_server_options(static_cast<int>(arguments.size()), arguments.data(), "web");
}

/// A variable of the environment for as long as a test runs.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { setenv(name, value, 1); }
  ~Variable() { unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

TEST(ServerOptions, HaveDefaultsThatOnlyThisMachineReaches) {
  const auto invocation = read({});
  ASSERT_TRUE(invocation);
  EXPECT_EQ(invocation->command, ServerInvocation::Command::serve);
  EXPECT_TRUE(invocation->config.host.empty());
  EXPECT_EQ(invocation->config.web, "web");
  EXPECT_EQ(invocation->config.rate_limit, 0);
  EXPECT_FALSE(invocation->config.log_addresses);
  EXPECT_TRUE(invocation->config.query_log.empty());
}

TEST(ServerOptions, TakeTheCommandLineBeforeTheEnvironmentBeforeTheFile) {
  const TemporaryDirectory directory;
  directory.write("config",
                  "port = 1\nthreads = 1\nmax-queue = 1\nhost = [\"::1\", \"127.0.0.1\"]");
  const std::string file = (directory.path() / "config").string();
  const Variable port("ARTICLE_SEARCH_PORT", "2");
  const Variable threads("ARTICLE_SEARCH_THREADS", "2");
  const auto invocation = read({"--config", file.c_str(), "--port", "3"});
  ASSERT_TRUE(invocation);
  EXPECT_EQ(invocation->config.port, 3);
  EXPECT_EQ(invocation->config.threads, 2U);
  EXPECT_EQ(invocation->config.max_queue, 1U);
  EXPECT_EQ(invocation->config.host, (std::vector<std::string>{"::1", "127.0.0.1"}));
}

TEST(ServerOptions, PrintAFileThatMeansTheSame) {
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(
      read({"--print-config", "--idle-seconds", "7", "--trusted-proxy", "10.0.0.0/8"}).error(),
      done);
  const std::string printed = ::testing::internal::GetCapturedStdout();
  const TemporaryDirectory directory;
  directory.write("config", printed);
  const std::string file = (directory.path() / "config").string();
  const auto invocation = read({"--config", file.c_str()});
  ASSERT_TRUE(invocation) << printed;
  EXPECT_EQ(invocation->config.idle_seconds, 7);
  EXPECT_EQ(invocation->config.trusted_proxy, std::vector<std::string>{"10.0.0.0/8"});
  EXPECT_TRUE(invocation->config.host.empty());
}

TEST(ServerOptions, NameTheOptionWhoseValueIsBad) {
  const std::vector<std::vector<const char*>> rows = {
      {"--port", "65536"},
      {"--port", "x"},
      {"--max-connections", "0"},
      {"--max-connections-per-address", "-1"},
      {"--max-requests-per-connection", "0"},
      {"--max-queue", "0"},
      {"--threads", "1000"},
      {"--head-seconds", "0"},
      {"--body-seconds", "1.5"},
      {"--write-seconds", "99999"},
      {"--idle-seconds", "soon"},
      {"--rate-limit", "-1"},
      {"--rate-burst", "0"},
      {"--trusted-proxy", "10.0.0.0/99"},
      {"--log-format", "xml"},
      {"--log-level", "loud"},
      {"--metrics-port", "70000"},
      {"--nonsense", "1"},
  };
  for (const auto& row : rows) {
    ::testing::internal::CaptureStderr();
    const auto invocation = read(row);
    const std::string errors = ::testing::internal::GetCapturedStderr();
    ASSERT_FALSE(invocation) << row[0] << ' ' << row[1];
    EXPECT_EQ(invocation.error(), wrong_usage);
    EXPECT_NE(errors.find(row[0]), std::string::npos) << errors;
  }
}

TEST(ServerOptions, NameWhatTheFileHasWrong) {
  const TemporaryDirectory directory;
  directory.write("unknown", "prot = 1\n");
  directory.write("bad", "port = many\n");
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"unknown", "prot"}, {"bad", "--port"}, {"missing", "missing"}};
  for (const auto& [name, named] : rows) {
    ::testing::internal::CaptureStderr();
    const std::string file = (directory.path() / name).string();
    const auto invocation = read({"--config", file.c_str()});
    const std::string errors = ::testing::internal::GetCapturedStderr();
    ASSERT_FALSE(invocation) << name;
    EXPECT_NE(errors.find(named), std::string::npos) << errors;
  }
}

TEST(DescriptorLimit, LeavesRoomForTheIndex) {
  EXPECT_GE(most_connections(64, 2), 1U);
  EXPECT_LT(most_connections(64, 2), 30U);
  EXPECT_GT(most_connections(1'024, 2), 900U);
  EXPECT_EQ(most_connections(0, 2), 1U);
}

}  // namespace
}  // namespace article_search
