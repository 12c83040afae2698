// Requests and clients that mean harm, or are broken: the server answers what is due, stays small,
// and goes on serving the others.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <vector>

#include <gtest/gtest.h>

#include "server/http/request_reader.h"
#include "tests/support/programs.h"
#include "tests/support/raw_connection.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search::testing {
namespace {

namespace fs = std::filesystem;

const std::string kHost = "Host: a\r\n";
const std::string kSearch = "GET /api/v1/search?q=myelin HTTP/1.1\r\n" + kHost;

/// The process's resident memory, in MiB.
double resident_mib(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/statm");
  long all = 0;
  long resident = 0;
  status >> all >> resident;
  constexpr double kPagesPerMib = 256;
  return static_cast<double>(resident) / kPagesPerMib;
}

std::string answer_to(const RunningServer& server, std::string_view bytes) {
  const RawConnection connection(server.port());
  connection.send(bytes);
  connection.end_sending();
  return connection.receive_all();
}

::testing::AssertionResult answers(const RunningServer& server) {
  const std::string answer = answer_to(server, kSearch + "Connection: close\r\n\r\n");
  const bool is_whole = answer.starts_with("HTTP/1.1 200") && answer.ends_with("}");
  return is_whole ? ::testing::AssertionSuccess() : ::testing::AssertionFailure() << answer;
}

/// How many answers `bytes` are due, by the reader that has its own tests.
std::size_t due_answers(const std::string& bytes) {
  RequestReader reader;
  reader.read(bytes);
  std::size_t due = 0;
  while (reader.state() == RequestReader::State::complete) {
    ++due;
    if (reader.take().connection == Connection::close) return due;
  }
  return reader.state() == RequestReader::State::refused ? due + 1 : due;
}

class HostileHttp : public ::testing::Test {
 protected:
  TestIndex index_ = TestIndex::of_texts({"Myelin repair", "Nerve cells"});
  RunningServer server_{index_.path()};
};

TEST_F(HostileHttp, RefusesWhatIsTooMuchAndStaysSmall) {
  ASSERT_TRUE(answers(server_));
  const double before = resident_mib(server_.process().pid());
  std::string many_fields = kSearch;
  for (int i = 0; i < 300'000; ++i) many_fields += "A: b\r\n";
  std::string ranges = "Range: bytes=0-1";
  for (int i = 0; i < 1'200; ++i) ranges += ",0-";
  std::string chunks = "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n";
  const std::string mebibyte(1'048'576, 'x');
  for (int i = 0; i < 100; ++i) chunks += "100000\r\n" + mebibyte + "\r\n";
  const struct {
    std::string bytes;
    int status;
  } cases[] = {
      {"GET /" + std::string(10'000'000, 'a'), 414},
      {kSearch + "A: " + std::string(10'000'000, 'a'), 431},
      {many_fields, 431},
      {chunks, 413},
      {"POST / HTTP/1.1\r\n" + kHost + "Content-Length: 10000000000000\r\n\r\n", 413},
      {"POST / HTTP/1.1\r\n" + kHost + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
       415},
      {kSearch + ranges + "\r\n\r\n", 200},
  };
  for (const auto& [bytes, status] : cases) {
    const AnswerCount count = count_answers(answer_to(server_, bytes));
    EXPECT_EQ(count.first_status, status) << bytes.substr(0, 60);
    EXPECT_EQ(count.answers, 1U) << bytes.substr(0, 60);
  }
  EXPECT_LT(resident_mib(server_.process().pid()) - before, 32);
  EXPECT_TRUE(answers(server_));
}

TEST_F(HostileHttp, ServesOneBesideManyWhoDoNothingSlowlyOrNotAtAll) {
  std::vector<RawConnection> others;
  for (int i = 0; i < 80; ++i) {
    others.emplace_back(server_.port());
    others.emplace_back(server_.port()).send("GET");
    const RawConnection& never_reads = others.emplace_back(server_.port());
    for (int request = 0; request < 20; ++request) never_reads.send(kSearch + "\r\n");
  }
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(answers(server_));
}

TEST_F(HostileHttp, DoesNotTakeTheBodyOfAGetForARequest) {
  const std::string hidden = "GET /healthz HTTP/1.1\r\n" + kHost + "\r\n";
  const std::string answer = answer_to(
      server_, kSearch + "Content-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
  EXPECT_EQ(count_answers(answer).answers, 1U);
}

TEST_F(HostileHttp, RecoversFromHavingNoDescriptorsLeft) {
  const rlimit few{.rlim_cur = 64, .rlim_max = 64};
  ASSERT_EQ(prlimit(server_.process().pid(), RLIMIT_NOFILE, &few, nullptr), 0);
  {
    std::vector<RawConnection> others;
    for (int i = 0; i < 100; ++i) others.emplace_back(server_.port());
  }
  EXPECT_TRUE(answers(server_));
}

TEST_F(HostileHttp, AnswersEachOfManyBrokenRequestsOnceHoweverItComes) {
  const fs::path archive = shared_path("hostile/http/http1-requests.tar.gz");
  if (!fs::exists(archive)) GTEST_SKIP() << archive << " is not here";
  const TemporaryDirectory directory;
  run_program({"/bin/tar", "-xzf", archive.string(), "-C", directory.path().string()});
  std::size_t requests = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory.path())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const std::size_t due = due_answers(bytes);
    EXPECT_EQ(count_answers(answer_to(server_, bytes)).answers, due) << entry.path();
    const RawConnection bytewise(server_.port());
    for (const char& byte : bytes) bytewise.send({&byte, 1});
    bytewise.end_sending();
    EXPECT_EQ(count_answers(bytewise.receive_all()).answers, due) << entry.path();
    ++requests;
  }
  EXPECT_EQ(requests, 1'972U);
  EXPECT_TRUE(answers(server_));
}

}  // namespace
}  // namespace article_search::testing
