#include "indexer/schema/english_spelling.h"

#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace article_search::schema {
namespace {

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

// The British spelling becomes the American one, which stays.
void expect_meeting(const Pairs& pairs) {
  for (const auto& [british, american] : pairs) {
    EXPECT_EQ(to_american(british), american);
    EXPECT_EQ(to_american(american), american);
  }
}

TEST(ToAmerican, SpellsAeAndOeAsE) {
  expect_meeting({
      {"haematopoietic", "hematopoietic"},
      {"haemorrhage", "hemorrhage"},
      {"haemoglobin", "hemoglobin"},
      {"anaemia", "anemia"},
      {"anaemic", "anemic"},
      {"leukaemia", "leukemia"},
      {"ischaemic", "ischemic"},
      {"hypoglycaemia", "hypoglycemia"},
      {"bacteraemia", "bacteremia"},
      {"oedema", "edema"},
      {"lymphoedema", "lymphedema"},
      {"oesophagus", "esophagus"},
      {"oestrogen", "estrogen"},
      {"oestradiol", "estradiol"},
      {"foetus", "fetus"},
      {"foetal", "fetal"},
      {"diarrhoea", "diarrhea"},
      {"amenorrhoea", "amenorrhea"},
      {"dyspnoea", "dyspnea"},
      {"coeliac", "celiac"},
      {"caecum", "cecum"},
      {"paediatric", "pediatric"},
      {"orthopaedic", "orthopedic"},
      {"encyclopaedia", "encyclopedia"},
      {"gynaecology", "gynecology"},
      {"anaesthesia", "anesthesia"},
      {"anaesthetised", "anesthetized"},
      {"paraesthesia", "paresthesia"},
      {"dysaesthesia", "dysesthesia"},
      {"aetiology", "etiology"},
      {"faeces", "feces"},
      {"caesarean", "cesarean"},
      {"manoeuvre", "maneuver"},
      {"manoeuvres", "maneuvers"},
      {"manoeuvred", "maneuvered"},
      {"manoeuvring", "maneuvering"},
      {"homoeostasis", "homeostasis"},
      {"palaeolithic", "paleolithic"},
      {"phaeochromocytoma", "pheochromocytoma"},
      {"naevus", "nevus"},
  });
}

// The American word looks British inside: what matters is that both become the same.
TEST(ToAmerican, MeetsAmericanWordsThatLookBritish) {
  const Pairs pairs = {
      {"gastrooesophageal", "gastroesophageal"},
      {"angiooedema", "angioedema"},
      {"prooestrus", "proestrus"},
  };
  for (const auto& [british, american] : pairs) {
    EXPECT_EQ(to_american(british), to_american(american));
  }
}

TEST(ToAmerican, SpellsOurAsOr) {
  expect_meeting({
      {"tumour", "tumor"},
      {"antitumour", "antitumor"},
      {"behaviour", "behavior"},
      {"behavioural", "behavioral"},
      {"colour", "color"},
      {"colourless", "colorless"},
      {"favour", "favor"},
      {"favourable", "favorable"},
      {"labour", "labor"},
      {"neighbouring", "neighboring"},
      {"humour", "humor"},
      {"rumours", "rumors"},
      {"vapour", "vapor"},
      {"harbour", "harbor"},
      {"odour", "odor"},
      {"honour", "honor"},
  });
}

TEST(ToAmerican, SpellsReAsEr) {
  expect_meeting({
      {"fibre", "fiber"},
      {"fibres", "fibers"},
      {"centre", "center"},
      {"centres", "centers"},
      {"centred", "centered"},
      {"multicentre", "multicenter"},
      {"litre", "liter"},
      {"millilitres", "milliliters"},
      {"metre", "meter"},
      {"micrometres", "micrometers"},
      {"titre", "titer"},
      {"calibre", "caliber"},
      {"goitre", "goiter"},
  });
}

TEST(ToAmerican, SpellsIseAndYseWithZ) {
  expect_meeting({
      {"randomise", "randomize"},
      {"randomised", "randomized"},
      {"randomisation", "randomization"},
      {"characterising", "characterizing"},
      {"stabilises", "stabilizes"},
      {"stabiliser", "stabilizer"},
      {"destabilise", "destabilize"},
      {"hospitalised", "hospitalized"},
      {"immunised", "immunized"},
      {"optimise", "optimize"},
      {"recognise", "recognize"},
      {"recognisable", "recognizable"},
      {"organiser", "organizer"},
      {"reorganising", "reorganizing"},
      {"minimise", "minimize"},
      {"maximise", "maximize"},
      {"localised", "localized"},
      {"normalised", "normalized"},
      {"standardised", "standardized"},
      {"summarise", "summarize"},
      {"visualised", "visualized"},
      {"remyelinised", "remyelinized"},
      {"depolarise", "depolarize"},
      {"polymerised", "polymerized"},
      {"crystallised", "crystallized"},
      {"synthesised", "synthesized"},
      {"metastasise", "metastasize"},
      {"utilised", "utilized"},
      {"analyse", "analyze"},
      {"analysed", "analyzed"},
      {"analysing", "analyzing"},
      {"paralysed", "paralyzed"},
      {"dialysed", "dialyzed"},
      {"catalyse", "catalyze"},
      {"hydrolysed", "hydrolyzed"},
      {"haemolysed", "hemolyzed"},
  });
}

TEST(ToAmerican, SpellsOneLWhereAmericansDo) {
  expect_meeting({
      {"signalling", "signaling"},
      {"labelled", "labeled"},
      {"unlabelled", "unlabeled"},
      {"modelling", "modeling"},
      {"remodelling", "remodeling"},
      {"counselling", "counseling"},
      {"counsellor", "counselor"},
      {"travelling", "traveling"},
      {"cancelled", "canceled"},
      {"channelling", "channeling"},
      {"fuelled", "fueled"},
  });
  expect_meeting({
      {"enrol", "enroll"},
      {"enrolment", "enrollment"},
      {"fulfil", "fulfill"},
      {"instil", "instill"},
      {"skilful", "skillful"},
  });
}

TEST(ToAmerican, KnowsSingleWords) {
  expect_meeting({
      {"grey", "gray"},
      {"programme", "program"},
      {"programmes", "programs"},
      {"kilogramme", "kilogram"},
      {"ageing", "aging"},
      {"sulphate", "sulfate"},
      {"sulphur", "sulfur"},
      {"aluminium", "aluminum"},
      {"mould", "mold"},
      {"plough", "plow"},
      {"sceptical", "skeptical"},
      {"leucocytes", "leukocytes"},
      {"licence", "license"},
      {"practised", "practiced"},
      {"defence", "defense"},
      {"catalogue", "catalog"},
      {"dialogues", "dialogs"},
      {"analogues", "analogs"},
      {"cataloguing", "cataloging"},
      {"orthologue", "ortholog"},
      {"artefact", "artifact"},
      {"judgement", "judgment"},
      {"dietician", "dietitian"},
      {"analyses", "analysis"},
  });
}

TEST(ToAmerican, LeavesOtherWordsAlone) {
  for (const std::string_view word : {
           // -ise that is no ending
           "advertise",
           "advise",
           "arise",
           "comprise",
           "compromise",
           "concise",
           "disease",
           "diseased",
           "enterprise",
           "excise",
           "exercise",
           "exercised",
           "exercises",
           "expertise",
           "improvise",
           "improvisation",
           "increase",
           "likewise",
           "noise",
           "otherwise",
           "paradise",
           "precise",
           "premise",
           "promise",
           "promised",
           "promises",
           "promising",
           "raise",
           "revise",
           "rise",
           "rises",
           "rising",
           "supervise",
           "surprise",
           "treatise",
           "wise",
           "crises",
           "analysis",
           "diagnosis",
           "emphasis",
           "hypothesis",
           "metastasis",
           "synthesis",
           // -our, -re
           "contour",
           "detour",
           "four",
           "fourth",
           "glamour",
           "hour",
           "hours",
           "pour",
           "source",
           "course",
           "tour",
           "your",
           "acre",
           "are",
           "care",
           "genre",
           "mediocre",
           "before",
           // ae, oe
           "aerobic",
           "anaerobic",
           "aeon",
           "archaea",
           "does",
           "goes",
           "heroes",
           "poem",
           "shoe",
           "toes",
           "michael",
           "israel",
           "phoenix",
           "oeuvre",
           // double l
           "called",
           "calling",
           "cell",
           "cells",
           "controlled",
           "controlling",
           "enrolled",
           "filled",
           "killing",
           "installed",
           "rolling",
           "smaller",
           "compelling",
           "totally",
           "equally",
           // others
           "should",
           "shoulder",
           "septic",
           "monologue",
           "engagement",
           "management",
           "lyse",
           "diagram",
           "hypnotic",
           "analogous",
           "iris",
           "is",
           "us",
           "s",
           "",
       }) {
    EXPECT_EQ(to_american(word), word);
  }
}

TEST(ToAmerican, LeavesWordsOfOtherScriptsAlone) {
  for (const std::string_view word : {"опухоль", "细胞", "tumourж"}) {
    EXPECT_EQ(to_american(word), word);
  }
}

TEST(WithoutAcronymPlural, DropsTheSOfWordsWithoutVowel) {
  const Pairs cases = {
      {"mscs", "msc"},        {"hscts", "hsct"},  {"rcts", "rct"},
      {"dmts", "dmt"},        {"tvs", "tv"},      {"pts", "pt"},
      {"ms", "ms"},           {"vs", "vs"},       {"s", "s"},
      {"edss", "edss"},       {"cells", "cells"}, {"escs", "escs"},
      {"rhythms", "rhythms"}, {"hsct", "hsct"},   {"cns", "cns"},
      {"rrms", "rrms"},       {"spms", "spms"},   {"ppms", "ppms"},
      {"lps", "lps"},         {"nhs", "nhs"},     {"", ""},
  };
  for (const auto& [word, expected] : cases) EXPECT_EQ(without_acronym_plural(word), expected);
}

TEST(IsAcronymNotToStem, KnowsAcronymsThatLookLikePlurals) {
  for (const std::string_view word : {"als", "aids", "ips", "sars"}) {
    EXPECT_TRUE(is_acronym_not_to_stem(word)) << word;
  }
  for (const std::string_view word : {"escs", "cars", "cells", "al", ""}) {
    EXPECT_FALSE(is_acronym_not_to_stem(word)) << word;
  }
}

}  // namespace
}  // namespace article_search::schema
