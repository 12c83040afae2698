#pragma once

#include <vector>

#include "indexer/article.h"
#include "indexer/passage.h"

namespace article_search {

struct SplitResult {
  /// In reading order, with distinct ids.
  std::vector<Passage> passages;
  /// What the article says again, word for word, under the same headings. Only the first is kept.
  std::vector<Passage> duplicates;
};

/// Cuts an article into passages: one a paragraph or list item. Pure; any thread; linear.
///
/// - What an item has below it (items, further paragraphs) joins its text if it is a short fragment
///   and is a passage of its own if it is a sentence. Then the item's first words are the last of
///   its heading path, because a point seldom names its subject.
/// - A paragraph or item of fewer than four words joins its neighbour under the same headings, the
///   next one if there is one. Above 260 words it is split between sentences.
/// - An outermost item is a `project` if one of the headings above says so, else a `milestone` if
///   it has a date and so have two thirds of its list, which is of two items or more. All other
///   passages are of kind `section`. Milestones alone are dated.
/// - A passage's source anchor is that of the block it begins with, else that of the closest
/// heading
///   above it that has one.
/// - Ids are as passage_id.h says.
///
/// Nothing of the article's text is lost: it is in a passage or in a heading path, or is a heading
/// with nothing below it. Joined texts are separated by "; ", or by a space after punctuation.
SplitResult split_into_passages(const Article& article);

}  // namespace article_search
