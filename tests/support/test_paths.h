#pragma once

#include <filesystem>

namespace article_search::testing {

/// A file or folder of the project, by its path from the top.
std::filesystem::path source_path(const std::filesystem::path& name);

/// The project's own corpus.
std::filesystem::path corpus_path();

/// A file of tests/fixtures.
std::filesystem::path fixture_path(const std::filesystem::path& name);

/// A file of the data that is not part of the project; tests skip when it is absent.
std::filesystem::path shared_path(const std::filesystem::path& name);

}  // namespace article_search::testing
