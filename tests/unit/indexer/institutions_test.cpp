#include "indexer/annotate/institutions.h"

#include "tests/unit/indexer/mention_names.h"

namespace article_search {
namespace {

std::vector<std::string> institutions_in(std::string_view text) {
  std::vector<std::string> names;
  for (NameMention& mention : find_institutions(TextWords(text))) {
    names.push_back(std::move(mention.name));
  }
  return names;
}

void expect_all(const std::vector<testing::NameCase>& cases) {
  testing::expect_names(cases, institutions_in);
}

TEST(Institutions, UniversitiesOfAPlace) {
  expect_all({
      {"at the University of Utah in May", {"University of Utah"}},
      {"the University of New South Wales,", {"University of New South Wales"}},
      {"University of California, San Diego, and", {"University of California, San Diego"}},
      {"University of California, which", {"University of California"}},
      {"University of Illinois at Chicago", {"University of Illinois at Chicago"}},
      {"University of the Witwatersrand", {"University of the Witwatersrand"}},
      {"University of Wisconsin-Madison's lab", {"University of Wisconsin-Madison"}},
      {"the University of Pittsburgh School of Medicine",
       {"University of Pittsburgh School of Medicine"}},
      {"the Technical University of Munich", {"Technical University of Munich"}},
  });
}

TEST(Institutions, NamesBeforeTheNoun) {
  expect_all({
      {"from Yale University", {"Yale University"}},
      {"Emory University Hospital", {"Emory University Hospital"}},
      {"the Mayo Clinic", {"Mayo Clinic"}},
      {"a Mayo Clinic team", {"Mayo Clinic"}},
      {"Harvard Medical School", {"Harvard Medical School"}},
      {"Scripps Research Institute", {"Scripps Research Institute"}},
      {"St. Jude Children's Research Hospital", {"St. Jude Children's Research Hospital"}},
      {"The Johns Hopkins Hospital", {"Johns Hopkins Hospital"}},
      {"Johns Hopkins researchers", {"Johns Hopkins"}},
      {"Imperial College London", {"Imperial College London"}},
      {"Bill & Melinda Gates Foundation", {"Bill & Melinda Gates Foundation"}},
  });
}

TEST(Institutions, SubjectsBehindTheNoun) {
  expect_all({
      {"Centers for Disease Control and Prevention",
       {"Centers for Disease Control and Prevention"}},
      {"National Institute of Neurological Disorders and Stroke",
       {"National Institute of Neurological Disorders and Stroke"}},
      {"Massachusetts Institute of Technology and Yale University",
       {"Massachusetts Institute of Technology", "Yale University"}},
      {"US Centers for Disease Control and Prevention Office",
       {"Centers for Disease Control and Prevention"}},
      {"Children's Hospital of Philadelphia", {"Children's Hospital of Philadelphia"}},
      {"the Royal College of Physicians", {"Royal College of Physicians"}},
  });
}

TEST(Institutions, SocietiesWithAnOriginAndASubject) {
  expect_all({
      {"the American Heart Association", {"American Heart Association"}},
      {"World Health Organization", {"World Health Organization"}},
      {"National MS Society", {"National MS Society"}},
      {"the Society for Neuroscience", {"Society for Neuroscience"}},
      {"the Russian Federation", {}},
  });
}

TEST(Institutions, OfOtherLanguages) {
  expect_all({
      {"Universität Zürich", {"Universität Zürich"}},
      {"National Institute of Public Finance and Policy, India",
       {"National Institute of Public Finance and Policy"}},
      {"the Institute of Electrical and Electronics Engineers says",
       {"Institute of Electrical and Electronics Engineers"}},
      {"Achim Zeileis Universität Innsbruck Universitätsstr. 15", {"Universität Innsbruck"}},
      {"Universität Innsbruck E-mail", {"Universität Innsbruck"}},
      {"Technische Universität Wien", {"Technische Universität Wien"}},
      {"Karolinska Institutet", {"Karolinska Institutet"}},
      {"Universidade de São Paulo", {"Universidade de São Paulo"}},
      {"Ludwig-Maximilians-Universität München", {"Ludwig-Maximilians-Universität München"}},
      {"Institut Pasteur", {"Institut Pasteur"}},
  });
}

TEST(Institutions, CommonNounsNameNone) {
  expect_all({
      {"the University of the future", {}},
      {"the University of the Future", {}},
      {"the University Hospital was full", {}},
      {"a Memory Clinic", {}},
      {"A Collaborative MS Research Center", {}},
      {"the Hospital Anxiety and Depression Scale", {}},
      {"Genome-Wide Association Studies", {}},
      {"a Harvard Medical School Study", {}},
      {"Oxford University Press", {}},
      {"at the hospital and the university", {}},
      {"High School Students", {}},
      {"UNIVERSITY OF UTAH", {}},
      {"SETTING University hospital", {}},
      {"University", {}},
      {"", {}},
  });
}

TEST(Institutions, AreFoundInLinearTime) {
  for (const std::string_view piece :
       {"University of ", "Royal ", "Institute of Health and ", "(", "a & ", "Johns Hopkins "}) {
    const std::string text = testing::megabyte_of(piece);
    EXPECT_LE(institutions_in(text).size(), text.size() / piece.size() + 1) << piece;
  }
}

}  // namespace
}  // namespace article_search
