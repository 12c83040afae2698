#include "indexer/slug.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace article_search {
namespace {

struct SlugCase {
  std::string_view text;
  std::string_view expected;
};

TEST(Slug, IsLowerCaseWordsJoinedByHyphens) {
  constexpr SlugCase kCases[] = {
      {"article", "article"},
      {"Leadership Role", "leadership-role"},
      {"  What's next?  ", "whats-next"},
      {"Phase 3 (HSCT)", "phase-3-hsct"},
      {"a__b--c", "a-b-c"},
      {"2.1 Methods", "2-1-methods"},
      {"---", ""},
      {"", ""},
  };
  for (const SlugCase& row : kCases) EXPECT_EQ(slug(row.text), row.expected) << row.text;
}

TEST(Slug, FoldsAccentsAndCompatibilityForms) {
  constexpr SlugCase kCases[] = {
      {"Café naïve", "cafe-naive"},       {"Straße", "strasse"},
      {"Ångström Łódź", "angstrom-lodz"}, {"ﬁbre ＡＢＣ", "fibre-abc"},
      {"Parkinson’s", "parkinsons"},      {"remy\u00ADelination", "remyelination"},
  };
  for (const SlugCase& row : kCases) EXPECT_EQ(slug(row.text), row.expected) << row.text;
}

TEST(Slug, KeepsTextsInOtherScriptsApartByAHash) {
  const std::string greek = slug("μυελίνη");
  const std::string chinese = slug("干细胞");
  EXPECT_NE(greek, chinese);
  EXPECT_TRUE(is_slug(greek)) << greek;
  EXPECT_TRUE(is_slug(chinese)) << chinese;
  EXPECT_EQ(greek, slug("μυελίνη"));
  EXPECT_TRUE(slug("TGF-β in MS").starts_with("tgf-in-ms-")) << slug("TGF-β in MS");
  EXPECT_NE(slug("TGF-β in MS"), slug("TGF-α in MS"));
}

TEST(Slug, IsCutBetweenWordsWherePossible) {
  EXPECT_EQ(slug("one two three four", 12), "one-two");
  EXPECT_EQ(slug("one two thre", 12), "one-two-thre");
  EXPECT_EQ(slug("incomprehensibility", 12), "incomprehens");
  EXPECT_LE(slug(std::string(500, 'x') + " β").size(), kLongestArticleId);
}

TEST(Slug, TellsWhetherItIsCut) {
  EXPECT_FALSE(is_cut_in_slug(std::string(80, 'x')));
  EXPECT_TRUE(is_cut_in_slug(std::string(81, 'x')));
  EXPECT_TRUE(is_cut_in_slug("one two three four", 12));
  EXPECT_FALSE(is_cut_in_slug("(((((one two)))))", 12));
  // Each becomes "1-2".
  std::string halves;
  for (int i = 0; i < 30; ++i) halves += "½";
  EXPECT_TRUE(is_cut_in_slug(halves));
}

TEST(Slug, IsRecognised) {
  constexpr std::string_view kSlugs[] = {"a", "a-b", "2017", "stem-cells-2"};
  for (const std::string_view text : kSlugs) EXPECT_TRUE(is_slug(text)) << text;
  constexpr std::string_view kOthers[] = {"",  "-",   "a-",  "-a", "a--b",
                                          "A", "a b", "a.b", "é",  "a/b"};
  for (const std::string_view text : kOthers) EXPECT_FALSE(is_slug(text)) << text;
  EXPECT_FALSE(is_slug(std::string(kLongestArticleId + 1, 'a')));
}

TEST(Base32, ShowsTheHighestBitsFirst) {
  EXPECT_EQ(to_base32(0, 4), "0000");
  EXPECT_EQ(to_base32(~std::uint64_t{0}, 2), "zz");
  EXPECT_EQ(to_base32(std::uint64_t{1} << 59, 2), "10");
}

}  // namespace
}  // namespace article_search
