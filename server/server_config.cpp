#include "server/server_config.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace article_search {

FrontLimits front_limits(const ServerConfig& config) {
  using std::chrono::seconds;
  const std::size_t processors = std::thread::hardware_concurrency();
  return {.head_time = seconds(config.head_seconds),
          .body_time = seconds(config.body_seconds),
          .write_time = seconds(config.write_seconds),
          .idle_time = seconds(config.idle_seconds),
          .connections = config.max_connections,
          .connections_per_address = config.max_connections_per_address,
          .queue = config.max_queue,
          .requests_per_connection = config.max_requests_per_connection,
          .workers = config.threads > 0 ? config.threads : std::max(std::size_t{2}, processors),
          .proxies = AddressSet::of(config.trusted_proxy).value()};
}

LogSettings log_settings(const ServerConfig& config) {
  return {.format = log_format(config.log_format).value(),
          .level = log_level(config.log_level).value()};
}

}  // namespace article_search
