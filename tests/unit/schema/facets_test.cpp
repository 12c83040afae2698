#include "indexer/schema/facets.h"

#include <gtest/gtest.h>

namespace article_search::schema {
namespace {

TEST(Facets, ComeBackAsTheyWereStored) {
  FacetValues values;
  values[static_cast<std::size_t>(Facet::kind)] = {"project"};
  values[static_cast<std::size_t>(Facet::institution)] = {"Université de Genève", "Mayo Clinic"};
  EXPECT_EQ(decode_facets(encode(values)).value(), values);
  EXPECT_EQ(decode_facets(encode(FacetValues())).value(), FacetValues());
}

TEST(Facets, AreAnErrorWhenDamaged) {
  const std::string whole = encode(FacetValues());
  EXPECT_FALSE(decode_facets(whole + "x"));
  EXPECT_FALSE(decode_facets(whole.substr(1)));
  EXPECT_FALSE(decode_facets(""));
}

TEST(FacetTerm, IsOneForSpellingsOfOneName) {
  for (const char* value : {"Université de Genève", "UNIVERSITE  DE GENEVE", "universite-de-geneve",
                            " Université de "
                            "Genève."}) {
    EXPECT_EQ(facet_term(Facet::institution, value), "XIuniversite de geneve") << value;
  }
}

TEST(FacetTerm, KeepsNamesOfOursAsTheyAre) {
  EXPECT_EQ(facet_term(Facet::article, "stem-cells-in-ms"), "XAstem-cells-in-ms");
  EXPECT_EQ(facet_term(Facet::year, "2007"), "Y2007");
}

TEST(FacetTerm, FitsTheIndexHoweverLongTheName) {
  EXPECT_LE(facet_term(Facet::place, std::string(10'000, 'a') + " b").size(), 200U);
  std::string words;
  for (int i = 0; i < 1'000; ++i) words += "été ";
  EXPECT_LE(facet_term(Facet::place, words).size(), 200U);
}

TEST(Facet, StandsInTheTableAtItsPlace) {
  for (std::size_t at = 0; at < kFacets.size(); ++at) {
    EXPECT_EQ(static_cast<std::size_t>(kFacets[at].facet), at);
  }
  for (std::size_t at = 0; at < kFields.size(); ++at) {
    EXPECT_EQ(static_cast<std::size_t>(kFields[at].field), at);
  }
}

}  // namespace
}  // namespace article_search::schema
