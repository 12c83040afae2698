#pragma once

#include <chrono>
#include <optional>

namespace article_search {

/// Decides when changes that come one by one are acted upon: once they pause, or once the first has
/// waited long enough while they go on. Knows no clock: it is told the time, which never goes back.
class ChangeDebounce {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  /// `pause`: how long nothing must happen. `longest`: what a storm of changes can put off.
  ChangeDebounce(Duration pause, Duration longest) : pause_(pause), longest_(longest) {}

  /// Something changed.
  void note(Time now);

  /// When to act; nothing if there is nothing to act upon.
  std::optional<Time> due() const;

  /// What was noted is acted upon.
  void clear() { first_.reset(); }

 private:
  Duration pause_;
  Duration longest_;
  std::optional<Time> first_;
  Time last_;
};

}  // namespace article_search
