#include <string>

#include "server/search/highlighter.h"
#include "server/search/query/query_parser.h"
#include "server/search/snippet.h"
#include "tests/fuzz/check.h"

using namespace article_search;

// Any bytes are a query, its canonical form means the same, and highlighting any text by it keeps
// to the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static schema::Analyzer analyzer;
  const std::string_view text = fuzz::text_of(bytes, size);
  const ParsedQuery query = parse_query(text, analyzer);
  fuzz::check(query.terms.size() <= kMaxQueryWords);
  fuzz::check(parse_query(query.understood, analyzer).understood == query.understood);
  const auto matches = find_terms(analyzer.analyze(text), query.terms);
  const Snippet snippet = make_snippets(text, matches, {}, {}).front();
  for (const TextRange& range : snippet.highlights) {
    fuzz::check(range.begin < range.end && range.end <= snippet.text.size());
  }
  return 0;
}
