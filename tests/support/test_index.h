#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace article_search::testing {

/// An index on disk, of sources or of passages that a test made by hand, that goes with its owner.
class TestIndex {
 public:
  /// Of files and folders, as `article-indexer build` makes it.
  static TestIndex of_sources(const std::vector<std::filesystem::path>& sources);

  /// Of one article with these texts as its passages, in a section "Section".
  static TestIndex of_texts(const std::vector<std::string>& texts);

  std::filesystem::path path() const { return directory_->path() / "index"; }

 private:
  TestIndex();

  std::unique_ptr<TemporaryDirectory> directory_;
};

/// The project's own corpus.
std::filesystem::path corpus_path();

/// A file of tests/fixtures.
std::filesystem::path fixture_path(const std::filesystem::path& name);

/// A file of the data that is not part of the project; tests skip when it is absent.
std::filesystem::path shared_path(const std::filesystem::path& name);

}  // namespace article_search::testing
