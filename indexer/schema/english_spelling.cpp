#include "indexer/schema/english_spelling.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace article_search::schema {
namespace {

enum class Place : std::uint8_t { anywhere, start, end };

struct Respelling {
  std::string_view british;
  std::string_view american;
  Place place = Place::anywhere;
};

// Applied from top to bottom, so a longer fragment stands before one that it contains.
constexpr auto kFragments = std::to_array<Respelling>({
    // ae and oe. "angioedema" is American and "angio-oedema" British: both lose their o.
    {"ooedem", "oedem"},
    {"ooesoph", "oesoph"},
    {"ooestr", "oestr"},
    {"paraesth", "paresth"},
    {"aesth", "esth"},
    {"haem", "hem"},
    {"aemi", "emi"},
    {"aetio", "etio"},
    {"amoeb", "ameb"},
    {"archaeol", "archeol"},
    {"caec", "cec"},
    {"caesarea", "cesarea"},
    {"caesium", "cesium"},
    {"coeliac", "celiac"},
    {"faec", "fec"},
    {"foet", "fet"},
    {"gynaec", "gynec"},
    {"homoeo", "homeo"},
    {"laevo", "levo"},
    {"manoeuvred", "maneuvered"},
    {"manoeuvre", "maneuver"},
    {"manoeuvr", "maneuver"},
    {"mediaeval", "medieval"},
    {"naev", "nev", Place::start},
    {"oedem", "edem"},
    {"oesoph", "esoph"},
    {"oestr", "estr"},
    {"paed", "ped"},
    {"palaeo", "paleo"},
    {"phaeo", "pheo"},
    {"pharmacopoe", "pharmacope"},
    {"pnoe", "pne"},
    {"rrhoe", "rrhe"},

    // our
    {"arbour", "arbor"},
    {"ardour", "ardor"},
    {"armour", "armor"},
    {"behaviour", "behavior"},
    {"candour", "candor"},
    {"clamour", "clamor"},
    {"colour", "color"},
    {"demeanour", "demeanor"},
    {"endeavour", "endeavor"},
    {"favour", "favor"},
    {"fervour", "fervor"},
    {"flavour", "flavor"},
    {"honour", "honor"},
    {"humour", "humor"},
    {"labour", "labor"},
    {"neighbour", "neighbor"},
    {"odour", "odor"},
    {"rigour", "rigor"},
    {"rumour", "rumor"},
    {"saviour", "savior"},
    {"savour", "savor"},
    {"splendour", "splendor"},
    {"tumour", "tumor"},
    {"valour", "valor"},
    {"vapour", "vapor"},
    {"vigour", "vigor"},

    // re
    {"fibre", "fiber"},
    {"centred", "centered", Place::end},
    {"centring", "centering", Place::end},
    {"centre", "center", Place::end},
    {"centres", "centers", Place::end},
    {"goitre", "goiter", Place::end},
    {"goitres", "goiters", Place::end},
    {"litre", "liter", Place::end},
    {"litres", "liters", Place::end},
    {"metre", "meter", Place::end},
    {"metres", "meters", Place::end},
    {"titre", "titer", Place::end},
    {"titres", "titers", Place::end},
    {"theatre", "theater", Place::end},
    {"theatres", "theaters", Place::end},

    // ogue
    {"alogued", "aloged", Place::end},
    {"aloguing", "aloging", Place::end},
    {"alogue", "alog", Place::end},
    {"alogues", "alogs", Place::end},
    {"homologue", "homolog"},
    {"orthologue", "ortholog"},

    // c, k, ph, s
    {"defence", "defense"},
    {"leucocyt", "leukocyt"},
    {"leucodystroph", "leukodystroph"},
    {"leucoenceph", "leukoenceph"},
    {"leucopen", "leukopen"},
    {"licenc", "licens"},
    {"offence", "offense"},
    {"practise", "practice"},
    {"practising", "practicing"},
    {"sceptic", "skeptic", Place::start},
    {"sulph", "sulf"},

    // endings, and single words that enter compounds
    {"ageing", "aging", Place::end},
    {"aluminium", "aluminum"},
    {"artefact", "artifact"},
    {"dgement", "dgment"},
    {"gramme", "gram", Place::end},
    {"grammes", "grams", Place::end},
    {"grey", "gray", Place::start},
    {"mould", "mold"},
    {"plough", "plow"},
    {"tranquillis", "tranquiliz"},
});

constexpr bool keeps_first_letter(const Respelling& respelling) {
  const std::string_view british = respelling.british;
  return british.front() == respelling.american.front() || british.starts_with("ae") ||
         british.starts_with("oe");
}
static_assert(std::ranges::all_of(kFragments, keeps_first_letter));

constexpr auto kWords = std::to_array<Respelling>({
    {"calibre", "caliber"},
    {"calibres", "calibers"},
    {"cosy", "cozy"},
    {"dietician", "dietitian"},
    {"dieticians", "dietitians"},
    {"distil", "distill"},
    {"distils", "distills"},
    {"enrol", "enroll"},
    {"enrolment", "enrollment"},
    {"enrolments", "enrollments"},
    {"enrols", "enrolls"},
    {"fulfil", "fulfill"},
    {"fulfilment", "fulfillment"},
    {"fulfils", "fulfills"},
    {"instalment", "installment"},
    {"instalments", "installments"},
    {"instil", "instill"},
    {"instils", "instills"},
    {"jewellery", "jewelry"},
    {"lustre", "luster"},
    {"marvellous", "marvelous"},
    {"meagre", "meager"},
    {"pyjamas", "pajamas"},
    {"skilful", "skillful"},
    {"skilfully", "skillfully"},
    {"specialities", "specialties"},
    {"speciality", "specialty"},
    {"spectre", "specter"},
    {"wilful", "willful"},
    {"wilfully", "willfully"},
    {"woollen", "woolen"},
    {"yoghurt", "yogurt"},
    {"yoghurts", "yogurts"},
});
static_assert(std::ranges::is_sorted(kWords, {}, &Respelling::british));
static_assert(std::ranges::all_of(kWords, keeps_first_letter));

// What stands before -ise where American English has -ize. Words in which -ise is no ending
// (exercise, disease, promise, otherwise, improvise) end like none of these, and derived ones
// (reorganise, depolarise) end like theirs.
constexpr auto kBeforeIze = std::to_array<std::string_view>(
    {"actual",   "agon",     "alcohol",   "alphabet",   "amort",      "anatom",      "anesthet",
     "anonym",   "apolog",   "aromat",    "atom",       "author",     "automat",     "canal",
     "capital",  "carbon",   "categor",   "catheter",   "cauter",     "central",     "character",
     "climat",   "colon",    "commun",    "conceptual", "contextual", "critic",      "crystall",
     "custom",   "digit",    "dramat",    "econom",     "emphas",     "energ",       "epitom",
     "equal",    "euthan",   "external",  "familiar",   "femin",      "fertil",      "final",
     "fluid",    "focal",    "formal",    "galvan",     "general",    "global",      "harmon",
     "hemol",    "heparin",  "heterogen", "homogen",    "hospital",   "human",       "hybrid",
     "hypnot",   "hypothes", "ideal",     "immortal",   "immun",      "individual",  "industrial",
     "initial",  "internal", "iod",       "ion",        "item",       "keratin",     "lateral",
     "linear",   "local",    "lyophil",   "magnet",     "marginal",   "material",    "maxim",
     "mechan",   "medical",  "memor",     "mental",     "mer",        "metabol",     "metal",
     "metastas", "mineral",  "minim",     "mobil",      "modern",     "modular",     "moistur",
     "myelin",   "national", "natural",   "neutral",    "normal",     "operational", "opson",
     "optim",    "organ",    "oxid",      "parameter",  "parenthes",  "pasteur",     "personal",
     "polar",    "popular",  "pressur",   "priorit",    "public",     "pulver",      "random",
     "rational", "real",     "recogn",    "regular",    "sensit",     "serial",      "social",
     "solubil",  "special",  "stabil",    "standard",   "steril",     "stigmat",     "subsid",
     "summar",   "synchron", "synthes",   "systemat",   "theor",      "traumat",     "trivial",
     "util",     "vapor",    "vascular",  "verbal",     "visual",     "vital",       "volatil"});

constexpr auto kIseEndings = std::to_array<std::string_view>({
    "ise",
    "ised",
    "ises",
    "ising",
    "iser",
    "isers",
    "isable",
    "isability",
});

// What stands before -yse where American English has -yze. "lyse" alone is both.
constexpr auto kBeforeYze = std::to_array<std::string_view>({
    "anal",
    "autol",
    "breathal",
    "catal",
    "dial",
    "electrol",
    "hemol",
    "hydrol",
    "paral",
});

constexpr auto kYseEndings = std::to_array<std::string_view>({
    "yse",
    "ysed",
    "yser",
    "ysers",
    "ysing",
    "ysable",
});

// What stands before -lled and -lling where American English has one l. Words whose l is double in
// both (called, filled, controlled, enrolled) are none of these.
constexpr auto kBeforeSingleL = std::to_array<std::string_view>(
    {"barre", "beve",  "cance",  "carame",  "channe", "chise",  "counse", "dia",  "due",   "ename",
     "equa",  "fue",   "funne",  "grave",   "initia", "journa", "labe",   "leve", "libe",  "marsha",
     "meda",  "mode",  "pane",   "paralle", "peda",   "penci",  "quarre", "riva", "shove", "shrive",
     "signa", "spira", "stenci", "swive",   "tota",   "trave",  "tunne"});

constexpr auto kSingleLEndings = std::to_array<std::string_view>({
    "lled",
    "lling",
    "llings",
    "ller",
    "llers",
    "llor",
    "llors",
});

// Acronyms without a vowel that end in s in the singular: the nervous system, the courses of MS,
// and others of medicine.
constexpr auto kSingularAcronyms = std::to_array<std::string_view>({
    "bbs", "cbs", "cfs",  "cms",  "cns",  "dbs", "dns",  "fbs", "fms", "gbs", "gps",  "hhs",
    "lps", "mds", "nhs",  "nls",  "nmss", "pbs", "pcds", "pls", "pms", "pns", "ppms", "prms",
    "rls", "rms", "rrms", "scds", "spms", "tbs", "tdcs", "tms", "tps", "vns",
});
static_assert(std::ranges::is_sorted(kSingularAcronyms));

constexpr auto kAcronymsNotToStem = std::to_array<std::string_view>({
    "aids",
    "als",
    "ards",
    "eds",
    "ibs",
    "ips",
    "mers",
    "sars",
});
static_assert(std::ranges::is_sorted(kAcronymsNotToStem));

constexpr std::string_view kVowels = "aeiouy";

bool is_ascii_word(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::size_t find_at(std::string_view word, const Respelling& respelling) {
  switch (respelling.place) {
    case Place::start:
      return word.starts_with(respelling.british) ? 0 : std::string_view::npos;
    case Place::end:
      return word.ends_with(respelling.british) ? word.size() - respelling.british.size()
                                                : std::string_view::npos;
    default:
      return word.find(respelling.british);
  }
}

void respell_fragments(std::string& word) {
  for (const Respelling& respelling : kFragments) {
    const std::size_t at = find_at(word, respelling);
    if (at != std::string::npos) word.replace(at, respelling.british.size(), respelling.american);
  }
}

// Where `endings` begins in a `word` whose rest ends like one of `before`.
std::optional<std::size_t> find_ending(std::string_view word,
                                       std::span<const std::string_view> before,
                                       std::span<const std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (!word.ends_with(ending)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    const auto ends_rest = [rest](std::string_view base) { return rest.ends_with(base); };
    if (std::ranges::any_of(before, ends_rest)) return rest.size();
  }
  return std::nullopt;
}

void respell_endings(std::string& word) {
  if (const auto ise = find_ending(word, kBeforeIze, kIseEndings)) word[*ise + 1] = 'z';
  if (const auto yse = find_ending(word, kBeforeYze, kYseEndings)) word[*yse + 1] = 'z';
  if (const auto ll = find_ending(word, kBeforeSingleL, kSingleLEndings)) word.erase(*ll, 1);
}

// -isation is -ization in all words but one.
void respell_isation(std::string& word) {
  const std::size_t at = word.find("isation");
  if (at != std::string::npos && !word.starts_with("improvisation")) word[at + 1] = 'z';
}

// The plural of a noun and a British verb are spelled alike here; in science it is the noun.
void respell_plural_of_lysis(std::string& word) {
  if (word.ends_with("lyses")) word[word.size() - 2] = 'i';
}

}  // namespace

std::string to_american(std::string_view word) {
  std::string result(word);
  if (!is_ascii_word(word)) return result;
  const auto* const whole = std::ranges::lower_bound(kWords, word, {}, &Respelling::british);
  if (whole != kWords.end() && whole->british == word) return std::string(whole->american);
  respell_fragments(result);
  respell_endings(result);
  respell_isation(result);
  respell_plural_of_lysis(result);
  return result;
}

bool may_change_first_letter(std::string_view word) {
  std::array<char, 3> start{};
  std::ranges::transform(word.substr(0, start.size()), start.begin(),
                         [](char c) { return static_cast<char>(c | 0x20); });
  const bool is_a_or_o = start[0] == 'a' || start[0] == 'o';
  // "ooedema" becomes "oedema", and that "edema".
  return is_a_or_o && (start[1] == 'e' || (start[1] == 'o' && start[2] == 'e'));
}

std::string without_acronym_plural(std::string_view word) {
  const bool is_plural = word.size() >= 3 && word.ends_with('s') && !word.ends_with("ss") &&
                         is_ascii_word(word) &&
                         word.find_first_of(kVowels) == std::string_view::npos;
  const bool drops_s = is_plural && !std::ranges::binary_search(kSingularAcronyms, word);
  return std::string(word.substr(0, word.size() - (drops_s ? 1 : 0)));
}

bool is_acronym_not_to_stem(std::string_view word) {
  return std::ranges::binary_search(kAcronymsNotToStem, word);
}

}  // namespace article_search::schema
