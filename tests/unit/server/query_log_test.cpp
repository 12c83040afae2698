#include "server/http/query_log.h"

#include <fstream>
#include <sstream>
#include <sys/stat.h>

#include <gtest/gtest.h>

#include "server/query_statistics.h"
#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

using testing::TemporaryDirectory;

/// 2026-11-23, 22:00 in UTC.
constexpr std::chrono::system_clock::time_point kEvening{std::chrono::seconds(1'795'471'200)};

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(QueryLog, KeepsWhatWasSearchedAndNotByWhomOrWhen) {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "queries";
  auto log = QueryLog::open(path).value();
  log.add("Myelin   REPAIR", 12, kEvening);
  log.add("mice AND stem", 0, kEvening);
  log.add("", 5, kEvening);
  log.add("a\tb\nc\x01", 1, kEvening);
  EXPECT_EQ(content(path),
            "2026-11-23\t12\tfound\tmyelin repair\n"
            "2026-11-23\t0\tzero\tmice AND stem\n"
            "2026-11-23\t1\tfound\ta b c\n");
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(QueryLog, GoesOnInANewFileWhereTheOldWasMovedAway) {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "queries";
  auto log = QueryLog::open(path).value();
  log.add("one", 1, kEvening);
  std::filesystem::rename(path, directory.path() / "queries.1");
  log.add("two", 1, kEvening);
  ASSERT_TRUE(log.reopen());
  log.add("three", 1, kEvening);
  EXPECT_EQ(content(path), "2026-11-23\t1\tfound\tthree\n");
  EXPECT_NE(content(directory.path() / "queries.1").find("two"), std::string::npos);
}

TEST(QueryLog, NamesTheFileThatItCannotWrite) {
  const auto log = QueryLog::open("/nowhere/queries");
  ASSERT_FALSE(log);
  EXPECT_NE(log.error().find("/nowhere/queries"), std::string::npos);
}

TEST(LoggedQuery, IsReadAsItWasWritten) {
  for (const LoggedQuery& logged : std::vector<LoggedQuery>{
           {"2026-11-23", 0, "zzz"}, {"2026-11-23", 12, "a b"}, {"2026-01-01", 9'999'999, "é"}}) {
    std::string line = to_line(logged);
    line.pop_back();
    EXPECT_EQ(parse_logged_query(line), logged);
  }
  for (const std::string bad :
       {"", "2026-11-23", "2026-11-23\tx\tfound\ta", "2026-11-23\t1\tzero\ta",
        "2026-11-23\t0\tfound\ta", "2026-11-23\t1\tfound\t", "2026-11-23\t-1\tfound\ta"}) {
    EXPECT_FALSE(parse_logged_query(bad)) << bad;
  }
}

TEST(QueryStatistics, TellWhatIsAskedMostAndWhatFindsNothing) {
  std::istringstream lines(
      "2026-11-23\t5\tfound\tmyelin\n"
      "2026-11-22\t0\tzero\tcrispr\n"
      "2026-11-24\t6\tfound\tmyelin\n"
      "2026-11-24\t0\tzero\tcrispr\n"
      "2026-11-24\t0\tzero\tprions\n"
      "2026-11-24\t3\tfound\tprions\n"
      "2026-11-24\t0\tzero\tcrispr\n"
      "not a line of ours\n");
  const QueryStatistics statistics = read_query_statistics(lines);
  EXPECT_EQ(statistics.searches, 7U);
  EXPECT_EQ(statistics.zeros, 4U);
  EXPECT_EQ(statistics.skipped, 1U);
  EXPECT_EQ(statistics.first_day, "2026-11-22");
  EXPECT_EQ(statistics.last_day, "2026-11-24");
  EXPECT_EQ(to_text(statistics, 2),
            "7 searches, 3 queries, 4 searches that found nothing, 2026-11-22 to 2026-11-24\n"
            "1 lines could not be read\n"
            "\nMost frequent\n"
            "searches passages  query\n"
            "       3        0  crispr\n"
            "       2        6  myelin\n"
            "  … and 1 more (--top)\n"
            "\nNothing found\n"
            "searches passages  query\n"
            "       3        0  crispr\n");
}

TEST(QueryStatistics, HaveNothingToSayOfAnEmptyLog) {
  std::istringstream lines;
  EXPECT_EQ(to_text(read_query_statistics(lines), 5),
            "0 searches, 0 queries, 0 searches that found nothing\n");
}

}  // namespace
}  // namespace article_search
