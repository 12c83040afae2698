#pragma once

#include <vector>

#include "indexer/annotate/topics.h"
#include "indexer/article.h"
#include "indexer/passage.h"

namespace article_search {

/// Adds what is learned from an article's text, by the functions of this folder: to the article its
/// language, if its source declares none, and its abbreviations; to its passages institutions,
/// places, people, topics and the role of the section that they stand in. `passages` are those that
/// the splitter made of `article`. Linear.
void annotate(Article& article, std::vector<Passage>& passages, TopicFinder& topics);

}  // namespace article_search
