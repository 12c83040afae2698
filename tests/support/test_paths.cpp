#include "tests/support/test_paths.h"

namespace article_search::testing {

namespace fs = std::filesystem;

fs::path source_path(const fs::path& name) { return fs::path(ARTICLE_SEARCH_SOURCE) / name; }

fs::path corpus_path() { return source_path("corpus"); }

fs::path fixture_path(const fs::path& name) { return source_path("tests/fixtures") / name; }

fs::path shared_path(const fs::path& name) { return fs::path(ARTICLE_SEARCH_SHARED) / name; }

}  // namespace article_search::testing
