#include "indexer/schema/analyzer.h"
#include "tests/fuzz/check.h"

using namespace article_search;

// Any bytes become tokens that lie in the text, in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static schema::Analyzer analyzer;
  constexpr std::size_t kLongestTerm = 64;
  std::uint32_t position = 1;
  for (const schema::Token& token : analyzer.analyze(fuzz::text_of(bytes, size))) {
    fuzz::check(token.begin < token.end && token.end <= size);
    fuzz::check(!token.stem.empty() && token.stem.size() <= kLongestTerm);
    fuzz::check(!token.exact.empty() && token.exact.size() <= kLongestTerm);
    fuzz::check(token.position == position);
    if (token.form == schema::TokenForm::word) ++position;
  }
  return 0;
}
