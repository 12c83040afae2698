#include "tests/support/programs.h"

#include <stdexcept>

namespace article_search::testing {

std::string indexer_path() { return ARTICLE_INDEXER; }
std::string server_path() { return ARTICLE_SERVER; }

namespace {

std::vector<std::string> command_line(const std::filesystem::path& index,
                                      const std::vector<std::string>& options) {
  std::vector<std::string> arguments = {server_path(), "--index",     index.string(), "--port",
                                        "0",           "--log-level", "warning"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return arguments;
}

}  // namespace

RunningServer::RunningServer(const std::filesystem::path& index,
                             const std::vector<std::string>& options)
    : process_(command_line(index, options)), greeting_(process_.read_line()) {
  const std::size_t colon = greeting_.rfind(':');
  if (colon == std::string::npos) throw std::runtime_error("the server did not start");
  port_ = std::stoi(greeting_.substr(colon + 1));
}

}  // namespace article_search::testing
