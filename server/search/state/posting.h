#pragma once

#include <cstdint>

#include <xapian.h>

namespace article_search {

/// A passage that has a term, and how often.
struct Posting {
  Xapian::docid document = 0;
  std::uint32_t count = 0;

  bool operator==(const Posting&) const = default;
};

}  // namespace article_search
