#include "tests/support/changing_index.h"

#include <string>

namespace article_search::testing {

void ChangingIndex::set(int state, SyncMode mode) const {
  std::string text = "# Title\n";
  for (int passage = 0; passage < 5; ++passage) {
    text += "\nMyelin of state" + std::to_string(state) + ", passage " + std::to_string(passage) +
            " of five.\n";
  }
  directory_.write("corpus/a.md", text);
  sync_corpus({.sources = {directory_.path() / "corpus"}, .index = path(), .mode = mode}).value();
}

}  // namespace article_search::testing
