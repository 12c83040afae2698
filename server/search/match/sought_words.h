#pragma once

#include <string>
#include <vector>

#include "server/search/query/query_tree.h"

namespace article_search {

/// A stem of the query, and what may stand for it.
struct SoughtWord {
  std::string stem;
  /// How often the query says it.
  double count = 1;
  /// Other names, each a sequence of stems.
  std::vector<StemSequence> names;
  /// Words akin to it count: it was neither quoted nor asked for as spelt.
  bool takes_kin = false;
};

/// The stems that `query` looks for in texts, each once.
std::vector<SoughtWord> sought_words(const ParsedQuery& query);

}  // namespace article_search
