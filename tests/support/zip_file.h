#pragma once

#include <string>
#include <vector>

namespace article_search::testing {

struct ZipEntry {
  std::string name;
  std::string content;
};

/// A ZIP archive with these entries, packed, in their order; each encrypted if there is a password.
std::string zip_of(const std::vector<ZipEntry>& entries, const std::string& password = {});

}  // namespace article_search::testing
