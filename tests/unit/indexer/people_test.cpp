#include "indexer/annotate/people.h"

#include "indexer/annotate/institutions.h"
#include "tests/unit/indexer/mention_names.h"

namespace article_search {
namespace {

std::vector<std::string> people_in(std::string_view text) {
  const TextWords words(text);
  std::vector<std::string> names;
  for (NameMention& mention : find_people(words, find_institutions(words))) {
    names.push_back(std::move(mention.name));
  }
  return names;
}

void expect_all(const std::vector<testing::NameCase>& cases) {
  testing::expect_names(cases, people_in);
}

TEST(People, BehindTitles) {
  expect_all({
      {"Dr. Ana Ríos spoke", {"Ana Ríos"}},
      {"Prof. J. K. Okafor", {"J. K. Okafor"}},
      {"Professor Ludwig van Gaal said", {"Ludwig van Gaal"}},
      {"Drs. Ana Ríos (Mayo Clinic) and Ken Ito (Yale University)", {"Ana Ríos", "Ken Ito"}},
      {"Drs. Ana Ríos and Ken Ito", {"Ana Ríos", "Ken Ito"}},
  });
}

TEST(People, BeforeDegrees) {
  expect_all({
      {"Ana M. Ríos, MD, PhD", {"Ana M. Ríos"}},
      {"by Ken Ito, Ph.D.", {"Ken Ito"}},
      {"Neurologist Eva Müller, DPhil", {"Eva Müller"}},
      {"Baltimore, MD", {}},
      {"Silver Spring, MD", {}},
      {"Johns Hopkins, MD", {}},
  });
}

TEST(People, WithTheirTeams) {
  expect_all({
      {"While Ken Ito and colleagues worked", {"Ken Ito"}},
      {"Ana Ríos et al. found", {"Ana Ríos"}},
      {"Ríos et al. found", {}},
      {"Imitating Ríos et al, closely", {}},
      {"Cluster Analysis Extended Ríos et al.", {}},
      {"a trial led by Maria del Carmen Ortega", {"Maria del Carmen Ortega"}},
      {"chaired by J. K. Okafor", {"J. K. Okafor"}},
      {"according to Elena Petrova, who", {"Elena Petrova"}},
      {"Elena Petrova of the Mayo Clinic", {"Elena Petrova"}},
      {"Elena Petrova (Mayo Clinic)", {"Elena Petrova"}},
      {"Novo Nordisk (Mayo Clinic)", {}},
      {"a trial led by Novo Nordisk", {}},
      {"led by Stanford University", {}},
  });
}

TEST(People, ElsewhereAreNone) {
  expect_all({
      {"Paris Hilton was there", {}},
      {"Dr. No", {}},
      {"Kaplan and Meier", {}},
      {"Some Functional Equations and their uses", {}},
      {"Rudolf Debelak Department of Psychology", {}},
      {"Professor of Neurology", {}},
      {"the doctor said", {}},
      {"", {}},
  });
}

TEST(People, AreFoundInLinearTime) {
  for (const std::string_view piece :
       {"Ana ", "Dr. ", "Drs. A B (", "A. ", "Ana et al. ", "van "}) {
    const std::string text = testing::megabyte_of(piece);
    EXPECT_LE(people_in(text).size(), text.size() / piece.size() + 1) << piece;
  }
}

}  // namespace
}  // namespace article_search
