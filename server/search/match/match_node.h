#pragma once

#include <vector>

#include <xapian.h>

#include "server/search/match/document_bits.h"
#include "server/search/match/restriction.h"
#include "server/search/match/word_stream.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// What of a query decides which passages match, and what they weigh: a tree, whose leaves are
/// words. Block by block it is matched and then weighed, with what is known of the whole tree by
/// then: so nothing is weighed that does not count.
struct MatchNode {
  /// Either a leaf, which matches what `streams` lead to, or a group.
  bool is_group = false;

  TermStreams streams = {};

  /// A group matches what all of the first match and, where there are none, any of the second. With
  /// neither it matches every passage.
  std::vector<MatchNode> needed = {};
  std::vector<MatchNode> wished = {};
  /// Takes out what any of these match, and what one of these does not allow.
  std::vector<MatchNode> unwanted = {};
  std::vector<Restriction> restrictions = {};

  /// Among the children of the root: one of the words that stand side by side.
  bool is_side_by_side = false;

  /// What matches in the block at hand.
  DocumentBits matches = {};
};

/// Finds what `node` matches in the block that begins with the document `begin`; blocks come in
/// their order. Of others than `wanted` documents nothing is known then, and no more is looked at
/// than they need.
void match(MatchNode& node,
           Xapian::docid begin,
           const DocumentBits& wanted,
           const PassageColumns& columns);

/// Adds what the `wanted` ones of the documents weigh that match() has just found to `block`.
void weigh(const MatchNode& node,
           Xapian::docid begin,
           DocumentBits wanted,
           const PassageColumns& columns,
           BlockScores& block);

}  // namespace article_search
