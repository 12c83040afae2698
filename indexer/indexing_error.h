#pragma once

#include <string>

namespace article_search {

/// Why a source could not be indexed, in words for the editor who runs the indexer.
struct IndexingError {
  /// The file, as it was named on the command line or found below it.
  std::string path;
  /// 1-based line in the file; 0 when the error is about the file as a whole.
  int line = 0;
  /// What is wrong and what to do about it; a sentence without a final stop.
  std::string message;
};

/// "path:line: message", or "path: message" without a line. One line of UTF-8, whatever bytes a
/// file has in its name: control characters and what is not UTF-8 are written as \xHH.
std::string to_string(const IndexingError& error);

/// The message for what the index's library said of a failure; a full disk is called so.
std::string index_failure(const std::string& description);

}  // namespace article_search
