#include "tests/support/programs.h"

#include <stdexcept>

namespace article_search::testing {

std::string indexer_path() { return ARTICLE_INDEXER; }
std::string server_path() { return ARTICLE_SERVER; }

RunningServer::RunningServer(const std::filesystem::path& index)
    : process_({server_path(), "--index", index.string(), "--port", "0"}),
      greeting_(process_.read_line()) {
  const std::size_t colon = greeting_.rfind(':');
  if (colon == std::string::npos) throw std::runtime_error("the server did not start");
  port_ = std::stoi(greeting_.substr(colon + 1));
}

}  // namespace article_search::testing
