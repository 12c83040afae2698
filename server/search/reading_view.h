#pragma once

#include <span>
#include <unordered_map>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_parser.h"
#include "server/search/query/synonyms.h"
#include "server/search/search_results.h"

namespace article_search {

/// Puts an article together for reading, passage by passage. `query` and `synonyms` must outlive
/// it.
class ReadingView {
 public:
  ReadingView(schema::StoredArticle article, const ParsedQuery& query, const Synonyms& synonyms);

  /// The next passage in reading order; `tokens` are those of its text.
  void add(schema::StoredPassage passage, std::span<const schema::Token> tokens);

  /// The article without its index stamp.
  ArticleView take() &&;

 private:
  void explain(std::span<const schema::Token> tokens, ArticleView::Entry& entry);

  ArticleView view_;
  const ParsedQuery& query_;
  const Synonyms& synonyms_;
  /// From the query's terms to `view_.words`; excluded terms have none.
  std::unordered_map<std::size_t, std::size_t> word_of_;
  /// Terms that are in the glossary already.
  std::unordered_map<const schema::VocabularyTerm*, std::size_t> explained_;
};

}  // namespace article_search
