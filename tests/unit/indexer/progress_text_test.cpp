#include "indexer/progress_text.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

using namespace std::chrono_literals;

TEST(ProgressText, SaysDurationsAsPeopleDo) {
  const std::vector<std::pair<std::chrono::milliseconds, std::string>> cases = {
      {0ms, "0.0 s"}, {449ms, "0.4 s"}, {9999ms, "9.9 s"},  {10s, "10 s"},     {59999ms, "59 s"},
      {60s, "1:00"},  {3599s, "59:59"}, {3600s, "1:00:00"}, {7265s, "2:01:05"}};
  for (const auto& [duration, text] : cases) EXPECT_EQ(duration_text(duration), text);
}

TEST(ProgressText, SaysSizesAndRates) {
  EXPECT_EQ(size_text(0), "0 kB");
  EXPECT_EQ(size_text(1), "1 kB");
  EXPECT_EQ(size_text(999'000), "999 kB");
  EXPECT_EQ(size_text(1'250'000), "1.3 MB");
  EXPECT_EQ(size_text(62'600'000'000), "62600.0 MB");
  EXPECT_EQ(rate_text(3'000'000, 2000ms), "1.5 MB/s");
  EXPECT_EQ(rate_text(30'000, 200ms), "150 kB/s");
  EXPECT_EQ(rate_text(3'000'000, 0ms), "");
  EXPECT_EQ(rate_text(0, 1000ms), "");
}

TEST(ProgressText, BeginsWithWhatThereIsToRead) {
  EXPECT_EQ(beginning_text({.files_total = 1, .bytes_total = 100'000}), "Reading 1 file, 100 kB");
  EXPECT_EQ(beginning_text({.files_total = 300}), "Reading 300 files, 0 kB");
}

TEST(ProgressText, SaysTheRateAndTheTimeLeft) {
  const SyncProgress half{
      .files_done = 30, .files_total = 40, .bytes_done = 20'000'000, .bytes_total = 40'000'000};
  EXPECT_EQ(progress_text(half, 10s), "30 of 40 files, 20.0 MB, 2.0 MB/s, 10 s left");
}

TEST(ProgressText, DoesNotGuessTheTimeLeftTooEarly) {
  const SyncProgress little{
      .files_done = 1, .files_total = 400, .bytes_done = 1000, .bytes_total = 40'000'000};
  EXPECT_EQ(progress_text(little, 10s).find("left"), std::string::npos);
  const SyncProgress half{
      .files_done = 1, .files_total = 2, .bytes_done = 1000, .bytes_total = 2000};
  EXPECT_EQ(progress_text(half, 500ms).find("left"), std::string::npos);
}

TEST(ProgressText, DrawsABarOfTheGivenWidth) {
  SyncProgress progress{.files_done = 1, .files_total = 4, .bytes_done = 5, .bytes_total = 10};
  EXPECT_TRUE(progress_bar(progress, 0ms, 4).starts_with("[##..] 50%, 1 of 4 files"));
  progress.bytes_done = 20;  // Files grow while they are read.
  EXPECT_TRUE(progress_bar(progress, 0ms, 4).starts_with("[####] 100%"));
  EXPECT_TRUE(progress_bar({}, 0ms, 4).starts_with("[####] 100%"));
}

}  // namespace
}  // namespace article_search
