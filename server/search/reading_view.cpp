#include "server/search/reading_view.h"

#include <algorithm>
#include <utility>

#include "server/search/highlighter.h"

namespace article_search {

ReadingView::ReadingView(schema::StoredArticle article,
                         const ParsedQuery& query,
                         const Synonyms& synonyms)
    : query_(query), synonyms_(synonyms) {
  view_.article = std::move(article);
  for (std::size_t term = 0; term < query.terms.size(); ++term) {
    if (query.terms[term].is_excluded) continue;
    const std::string& text = query.terms[term].text;
    auto word = std::ranges::find(view_.words, text, &ArticleView::WordPlaces::text);
    if (word == view_.words.end()) word = view_.words.insert(word, {.text = text, .entries = {}});
    word_of_.emplace(term, static_cast<std::size_t>(word - view_.words.begin()));
  }
}

void ReadingView::add(schema::StoredPassage passage, std::span<const schema::Token> tokens) {
  const std::size_t place = view_.entries.size();
  const std::vector<TermMatch> matches = find_terms(tokens, query_.terms);
  for (const TermMatch& match : matches) {
    ArticleView::WordPlaces& word = view_.words[word_of_.at(match.term)];
    ++word.occurrences;
    if (word.entries.empty() || word.entries.back() != place) word.entries.push_back(place);
  }
  ArticleView::Entry entry{.passage = std::move(passage),
                           .highlights = highlighted_ranges(matches)};
  explain(tokens, entry);
  view_.entries.push_back(std::move(entry));
}

ArticleView ReadingView::take() && { return std::move(view_); }

void ReadingView::explain(std::span<const schema::Token> tokens, ArticleView::Entry& entry) {
  for (const Synonyms::NameInText& name : synonyms_.find_names(tokens)) {
    if (name.term->definition.empty()) continue;
    if (!explained_.emplace(name.term, view_.glossary.size()).second) continue;
    entry.explained.push_back({name.range, view_.glossary.size()});
    view_.glossary.push_back({name.term->label, name.term->definition});
  }
}

}  // namespace article_search
