#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "server/search/highlighter.h"
#include "server/search/search_request.h"
#include "server/search/search_results.h"

namespace article_search {

/// How much of a passage is shown.
struct SnippetShape {
  /// In bytes of UTF-8, all excerpts together; what is shorter is shown whole, in one.
  std::size_t length = kDefaultSnippetLength;
  /// The most excerpts; a further one is made only if it shows something.
  std::size_t count = 1;
};

/// The excerpts of `text` that show most of the terms that `matches` found there, best first, at
/// least one. A term counts by its `rarity` (by index; all alike where there are none), more when
/// it stands near another, and less when an excerpt before shows it. Excerpts begin and end between
/// words, where possible with a sentence, and not within what matched, as long as that leaves half
/// of an excerpt; where words are longer than that between characters, a letter never apart from
/// its accents. They do not overlap.
std::vector<Snippet> make_snippets(std::string_view text,
                                   std::span<const TermMatch> matches,
                                   std::span<const double> rarity,
                                   const SnippetShape& shape);

}  // namespace article_search
