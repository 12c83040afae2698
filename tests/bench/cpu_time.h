#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

namespace article_search::bench {

/// The CPU time of this process, and of this thread alone.
std::chrono::nanoseconds process_cpu();
std::chrono::nanoseconds thread_cpu();

/// The CPU time that one thread took for each of many runs.
class CpuTimes {
 public:
  template <typename Run>
  void measure(const Run& run) {
    const std::chrono::nanoseconds begin = thread_cpu();
    run();
    add(thread_cpu() - begin);
  }
  void add(std::chrono::nanoseconds time) { times_.push_back(time); }

  /// That of the run which as large a share of all as `share` (0 to 1) were not slower than, in
  /// microseconds; 0 without runs.
  double quantile(double share) const;
  double median() const { return quantile(0.5); }

 private:
  std::vector<std::chrono::nanoseconds> times_;
};

}  // namespace article_search::bench
