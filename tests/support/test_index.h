#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/index_writer.h"
#include "tests/support/temporary_directory.h"

namespace article_search::testing {

/// An index on disk, of sources or of passages that a test made by hand, that goes with its owner.
class TestIndex {
 public:
  /// Of files and folders, as `article-indexer build` makes it.
  static TestIndex of_sources(const std::vector<std::filesystem::path>& sources);

  /// Of one article with these texts as its passages, in a section "Section".
  static TestIndex of_texts(const std::vector<std::string>& texts);

  /// Of articles with passages as they are; each passage gets its article's id and, by its place, a
  /// position and an id. An article without a language is in English.
  static TestIndex of_articles(std::vector<PreparedArticle> articles);

  /// Adds an article of one passage, in an update of its own.
  void add(const std::string& id, const std::string& text) const;

  std::filesystem::path path() const { return directory_->path() / "index"; }

 private:
  TestIndex();

  std::unique_ptr<TemporaryDirectory> directory_;
};

}  // namespace article_search::testing
