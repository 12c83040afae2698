#include <csignal>
#include <string>

#include <gtest/gtest.h>
#include <httplib.h>

#include "tests/support/programs.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search::testing {
namespace {

TEST(ServerProgram, SaysWhereItAnswersAndDoes) {
  const auto index = TestIndex::of_texts({"myelin"});
  const RunningServer server(index.path());
  EXPECT_EQ(server.greeting(),
            "Article Search answers at http://127.0.0.1:" + std::to_string(server.port()) + "/");
  httplib::Client client("127.0.0.1", server.port());
  const auto page = client.Get("/");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_EQ(page->get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_FALSE(page->has_header("Server"));
}

TEST(ServerProgram, EndsWellWhenTold) {
  const auto index = TestIndex::of_texts({"myelin"});
  for (const int signal : {SIGTERM, SIGINT}) {
    RunningServer server(index.path());
    server.process().send(signal);
    EXPECT_EQ(server.process().wait(), 0);
  }
}

TEST(ServerProgram, RefusesAPortThatIsTaken) {
  const auto index = TestIndex::of_texts({"myelin"});
  const RunningServer server(index.path());
  const Finished second = run_program(
      {server_path(), "--index", index.path().string(), "--port", std::to_string(server.port())});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_NE(second.errors.find("port " + std::to_string(server.port())), std::string::npos);
  EXPECT_NE(second.errors.find("--port"), std::string::npos);
}

TEST(ServerProgram, ExitsWith2OnWrongUsage) {
  EXPECT_EQ(run_program({server_path(), "--port", "70000"}).exit_code, 2);
  EXPECT_EQ(run_program({server_path(), "--what"}).exit_code, 2);
}

TEST(ServerProgram, AnswersHeadWithoutABody) {
  const auto index = TestIndex::of_texts({"myelin"});
  const RunningServer server(index.path());
  httplib::Client client("127.0.0.1", server.port());
  client.set_keep_alive(true);
  const auto head = client.Head("/api/v1/articles");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_TRUE(head->body.empty());
  EXPECT_EQ(client.Get("/healthz")->body, "alive\n") << "the connection is in step";
}

TEST(ServerProgram, RefusesOtherMethodsAsAProblem) {
  const auto index = TestIndex::of_texts({"myelin"});
  const RunningServer server(index.path());
  httplib::Client client("127.0.0.1", server.port());
  const auto answer = client.Delete("/api/v1/search");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 405);
  EXPECT_EQ(answer->get_header_value("Allow"), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(answer->get_header_value("Content-Type"), "application/problem+json");
}

TEST(ServerProgram, SaysThatAnAddressIsTooLong) {
  const auto index = TestIndex::of_texts({"myelin"});
  const RunningServer server(index.path());
  httplib::Client client("127.0.0.1", server.port());
  const auto answer = client.Get("/api/v1/search?q=" + std::string(20'000, 'a'));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 414);
  EXPECT_NE(answer->body.find("Shorten the query"), std::string::npos);
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
}

TEST(ServerProgram, StartsBeforeThereIsAnIndexAndFindsItLater) {
  const TemporaryDirectory directory;
  const RunningServer server(directory.path() / "index");
  httplib::Client client("127.0.0.1", server.port());
  EXPECT_EQ(client.Get("/api/v1/articles")->status, 503);
  EXPECT_EQ(client.Get("/healthz")->status, 200);
  const Finished build =
      run_program({indexer_path(), "build", "--index", (directory.path() / "index").string(),
                   corpus_path().string()});
  ASSERT_EQ(build.exit_code, 0) << build.errors;
  EXPECT_EQ(client.Get("/api/v1/articles")->status, 200);
}

}  // namespace
}  // namespace article_search::testing
