#pragma once

#include <filesystem>
#include <utility>

#include <xapian.h>

#include "server/search/state/index_view.h"

namespace article_search::testing {

/// A state of an index with all that searching it keeps in memory.
class IndexState {
 public:
  explicit IndexState(Xapian::Database index)
      : index_(std::move(index)),
        columns_(PassageColumns::load(index_)),
        words_(WordSequences::load(index_)),
        postings_(words_) {}
  explicit IndexState(const std::filesystem::path& path)
      : IndexState(Xapian::Database(path.string())) {}

  IndexView view() const { return {index_, columns_, words_, postings_}; }

 private:
  Xapian::Database index_;
  PassageColumns columns_;
  WordSequences words_;
  WordPostings postings_;
};

}  // namespace article_search::testing
