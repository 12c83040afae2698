#pragma once

#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>

namespace article_search {

/// Makes a stop token of SIGINT (Ctrl-C) and SIGTERM for as long as it lives. A second signal ends
/// the program at once, which an index survives as it survives kill -9. To be made before other
/// threads, so that they leave these signals alone.
class Termination {
 public:
  /// `on_first_signal` is called by another thread, after the token was told.
  explicit Termination(std::function<void()> on_first_signal);
  ~Termination();
  Termination(const Termination&) = delete;
  Termination& operator=(const Termination&) = delete;

  std::stop_token token() const { return stop_.get_token(); }

 private:
  void wait_for_signals(const std::function<void()>& on_first_signal);

  std::stop_source stop_;
  std::atomic<bool> is_over_ = false;
  std::thread waiter_;
};

}  // namespace article_search
