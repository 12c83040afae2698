#include "indexer/readers/text_encoding.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using namespace std::string_literals;

struct EncodingCase {
  std::string_view what;
  std::string content;
  std::string_view text;
};

TEST(TextEncoding, IsWhatTheFileSays) {
  const EncodingCase cases[] = {
      {"UTF-8 mark", "\xEF\xBB\xBF<p>café", "café"},
      {"UTF-16, little end first", "\xFF\xFE<\0p\0>\0\xE9\0\r\0\n\0\xB2\x03"s, "<p>é\nβ"},
      {"UTF-16, big end first", "\xFE\xFF\0<\0p\0>\0\xE9\x03\xB2"s, "<p>éβ"},
      {"a mark outweighs a declaration", "\xEF\xBB\xBF<meta charset=koi8-r>é", "é"},
      {"meta charset", "<meta charset=\"windows-1251\">\xCA\xEB\xE5\xF2\xEA\xE0", "Клетка"},
      {"http-equiv", "<META http-equiv=Content-Type content=\"text/html; charset=ISO-8859-2\">\xB3",
       "ł"},
      {"Latin-1 is windows-1252, as in browsers", "<meta charset=iso-8859-1>\x93q\x94", "“q”"},
      {"XML declaration", "<?xml version='1.0' encoding='ISO-8859-7'?><p>\xE2", "β"},
      {"Japanese", "<meta charset=shift_jis>\x8D\xD7\x96\x45", "細胞"},
      {"declared UTF-16 in bytes of ASCII", "<meta charset=utf-16><p>caf\xC3\xA9", "café"},
      {"an unknown name", "<meta charset=x-nonsense><p>caf\xC3\xA9", "café"},
      {"a declaration that is none", "<meta name=charset content=x><p>é", "é"},
  };
  for (const EncodingCase& row : cases) {
    const auto source = decode_markup({"a.html", row.content});
    ASSERT_TRUE(source) << row.what;
    EXPECT_TRUE(source->text.ends_with(row.text)) << row.what << ": " << source->text;
    EXPECT_TRUE(source->warnings.empty()) << row.what;
  }
}

TEST(TextEncoding, IsUtf8IfValidAndElseGuessedAloud) {
  EXPECT_EQ(decode_markup({"a.html", "<p>naïve “β”"})->text, "<p>naïve “β”");
  const auto latin = decode_markup({"a.html",
                                    "<p>Les cellules souches peuvent \xEAtre pr\xE9lev\xE9"
                                    "es chez l'adulte, puis cultiv\xE9"
                                    "es."});
  ASSERT_TRUE(latin);
  EXPECT_TRUE(latin->text.find("être prélevées") != std::string::npos) << latin->text;
  ASSERT_EQ(latin->warnings.size(), 1U);
  EXPECT_TRUE(latin->warnings[0].message.starts_with("does not say its encoding"));
}

TEST(TextEncoding, IsOnlyDeclaredInMarkup) {
  EXPECT_EQ(decode_text({"a.txt", "<meta charset=koi8-r> caf\xC3\xA9"})->text,
            "<meta charset=koi8-r> café");
  EXPECT_EQ(decode_text({"a.txt", "\xFF\xFE\xE9\0\xB2\x03"s})->text, "éβ");
  EXPECT_EQ(decode_text({"a.txt",
                         "Zellen f\xFCr M\xE4use, die man z\xFC"
                         "chtet"})
                ->text,
            "Zellen für Mäuse, die man züchtet");
}

TEST(TextEncoding, StaysUtf8WithAFewBadBytes) {
  const auto damaged = decode_text({"a.txt", "“Zellen” für M\xE4use"});
  ASSERT_TRUE(damaged);
  EXPECT_EQ(damaged->text, "“Zellen” für M\uFFFDuse");
  ASSERT_EQ(damaged->warnings.size(), 1U);
  EXPECT_TRUE(damaged->warnings[0].message.starts_with("1 byte is not valid UTF-8"));
}

TEST(TextEncoding, ReportsBytesThatMeanNothing) {
  const auto declared = decode_markup({"a.html", "<meta charset=utf-8>\n<p>caf\xE9 and more text"});
  ASSERT_TRUE(declared);
  ASSERT_EQ(declared->warnings.size(), 1U);
  EXPECT_EQ(declared->warnings[0].line, 2);
  const auto japanese = decode_markup({"a.html", "<meta charset=euc-jp>\n\n<p>text \xFF\xFF text"});
  ASSERT_TRUE(japanese);
  ASSERT_EQ(japanese->warnings.size(), 1U);
  EXPECT_EQ(japanese->warnings[0].line, 3);
}

TEST(TextEncoding, RefusesWhatIsNoText) {
  EXPECT_FALSE(decode_markup({"a.html", ""}));
  EXPECT_FALSE(decode_markup({"a.html", "\xFF\xFE"}));
  EXPECT_FALSE(decode_markup({"a.html", "\x89PNG\0\0\0\xFF\xFE\xFD\xFC"s}));
  EXPECT_FALSE(decode_markup({"a.html", std::string(kLargestSource + 1, 'a')}));
}

}  // namespace
}  // namespace article_search
