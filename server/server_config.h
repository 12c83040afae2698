#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "server/http/connection_front.h"
#include "server/http/server_log.h"

namespace article_search {

/// How article-server runs. Each field is an option by the same name with dashes for underscores, a
/// variable ARTICLE_SEARCH_… and a key of the configuration file; server_options.cpp has the words.
struct ServerConfig {
  std::filesystem::path index = "index";
  /// Of templates and styles.
  std::filesystem::path web;

  /// Empty: 127.0.0.1, or no port at all when there is a `socket`.
  std::vector<std::string> host = {};
  int port = 8080;
  /// Empty: none.
  std::filesystem::path socket = {};
  std::vector<std::string> trusted_proxy = {};
  /// Sites whose scripts may read the API; "*" for any.
  std::vector<std::string> allow_origin = {};

  /// 0: as many as processors, two at least.
  std::size_t threads = 0;
  std::size_t max_connections = 4'096;
  std::size_t max_connections_per_address = 256;
  std::size_t max_requests_per_connection = 10'000;
  std::size_t max_queue = 1'024;
  /// For answers that are kept; 0: none.
  std::size_t cache_mib = 0;
  int head_seconds = 5;
  int body_seconds = 10;
  int write_seconds = 10;
  int idle_seconds = 30;
  /// Requests a second of one client; 0: no limit.
  double rate_limit = 0;
  /// How many may come at once.
  double rate_burst = 20;

  std::string log_format = "text";
  std::string log_level = "info";
  bool log_addresses = false;
  /// Empty: none.
  std::filesystem::path query_log = {};
  std::string metrics_host = "127.0.0.1";
  /// -1: on the port of the pages.
  int metrics_port = -1;
};

/// The bounds of `config`, whose values have been checked.
FrontLimits front_limits(const ServerConfig& config);

LogSettings log_settings(const ServerConfig& config);

}  // namespace article_search
