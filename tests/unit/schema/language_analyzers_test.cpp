#include "indexer/schema/language_analyzers.h"

#include <gtest/gtest.h>

namespace article_search::schema {
namespace {

TEST(LanguageAnalyzers, PrimaryLanguageIsTheTagsFirstPartInLowerCase) {
  EXPECT_EQ(primary_language("en"), "en");
  EXPECT_EQ(primary_language("pt-BR"), "pt");
  EXPECT_EQ(primary_language("DE-at"), "de");
  EXPECT_EQ(primary_language(""), "");
}

TEST(LanguageAnalyzers, StemByTheLanguageAskedFor) {
  LanguageAnalyzers analyzers;
  const auto stem = [&](std::string_view language, std::string_view word) {
    return analyzers.for_language(language).analyze(word).front().stem;
  };
  EXPECT_EQ(stem("en", "transplants"), stem("en", "transplant"));
  EXPECT_EQ(stem("de", "Zellen"), stem("de", "Zelle"));
  EXPECT_NE(stem("en", "Zellen"), stem("en", "Zelle"));
  EXPECT_EQ(stem("xx", "cells"), "cells");
}

TEST(LanguageAnalyzers, AreMadeOncePerLanguage) {
  LanguageAnalyzers analyzers;
  const Analyzer* const first = &analyzers.for_language("en-GB");
  analyzers.for_language("fr");
  EXPECT_EQ(&analyzers.for_language("en"), first);
}

}  // namespace
}  // namespace article_search::schema
