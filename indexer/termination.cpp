#include "indexer/termination.h"

#include <csignal>
#include <unistd.h>
#include <utility>

namespace article_search {

namespace {

sigset_t termination_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

Termination::Termination(std::function<void()> on_first_signal) {
  const sigset_t signals = termination_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::thread([this, notify = std::move(on_first_signal)] { wait_for_signals(notify); });
}

Termination::~Termination() {
  is_over_ = true;
  // It is blocked in all threads, so it only wakes the one that waits for it.
  pthread_kill(waiter_.native_handle(), SIGINT);
  waiter_.join();
}

void Termination::wait_for_signals(const std::function<void()>& on_first_signal) {
  const sigset_t signals = termination_signals();
  while (true) {
    int signal = 0;
    sigwait(&signals, &signal);
    if (is_over_) return;
    if (!stop_.request_stop()) _exit(1);
    on_first_signal();
  }
}

}  // namespace article_search
