#include "server/search/search_request.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

struct Row {
  Parameters parameters;
  /// "code parameter", in order; empty when the request is sound.
  std::vector<std::string> errors;
};

std::vector<std::string> errors_of(const Parameters& parameters) {
  std::vector<std::string> errors;
  if (const auto request = parse_search_request(parameters); !request) {
    for (const ParameterError& error : request.error()) {
      errors.push_back(error.code + ' ' + error.parameter);
      EXPECT_FALSE(error.message.empty());
    }
  }
  return errors;
}

TEST(SearchRequest, NamesEveryParameterThatIsWrong) {
  const std::vector<Row> rows = {
      // Sound.
      {{{"q", "myelin"}}, {}},
      {{{"q", ""}}, {}},
      {{{"q", "a"}, {"offset", "0"}, {"limit", "1"}}, {}},
      {{{"q", "a"}, {"offset", "9999"}, {"limit", "100"}}, {}},
      {{{"q", std::string(1024, 'a')}}, {}},

      // The query.
      {{}, {"missing_parameter q"}},
      {{{"q", std::string(1025, 'a')}}, {"invalid_parameter q"}},
      {{{"q", "\xff"}}, {"invalid_parameter q"}},
      {{{"q", "\xed\xa0\x80"}}, {"invalid_parameter q"}},

      // Numbers.
      {{{"q", "a"}, {"limit", "0"}}, {"invalid_parameter limit"}},
      {{{"q", "a"}, {"limit", "101"}}, {"invalid_parameter limit"}},
      {{{"q", "a"}, {"limit", ""}}, {"invalid_parameter limit"}},
      {{{"q", "a"}, {"limit", "ten"}}, {"invalid_parameter limit"}},
      {{{"q", "a"}, {"limit", "10 "}}, {"invalid_parameter limit"}},
      {{{"q", "a"}, {"limit", "+1"}}, {"invalid_parameter limit"}},
      {{{"q", "a"}, {"offset", "-1"}}, {"invalid_parameter offset"}},
      {{{"q", "a"}, {"offset", "10000"}}, {"invalid_parameter offset"}},
      {{{"q", "a"}, {"offset", "99999999999999999999"}}, {"invalid_parameter offset"}},

      // Synonyms.
      {{{"q", "a"}, {"synonyms", "off"}}, {}},
      {{{"q", "a"}, {"synonyms", "no"}}, {"invalid_parameter synonyms"}},

      // How the query is read and matched.
      {{{"q", "a"}, {"strict", "true"}, {"exact", "false"}, {"prefix", "true"}, {"match", "all"}},
       {}},
      {{{"q", "a"}, {"strict", "yes"}}, {"invalid_parameter strict"}},
      {{{"q", "a"}, {"exact", "1"}}, {"invalid_parameter exact"}},
      {{{"q", "a"}, {"prefix", ""}}, {"invalid_parameter prefix"}},
      {{{"q", "a"}, {"match", "most"}}, {"invalid_parameter match"}},

      // Excerpts.
      {{{"q", "a"}, {"snippet_length", "40"}, {"snippets", "5"}}, {}},
      {{{"q", "a"}, {"snippet_length", "39"}}, {"invalid_parameter snippet_length"}},
      {{{"q", "a"}, {"snippet_length", "2001"}}, {"invalid_parameter snippet_length"}},
      {{{"q", "a"}, {"snippets", "0"}}, {"invalid_parameter snippets"}},
      {{{"q", "a"}, {"snippets", "6"}}, {"invalid_parameter snippets"}},

      // Names.
      {{{"q", "a"}, {"Q", "b"}}, {"unknown_parameter Q"}},
      {{{"q", "a"}, {"", ""}}, {"unknown_parameter "}},
      {{{"q", "a"}, {"q", "b"}}, {"repeated_parameter q"}},

      // All at once.
      {{{"limit", "x"}, {"page", "2"}},
       {"invalid_parameter limit", "unknown_parameter page", "missing_parameter q"}},
  };
  for (const Row& row : rows) EXPECT_EQ(errors_of(row.parameters), row.errors);
}

TEST(SearchRequest, HasDefaults) {
  const SearchRequest request = parse_search_request({{"q", "myelin repair"}}).value();
  EXPECT_EQ(request.query, "myelin repair");
  EXPECT_EQ(request.offset, 0U);
  EXPECT_EQ(request.limit, 10U);
}

TEST(SearchRequest, TakesEachParameterFromItsName) {
  const SearchRequest request = parse_search_request({{"q", "a"},
                                                      {"strict", "true"},
                                                      {"exact", "true"},
                                                      {"prefix", "true"},
                                                      {"match", "all"},
                                                      {"snippet_length", "100"},
                                                      {"snippets", "3"}})
                                    .value();
  EXPECT_EQ(request.strictness, QueryStrictness::strict);
  EXPECT_EQ(request.forms, WordForms::verbatim);
  EXPECT_EQ(request.last_word, LastWord::unfinished);
  EXPECT_EQ(request.match, MatchMode::all);
  EXPECT_EQ(request.snippet_length, 100U);
  EXPECT_EQ(request.snippets, 3U);
}

TEST(SearchRequest, AReadWithoutParametersNamesThoseItGets) {
  EXPECT_TRUE(parse_no_parameters({}));
  EXPECT_FALSE(parse_no_parameters({{"q", "a"}}));
}

}  // namespace
}  // namespace article_search
