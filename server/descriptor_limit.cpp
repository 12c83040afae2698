#include "server/descriptor_limit.h"

#include <sys/resource.h>

namespace article_search {

namespace {

/// Standard streams, listening sockets, epoll, logs, and what is opened for a moment.
constexpr std::size_t kForTheProgram = 16;
/// The tables of an index; twice while a thread moves on to the next one.
constexpr std::size_t kForAWorker = 14;

/// Where it may not even ask.
constexpr std::size_t kUsual = 1'024;

}  // namespace

std::size_t raised_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return kUsual;
  const rlim_t before = limit.rlim_cur;
  limit.rlim_cur = limit.rlim_max;
  return setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_max : before;
}

std::size_t most_connections(std::size_t descriptors, std::size_t workers) {
  const std::size_t reserved = kForTheProgram + kForAWorker * (workers + 1);
  return descriptors > reserved ? descriptors - reserved : 1;
}

}  // namespace article_search
