#pragma once

#include <filesystem>

#include "indexer/corpus_sync.h"
#include "tests/support/temporary_directory.h"

namespace article_search::testing {

/// An index of one article of five passages that all name the state they are of, "Myelin of state3,
/// passage 1 of five.", so that an answer of two states shows. There is none before the first
/// set().
class ChangingIndex {
 public:
  std::filesystem::path path() const { return directory_.path() / "index"; }
  const TemporaryDirectory& directory() const { return directory_; }

  void set(int state, SyncMode mode) const;

 private:
  TemporaryDirectory directory_;
};

}  // namespace article_search::testing
