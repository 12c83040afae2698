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

      // Filters may be repeated.
      {{{"q", "a"}, {"kind", "project"}, {"kind", "no such kind"}, {"place", "Genève"}}, {}},
      {{{"q", "a"}, {"topic", ""}}, {"invalid_parameter topic"}},
      {{{"q", "a"}, {"person", std::string(201, 'a')}}, {"invalid_parameter person"}},
      {{{"q", "a"}, {"institution", "\xff"}}, {"invalid_parameter institution"}},
      {{{"q", "a"}, {"year", "2007"}, {"year", "2010..2017"}, {"year", "..1999"}}, {}},
      {{{"q", "a"}, {"year", "07"}}, {"invalid_parameter year"}},
      {{{"q", "a"}, {"year", "2017..2005"}}, {"invalid_parameter year"}},
      {{{"q", "a"}, {"year", "2017-01"}}, {"invalid_parameter year"}},
      {{{"q", "a"}, {"when", "2007-01..2009-05"}}, {}},
      {{{"q", "a"}, {"when", "yesterday"}}, {"invalid_parameter when"}},
      {{{"q", "a"}, {"when", "2007"}, {"when", "2008"}}, {"repeated_parameter when"}},

      // Facets, order, groups, explanation.
      {{{"q", "a"}, {"facets", "kind,year,kind"}, {"facet_limit", "100"}}, {}},
      {{{"q", "a"}, {"facets", ""}}, {"invalid_parameter facets"}},
      {{{"q", "a"}, {"facets", "kind,"}}, {"invalid_parameter facets"}},
      {{{"q", "a"}, {"facets", "colour"}}, {"invalid_parameter facets"}},
      {{{"q", "a"}, {"facet_limit", "0"}}, {"invalid_parameter facet_limit"}},
      {{{"q", "a"}, {"sort", "-date"}, {"group", "article"}, {"explain", "true"}}, {}},
      {{{"q", "a"}, {"sort", "title"}}, {"invalid_parameter sort"}},
      {{{"q", "a"}, {"group", "kind"}}, {"invalid_parameter group"}},
      {{{"q", "a"}, {"explain", "yes"}}, {"invalid_parameter explain"}},
      // Typos.
      {{{"q", "a"}, {"typos", "auto"}}, {}},
      {{{"q", "a"}, {"typos", "offer"}}, {}},
      {{{"q", "a"}, {"typos", "on"}}, {"invalid_parameter typos"}},

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

TEST(SearchRequest, KeepsWhatIsAskedFor) {
  const SearchRequest request = parse_search_request({{"q", "a"},
                                                      {"kind", "project"},
                                                      {"kind", "milestone"},
                                                      {"kind", "project"},
                                                      {"when", "2007.."},
                                                      {"facets", "year,kind,year"},
                                                      {"facet_limit", "5"},
                                                      {"sort", "-date"},
                                                      {"group", "article"},
                                                      {"explain", "true"}})
                                    .value();
  EXPECT_EQ(request.filters.values[static_cast<std::size_t>(schema::Facet::kind)],
            (std::vector<std::string>{"project", "milestone"}));
  EXPECT_EQ(request.filters.when, (DateRange{"2007", ""}));
  EXPECT_EQ(request.facets.facets,
            (std::vector<schema::Facet>{schema::Facet::year, schema::Facet::kind}));
  EXPECT_EQ(request.facets.limit, 5U);
  EXPECT_EQ(request.sort, SortOrder::newest_first);
  EXPECT_EQ(request.grouping, Grouping::by_article);
  EXPECT_EQ(request.explain, ScoreParts::on);
}

TEST(SearchRequest, TakesNoMoreFiltersThanCanBeAnsweredInTime) {
  Parameters parameters = {{"q", "a"}};
  for (std::size_t value = 0; value < kMaxFilterValues; ++value) {
    parameters.emplace_back("topic", std::to_string(value));
  }
  EXPECT_EQ(errors_of(parameters), std::vector<std::string>{});
  parameters.emplace_back("place", "Glasgow");
  EXPECT_EQ(errors_of(parameters), std::vector<std::string>{"invalid_parameter place"});
}

TEST(SearchRequest, ForSimilarPassagesHasItsOwnParameters) {
  using OwnArticle = SimilarRequest::OwnArticle;
  EXPECT_EQ(parse_similar_request({}).value().own_article, OwnArticle::included);
  EXPECT_EQ(parse_similar_request({{"own_article", "exclude"}}).value().own_article,
            OwnArticle::left_out);
  EXPECT_EQ(parse_similar_request({{"limit", "3"}}).value().limit, 3U);
  EXPECT_FALSE(parse_similar_request({{"own_article", "no"}}));
  EXPECT_FALSE(parse_similar_request({{"q", "a"}}));
}

TEST(SearchRequest, AReadWithoutParametersNamesThoseItGets) {
  EXPECT_TRUE(parse_no_parameters({}));
  EXPECT_FALSE(parse_no_parameters({{"q", "a"}}));
}

}  // namespace
}  // namespace article_search
