#include <string_view>

#include <gtest/gtest.h>

#include "indexer/schema/analyzer.h"

namespace article_search::schema {
namespace {

TEST(IsStopWord, IsTrueForFunctionWordsAndQuestionWords) {
  for (const std::string_view word :
       {"a",     "about", "an",   "and",  "are",   "can", "do",         "for",  "how",
        "i",     "in",    "is",   "it",   "may",   "my",  "no",         "not",  "of",
        "on",    "or",    "that", "the",  "there", "to",  "what",       "when", "where",
        "which", "who",   "why",  "will", "with",  "you", "yourselves", "dont", "doesn"}) {
    EXPECT_TRUE(is_stop_word(word)) << word;
  }
}

TEST(IsStopWord, IsFalseForWordsThatSaySomething) {
  for (const std::string_view word :
       {"ms",   "us",   "t",      "b",   "d",     "s",    "il",   "cell",   "stem", "hand",
        "back", "pain", "need",   "new", "first", "help", "work", "live",   "show", "safe",
        "good", "year", "people", "17",  "",      "The",  "thé",  "was not"}) {
    EXPECT_FALSE(is_stop_word(word)) << word;
  }
}

}  // namespace
}  // namespace article_search::schema
