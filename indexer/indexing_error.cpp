#include "indexer/indexing_error.h"

namespace article_search {

std::string to_string(const IndexingError& error) {
  std::string place = error.path;
  if (error.line > 0) place += ":" + std::to_string(error.line);
  return place + ": " + error.message;
}

}  // namespace article_search
