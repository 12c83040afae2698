#include "server/search/state/stem_presence.h"

#include <algorithm>

namespace article_search {

std::uint32_t passages_with(const std::string& stem, const IndexView& view) {
  const WordSequences::Stem number = view.words.find(stem);
  return number == WordSequences::kNoStem ? 0 : view.postings.passages_of_stem(number);
}

std::uint32_t frequency_of(const std::vector<std::vector<std::string>>& forms,
                           const IndexView& view) {
  std::uint32_t most = 0;
  for (const std::vector<std::string>& form : forms) {
    auto least = static_cast<std::uint32_t>(view.columns.passage_count());
    for (const std::string& stem : form) least = std::min(least, passages_with(stem, view));
    most = std::max(most, least);
  }
  return most;
}

bool is_above_texts(const std::string& stem, const IndexView& view) {
  const auto words = view.words.table().words_of(view.words.find(stem));
  return std::ranges::any_of(
      words, [&](WordTable::Word word) { return view.postings.passages_below(word) > 0; });
}

bool has_stem(schema::Field field, const std::string& stem, const IndexView& view) {
  if (field == schema::Field::body) return passages_with(stem, view) > 0;
  return is_above_texts(stem, view) && view.index.term_exists(schema::term(field, stem));
}

}  // namespace article_search
