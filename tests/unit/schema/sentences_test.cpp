#include "indexer/schema/sentences.h"

#include <string>

#include <gtest/gtest.h>

namespace article_search::schema {
namespace {

struct Row {
  std::string_view text;
  std::vector<std::string_view> sentences;
};

TEST(Sentences, BeginAfterTheEndOfTheOneBefore) {
  const std::vector<Row> rows = {
      {"", {}},
      {"One only", {"One only"}},
      {"First. Second! Third?", {"First. ", "Second! ", "Third?"}},

      // A stop inside a number or before a lower-case word ends nothing.
      {"A dose of 0.05 mg. It helped.", {"A dose of 0.05 mg. ", "It helped."}},
      {"Smith et al. found it.", {"Smith et al. found it."}},

      // Offsets are bytes, whatever the script.
      {"Für α. Dann β.", {"Für α. ", "Dann β."}},
  };
  for (const Row& row : rows) {
    std::vector<std::string_view> sentences;
    const auto starts = sentence_starts(row.text);
    for (std::size_t at = 0; at < starts.size(); ++at) {
      const std::size_t end = at + 1 < starts.size() ? starts[at + 1] : row.text.size();
      sentences.push_back(row.text.substr(starts[at], end - starts[at]));
    }
    EXPECT_EQ(sentences, row.sentences) << row.text;
  }
}

TEST(Sentences, AcceptAnyBytes) {
  const std::string bytes = "a\xff\xfe. B\x80. \xf0\x9f";
  for (const std::size_t start : sentence_starts(bytes)) EXPECT_LT(start, bytes.size());
}

}  // namespace
}  // namespace article_search::schema
