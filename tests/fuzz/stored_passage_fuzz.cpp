#include <string>

#include "indexer/schema/content_hash.h"
#include "indexer/schema/stored_passage.h"
#include "tests/fuzz/check.h"

using namespace article_search;

// Any bytes, with the checksum that is theirs, are refused, or are a passage that is stored as it
// was read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string data(fuzz::text_of(bytes, size));
  if (const auto passage = schema::decode_passage(data + schema::content_hash(data))) {
    fuzz::check(schema::decode_passage(encode(*passage)) == passage);
  }
  return 0;
}
