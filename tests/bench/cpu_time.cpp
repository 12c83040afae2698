#include "tests/bench/cpu_time.h"

#include <algorithm>
#include <ctime>

namespace article_search::bench {

namespace {

std::chrono::nanoseconds time_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

std::chrono::nanoseconds process_cpu() { return time_of(CLOCK_PROCESS_CPUTIME_ID); }
std::chrono::nanoseconds thread_cpu() { return time_of(CLOCK_THREAD_CPUTIME_ID); }

double CpuTimes::quantile(double share) const {
  if (times_.empty()) return 0;
  std::vector<std::chrono::nanoseconds> sorted = times_;
  std::sort(sorted.begin(), sorted.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
  return std::chrono::duration<double, std::micro>(sorted[place]).count();
}

}  // namespace article_search::bench
