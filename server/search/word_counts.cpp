#include "server/search/word_counts.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/index_metadata.h"
#include "indexer/schema/word_list.h"

namespace article_search {

namespace {

/// The words that any text has, as spelt, in the order of their bytes; those that several languages
/// stem stand there for each.
std::vector<CountedWord> words_of_texts(const IndexView& view) {
  const WordTable& table = view.words.table();
  std::vector<bool> is_met(table.word_count());
  std::vector<CountedWord> words;
  for (schema::StoredWordList& list : schema::read_word_lists(view.index)) {
    const std::span<const WordTable::Word> numbers = table.list(list.number);
    for (std::size_t at = 0; at < std::min(list.words.size(), numbers.size()); ++at) {
      const std::uint32_t passages = view.postings.passages(numbers[at]);
      if (is_met[numbers[at]] || passages == 0) continue;
      is_met[numbers[at]] = true;
      words.emplace_back(std::move(list.words[at].exact), passages);
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

/// Whether `words`, which are sorted, have `word`.
bool has(std::span<const CountedWord> words, const std::string& word) {
  const auto found = std::ranges::lower_bound(words, word, {}, &CountedWord::first);
  return found != words.end() && found->first == word;
}

}  // namespace

std::vector<CountedWord> count_words(const IndexView& view, schema::Analyzer& analyzer) {
  std::vector<CountedWord> words = words_of_texts(view);
  const std::size_t of_texts = words.size();
  const auto add = [&](const std::string& text, std::uint32_t passages) {
    for (schema::Token& token : analyzer.analyze(text)) {
      if (has(std::span(words).first(of_texts), token.exact)) continue;
      words.emplace_back(std::move(token.exact), passages);
    }
  };
  for (const schema::StoredHeading& heading : schema::read_headings(view.index)) {
    add(heading.text, heading.passages);
  }
  // Only an article's first passage has its title.
  for (const schema::StoredArticle& article : schema::read_articles(view.index)) {
    add(article.title, 1);
  }
  return words;
}

}  // namespace article_search
