#include "server/search/match/match_node.h"

#include <algorithm>

namespace article_search {

namespace {

/// The passages that there are.
void match_all(Xapian::docid begin, const PassageColumns& columns, DocumentBits& matches) {
  const std::size_t end =
      std::min<std::size_t>(columns.document_end() - begin, DocumentBits::kSize);
  for (std::size_t place = 0; place < end; ++place) {
    if (columns.has(begin + static_cast<Xapian::docid>(place))) matches.set(place);
  }
}

/// What all of `node.needed` match; each is asked only for what those before it match.
void match_needed(MatchNode& node,
                  Xapian::docid begin,
                  const DocumentBits& wanted,
                  const PassageColumns& columns) {
  node.matches = wanted;
  for (MatchNode& child : node.needed) {
    match(child, begin, node.matches, columns);
    node.matches &= child.matches;
    if (!node.matches.any()) return;
  }
}

void match_group(MatchNode& node,
                 Xapian::docid begin,
                 const DocumentBits& wanted,
                 const PassageColumns& columns) {
  if (!node.needed.empty()) {
    match_needed(node, begin, wanted, columns);
    if (!node.matches.any()) return;
  } else if (node.wished.empty()) {
    match_all(begin, columns, node.matches);
    node.matches &= wanted;
  }
  const DocumentBits wished_of = node.needed.empty() ? wanted : node.matches;
  for (MatchNode& child : node.wished) {
    match(child, begin, wished_of, columns);
    if (node.needed.empty()) node.matches |= child.matches;
  }
  for (const Restriction& restriction : node.restrictions) {
    node.matches.keep_if([&](std::size_t place) {
      return restriction.allows(columns, begin + static_cast<Xapian::docid>(place));
    });
  }
  for (MatchNode& child : node.unwanted) {
    if (!node.matches.any()) return;
    match(child, begin, node.matches, columns);
    node.matches -= child.matches;
  }
}

}  // namespace

void match(MatchNode& node,
           Xapian::docid begin,
           const DocumentBits& wanted,
           const PassageColumns& columns) {
  node.matches.clear();
  if (node.is_group) {
    match_group(node, begin, wanted, columns);
  } else {
    node.streams.mark(begin, wanted, node.matches);
  }
}

void weigh(const MatchNode& node,
           Xapian::docid begin,
           DocumentBits wanted,
           const PassageColumns& columns,
           BlockScores& block) {
  wanted &= node.matches;
  if (!wanted.any()) return;
  node.streams.weigh(begin, wanted, columns, block);
  for (const MatchNode& child : node.needed) weigh(child, begin, wanted, columns, block);
  for (const MatchNode& child : node.wished) weigh(child, begin, wanted, columns, block);
}

}  // namespace article_search
