#include "indexer/readers/source_text.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using namespace std::string_literals;

struct DecodingCase {
  std::string_view what;
  std::string content;
  std::string expected;
};

TEST(SourceText, HasOneKindOfLineEndAndNoByteOrderMark) {
  const DecodingCase cases[] = {
      {"plain", "one\ntwo\n", "one\ntwo\n"},
      {"Windows", "one\r\ntwo\r\n", "one\ntwo\n"},
      {"old Mac", "one\rtwo\r", "one\ntwo\n"},
      {"blank lines", "one\r\n\r\ntwo", "one\n\ntwo"},
      {"byte order mark", "\xEF\xBB\xBFone", "one"},
      {"beyond ASCII", "café “μ” 😀", "café “μ” 😀"},
  };
  for (const DecodingCase& row : cases) {
    const auto source = decode_source({"a.txt", row.content});
    ASSERT_TRUE(source) << row.what;
    EXPECT_EQ(source->text, row.expected) << row.what;
    EXPECT_TRUE(source->warnings.empty()) << row.what;
  }
}

struct MendingCase {
  std::string_view what;
  std::string content;
  std::string expected;
  int line;
  std::string_view message;
};

TEST(SourceText, ReplacesBadBytesAndSaysHowManyAndWhere) {
  const MendingCase cases[] = {
      {"Latin-1", "one two\nna\xEFve caf\xE9 three", "one two\nna\uFFFDve caf\uFFFD three", 2,
       "2 bytes are not valid UTF-8"},
      {"cut short", "one two three \xE2\x82", "one two three \uFFFD\uFFFD", 1, "2 bytes are"},
      {"overlong slash", "one two three\r\n \xC0\xAF", "one two three\n \uFFFD\uFFFD", 2,
       "2 bytes"},
      {"surrogate", "one two three \xED\xA0\x80", "one two three \uFFFD\uFFFD\uFFFD", 1, "3 bytes"},
      {"NUL", "one two\n\0three"s, "one two\n\uFFFDthree", 2, "1 NUL byte"},
  };
  for (const MendingCase& row : cases) {
    const auto source = decode_source({"a.txt", row.content});
    ASSERT_TRUE(source) << row.what;
    EXPECT_EQ(source->text, row.expected) << row.what;
    ASSERT_EQ(source->warnings.size(), 1U) << row.what;
    EXPECT_EQ(source->warnings[0].path, "a.txt") << row.what;
    EXPECT_EQ(source->warnings[0].line, row.line) << row.what;
    EXPECT_TRUE(source->warnings[0].message.starts_with(row.message))
        << row.what << ": " << source->warnings[0].message;
  }
}

struct RefusalCase {
  std::string_view what;
  std::string content;
  std::string_view message;
};

TEST(SourceText, RefusesWhatIsNoText) {
  const RefusalCase cases[] = {
      {"empty", "", "is empty"},
      {"white space", " \r\n\t\u00A0\n\u2003", "is empty"},
      {"byte order mark alone", "\xEF\xBB\xBF", "is empty"},
      {"UTF-16", "\xFF\xFEo\0n\0"s, "is UTF-16"},
      {"binary", "\x89PNG\0\0\0\xFF\xFE\xFD\xFC"s, "is not text"},
      {"too large", std::string(kLargestSource + 1, 'a'), "is larger than 64 MiB"},
  };
  for (const RefusalCase& row : cases) {
    const auto source = decode_source({"a.txt", row.content});
    ASSERT_FALSE(source) << row.what;
    EXPECT_EQ(source.error().path, "a.txt") << row.what;
    EXPECT_TRUE(source.error().message.starts_with(row.message))
        << row.what << ": " << source.error().message;
  }
}

TEST(Spaces, OfEveryKindBecomeOne) {
  EXPECT_EQ(collapse_spaces("  one\t two\n\nthree  "), "one two three");
  EXPECT_EQ(collapse_spaces("to\u00A0 you\u2009and\u3000me\u202F"), "to you and me");
  EXPECT_EQ(collapse_spaces("é…\u00A0—“x”"), "é… —“x”");
  EXPECT_EQ(collapse_spaces(" \u00A0 "), "");
}

TEST(FileName, GivesStemAndArticleId) {
  EXPECT_EQ(stem_of("notes/My article.txt"), "My article");
  EXPECT_EQ(stem_of("article"), "article");
  EXPECT_EQ(stem_of("notes.d/article"), "article");
  EXPECT_EQ(stem_of("a.b.md"), "a.b");
  EXPECT_EQ(stem_of(".md"), ".md");
  EXPECT_EQ(article_id_of("notes/My article.txt"), "my-article");
  EXPECT_FALSE(article_id_of("%.md").empty());
  EXPECT_NE(article_id_of("%.md"), article_id_of("&.md"));
}

}  // namespace
}  // namespace article_search
