#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/child_process.h"

namespace article_search::testing {

/// Paths of the two programs as they were built.
std::string indexer_path();
std::string server_path();

/// article-server over `index` on a free port of the loopback interface, ready to answer.
class RunningServer {
 public:
  /// With `options` besides. Its log has warnings only, as tests send many requests.
  explicit RunningServer(const std::filesystem::path& index,
                         const std::vector<std::string>& options = {});

  /// What it printed when it was ready.
  const std::string& greeting() const { return greeting_; }
  int port() const { return port_; }
  ChildProcess& process() { return process_; }
  const ChildProcess& process() const { return process_; }

 private:
  ChildProcess process_;
  std::string greeting_;
  int port_ = 0;
};

}  // namespace article_search::testing
