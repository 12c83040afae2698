#include "server/search/spelt_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "server/search/found_passages.h"
#include "server/search/passage_weight.h"

namespace article_search {

using schema::Field;

Xapian::Query spelt_query(const std::string& word, PostingTable& postings) {
  const std::vector<Posting>& of_word = postings.of(Field::exact, word);
  const PassageColumns& columns = postings.view().columns;
  const TermWeight weight(counts_of(of_word, columns.passage_count()), 1);
  std::vector<WeighedPassage> passages;
  passages.reserve(of_word.size());
  for (const auto& [document, count] : of_word) {
    passages.emplace_back(document, weight.of(count, columns.length_factor(document)));
  }
  return found_query(std::move(passages), schema::term(Field::exact, word));
}

bool is_spelt(const std::string& word, const IndexView& view) {
  const std::vector<WordTable::Word> words = view.words.table().spelt(word);
  return std::any_of(words.begin(), words.end(),
                     [&](WordTable::Word known) { return view.postings.passages(known) > 0; });
}

}  // namespace article_search
