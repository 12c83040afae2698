#include "indexer/annotate/abbreviations.h"

#include "tests/unit/indexer/mention_names.h"

namespace article_search {
namespace {

std::vector<std::string> abbreviations_in(std::string_view text) {
  std::vector<std::string> rows;
  for (const schema::Abbreviation& found : find_abbreviations(text)) {
    rows.push_back(found.short_form + " = " + found.long_form);
  }
  return rows;
}

void expect_all(const std::vector<testing::NameCase>& cases) {
  testing::expect_names(cases, abbreviations_in);
}

TEST(Abbreviations, BehindTheirLongForms) {
  expect_all({
      {"by optical coherence tomography (OCT) in", {"OCT = optical coherence tomography"}},
      {"mesenchymal stem cells (MSCs)", {"MSCs = mesenchymal stem cells"}},
      {"nuclear factor kappa B (NF-kB; active)", {"NF-kB = nuclear factor kappa B"}},
      {"the T-cell receptor (TCR)", {"TCR = T-cell receptor"}},
      {"interleukin 17 (IL-17)", {"IL-17 = interleukin 17"}},
      {"from Extra Packages for Enterprise Linux (EPEL)",
       {"EPEL = Extra Packages for Enterprise Linux"}},
      {"Software in the Public Interest, (SPI)", {"SPI = Software in the Public Interest"}},
      {"Neurofilament light chain (NfL)", {"NfL = Neurofilament light chain"}},
      {"the “R Language Definition” (R-lang)", {"R-lang = R Language Definition"}},
      // The last word has all the letters, too.
      {"an experimental autoimmune encephalomyelitis (EAE)",
       {"EAE = experimental autoimmune encephalomyelitis"}},
  });
}

TEST(Abbreviations, BeforeTheirLongForms) {
  expect_all({
      {"OCT (optical coherence tomography)", {"OCT = optical coherence tomography"}},
      {"an IV (intravenous) line", {"IV = intravenous"}},
  });
}

TEST(Abbreviations, OtherParenthesesDefineNothing) {
  expect_all({
      {"in stage IV (advanced)", {}},
      {"patients (n = 20)", {}},
      {"a second type (II)", {}},
      {"see above (Figure 1)", {}},
      {"the cells (see Methods)", {}},
      {"the (T) cells", {}},
      {"of the cord (OTC)", {}},
      {"MS (MS)", {}},
      {"kinase at this site (Kts)", {}},
      {"which re-estimates the (RE) effects", {}},
      {"Ana Lee, MD, MS (Medical School)", {}},
      {"(OCT)", {}},
      {"add andrasq as a collaborator (Andras)", {}},
      {"cjihrig (C++)", {}},
      {"optical (OCT", {}},
      // The last word is beside the name, or its letters are there by chance.
      {"in knockout mice (KO)", {}},
      {"catalogs of message catalogues (MO)", {}},
      {"as a multivariate normal distribution function (MVN)", {}},
      // Programs and formulas, and the end of a sentence.
      {"read.table(f, row.names = c (NA))", {}},
      {"with apr_table_get (GET)", {}},
      {"open a connection. The state changes (CONNECTING)", {}},
      {"()", {}},
  });
}

TEST(Abbreviations, AreFoundInLinearTime) {
  for (const std::string_view piece : {"(", "a (AB", "ab (AB) ", "A ", "(A) (", ")"}) {
    const std::string text = testing::megabyte_of(piece);
    EXPECT_LE(abbreviations_in(text).size(), text.size() / piece.size()) << piece;
  }
}

}  // namespace
}  // namespace article_search
