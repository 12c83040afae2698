#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "server/search/search_results.h"

namespace article_search {

enum class StepKind { heading, open_list, open_item, passage, close_item, close_list };

/// One step in writing an article from top to bottom.
struct ReadingStep {
  StepKind kind = StepKind::passage;
  /// heading: its level in the page, 2 (right below the title) to 6.
  int level = 0;
  /// heading: its number in the page, from 1.
  int number = 0;
  /// heading: its words.
  std::string text;
  /// passage: index into ArticleView::entries.
  std::size_t entry = 0;

  bool operator==(const ReadingStep&) const = default;
};

/// Rebuilds the shape of an article from its passages, which carry their headings and their depth
/// in lists. A heading is written where it differs from the passage before. Lists nest as HTML
/// wants it: every list holds items only, and a deeper list stands inside an item. All that is
/// opened is closed.
std::vector<ReadingStep> reading_steps(const ArticleView& article);

}  // namespace article_search
