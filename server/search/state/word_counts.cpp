#include "server/search/state/word_counts.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "indexer/schema/word_list.h"

namespace article_search {

std::vector<CountedWord> count_words(const IndexView& view) {
  const WordTable& table = view.words.table();
  std::vector<bool> is_met(table.word_count());
  std::vector<CountedWord> words;
  for (schema::StoredWordList& list : schema::read_word_lists(view.index)) {
    const std::span<const WordTable::Listed> numbers = table.list(list.number);
    for (std::size_t at = 0; at < std::min(list.words.size(), numbers.size()); ++at) {
      const WordTable::Word word = numbers[at].word;
      if (is_met[word]) continue;
      is_met[word] = true;
      const std::uint32_t in_texts = view.postings.passages(word);
      const std::uint32_t passages = in_texts > 0 ? in_texts : view.postings.passages_below(word);
      if (passages > 0) words.emplace_back(std::move(list.words[at].exact), passages);
    }
  }
  return words;
}

}  // namespace article_search
