#include <string_view>

#include "indexer/schema/packing.h"
#include "indexer/schema/stored_passage.h"
#include "tests/fuzz/check.h"

using namespace article_search;

// Any bytes, packed as a passage is, are refused, or are a passage that is stored as it
// was read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view data = fuzz::text_of(bytes, size);
  if (const auto passage = schema::decode_passage(schema::pack(data))) {
    fuzz::check(schema::decode_passage(encode(*passage)) == passage);
  }
  return 0;
}
