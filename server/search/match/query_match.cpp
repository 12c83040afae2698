#include "server/search/match/query_match.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "server/search/match/match_collector.h"
#include "server/search/match/match_plan.h"

namespace article_search {

namespace {

/// Collects the leaves that passages are weighed by.
void add_leaves(const MatchNode& node, std::vector<const MatchNode*>& leaves) {
  if (!node.is_group) leaves.push_back(&node);
  for (const MatchNode& child : node.needed) add_leaves(child, leaves);
  for (const MatchNode& child : node.wished) add_leaves(child, leaves);
}

/// Tells which documents may have a score by the leaves that they match, without weighing any.
class ScoreBounds {
 public:
  explicit ScoreBounds(const MatchNode& root) {
    std::vector<const MatchNode*> nodes;
    add_leaves(root, nodes);
    for (const MatchNode* node : nodes) leaves_.push_back({node, node->streams.most()});
    std::ranges::sort(leaves_, {}, &Leaf::most);
  }

  /// Takes out of `documents`, of the block at hand, those that match none of the leaves without
  /// which the others add up to less than `score`.
  void keep_hopeful(double score, DocumentBits& documents) const {
    if (score <= 0) return;
    DocumentBits hopeful;
    double sum = 0;
    for (const auto& [node, most] : leaves_) {
      sum += most;
      if (sum * kRounding >= score) hopeful |= node->matches;
    }
    documents &= hopeful;
  }

 private:
  struct Leaf {
    const MatchNode* node = nullptr;
    double most = 0;
  };

  /// Sums in another order differ by less.
  static constexpr double kRounding = 1 + 1e-9;

  /// Those that weigh least first.
  std::vector<Leaf> leaves_;
};

class BlockMatch {
 public:
  BlockMatch(MatchNode plan,
             const PassageColumns& columns,
             const SearchRequest& request,
             const Window& window)
      : root_(std::move(plan)),
        columns_(columns),
        bounds_(root_),
        collector_(columns, request, window),
        is_by_relevance_(request.sort == SortOrder::relevance) {
    for (const auto* children : {&root_.needed, &root_.wished}) {
      for (const MatchNode& child : *children) {
        if (child.is_side_by_side) side_by_side_.push_back(&child);
      }
    }
    if (side_by_side_.size() < 2) side_by_side_.clear();
    const bool is_short = !side_by_side_.empty() && side_by_side_.size() <= kAllWordsFirst;
    prefers_all_words_ = is_short && is_by_relevance_;
  }

  Matches run() {
    DocumentBits everything;
    everything.fill();
    constexpr auto kStep = static_cast<Xapian::docid>(DocumentBits::kSize);
    for (Xapian::docid begin = 0; begin < columns_.document_end(); begin += kStep) {
      match(root_, begin, everything, columns_);
      if (root_.matches.any()) take_block(begin);
    }
    return collector_.take();
  }

 private:
  void take_block(Xapian::docid begin) {
    DocumentBits with_all_words = root_.matches;
    for (const MatchNode* word : side_by_side_) with_all_words &= word->matches;
    DocumentBits found = collector_.count(begin, root_.matches, with_all_words);
    if (!prefers_all_words_) with_all_words.clear();
    keep_hopeful(with_all_words, found);
    weigh(root_, begin, found, columns_, *block_);
    collector_.add(begin, found, with_all_words, block_->scores);
  }

  /// Leaves those of `found` that may be within the window.
  void keep_hopeful(const DocumentBits& coming_first, DocumentBits& found) const {
    const Candidate* last = collector_.last();
    if (last == nullptr || !is_by_relevance_) return;
    DocumentBits first = found;
    first &= coming_first;
    if (last->has_all_words) found = first;
    bounds_.keep_hopeful(last->score, found);
    if (!last->has_all_words) found |= first;
  }

  MatchNode root_;
  const PassageColumns& columns_;
  const ScoreBounds bounds_;
  MatchCollector collector_;
  const bool is_by_relevance_;
  /// The words that stand side by side, where they are several.
  std::vector<const MatchNode*> side_by_side_;
  bool prefers_all_words_ = false;
  std::unique_ptr<BlockScores> block_ = std::make_unique<BlockScores>();
};

}  // namespace

Matches find_matches(MatchNode plan,
                     const PassageColumns& columns,
                     const SearchRequest& request,
                     const Window& window) {
  return BlockMatch(std::move(plan), columns, request, window).run();
}

}  // namespace article_search
