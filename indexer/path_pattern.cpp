#include "indexer/path_pattern.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <fnmatch.h>

namespace article_search {

namespace {

constexpr std::string_view kAnyFolders = "**";

std::vector<std::string> names_of(std::string_view path) {
  std::vector<std::string> names;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) names.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return names;
}

bool matches_name(const std::string& name, const std::string& pattern) {
  return fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
}

/// `reached[n]`: the pattern so far matches the first n names. One step for each name of the
/// pattern, so that several `**` cost no more than one.
std::vector<bool> step(const std::vector<bool>& reached,
                       const std::string& pattern,
                       const std::vector<std::string>& names) {
  std::vector<bool> next(reached.size(), false);
  const bool any = pattern == kAnyFolders;
  for (std::size_t count = 0; count < reached.size(); ++count) {
    if (any) {
      next[count] = reached[count] || (count > 0 && next[count - 1]);
    } else if (count > 0) {
      next[count] = reached[count - 1] && matches_name(names[count - 1], pattern);
    }
  }
  return next;
}

}  // namespace

bool matches_pattern(const std::filesystem::path& path, std::string_view pattern) {
  if (pattern.find('/') == std::string_view::npos) {
    return matches_name(path.filename().string(), std::string(pattern));
  }
  const std::vector<std::string> names = names_of(path.native());
  std::vector<bool> reached(names.size() + 1, false);
  reached.front() = true;
  for (const std::string& part : names_of(pattern)) reached = step(reached, part, names);
  return reached.back();
}

}  // namespace article_search
