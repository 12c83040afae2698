#include "indexer/schema/stored_passage.h"
#include "tests/fuzz/check.h"

using namespace article_search;

// Any bytes are refused, or are a passage that is stored as it was read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (const auto passage = schema::decode_passage(fuzz::text_of(bytes, size))) {
    fuzz::check(schema::decode_passage(encode(*passage)) == passage);
  }
  return 0;
}
