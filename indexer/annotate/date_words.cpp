#include "indexer/annotate/date_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "indexer/annotate/text_words.h"

namespace article_search {

namespace {

constexpr std::size_t kLongestWord = 12;

struct Month {
  std::string_view name;
  int number;
};

constexpr std::array<Month, 24> kMonths = {{
    {"january", 1},  {"jan", 1},    {"february", 2},  {"feb", 2},  {"march", 3},     {"mar", 3},
    {"april", 4},    {"apr", 4},    {"may", 5},       {"june", 6}, {"jun", 6},       {"july", 7},
    {"jul", 7},      {"august", 8}, {"aug", 8},       {"sep", 9},  {"september", 9}, {"sept", 9},
    {"october", 10}, {"oct", 10},   {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12},
}};

struct RoleWords {
  DateRole role;
  /// Between single spaces, also at the ends.
  std::string_view words;
};

constexpr std::array<RoleWords, 11> kRoles = {{
    {DateRole::part_of_year,
     " spring summer autumn fall winter early mid late beginning start middle end close quarter "
     "half "
     "q1 q2 q3 q4 "},
    {DateRole::preposition,
     " in since until till by during from before after circa between year throughout "},
    {DateRole::counted,
     " patients people persons participants subjects volunteers individuals adults children women "
     "men boys girls babies infants mothers families members respondents controls donors cases "
     "deaths births mice rats animals cells neurons genes proteins samples sites centers centres "
     "hospitals clinics schools copies pages words times units items records studies trials papers "
     "articles publications citations dollars euros pounds usd eur gbp yen percent m cm mm km nm "
     "g kg mg ng l ml mol iu ppm hz khz mhz hours days weeks months years minutes seconds feet "
     "foot miles meters metres degrees calories kcal steps points votes seats "},
    {DateRole::event,
     " conference congress meeting symposium summit workshop seminar session assembly convention "
     "report review survey census study trial guideline guidelines consensus edition election "
     "update revision amendment agreement statement declaration budget outbreak epidemic season "
     "campaign award prize annual "},
    {DateRole::year_verb, " saw was brought marked began became ended is will "},
    {DateRole::change,
     " increased increase increases increasing decreased decrease decreases rose rise rises fell "
     "grew grow grown reduced reduction raised multiplied divided exceeded dropped up down total "},
    {DateRole::to, " to through thru "},
    {DateRole::and_or, " and or "},
    {DateRole::of, " of "},
    {DateRole::the, " the "},
    {DateRole::determiner,
     " a an its his her their our my this that these those we they he she it i when where who "
     "which with and or but on at by for to at "},
}};

bool is_capitalised(std::string_view word) { return word.front() >= 'A' && word.front() <= 'Z'; }

// Verbs, and a modal one at that, far more often than months when in lower case.
bool is_also_a_verb(std::string_view lower) {
  return lower == "may" || lower == "march" || lower == "mar";
}

using Lexicon = std::unordered_map<std::string_view, DateWord>;

// Of a word that several lists have, the first counts.
Lexicon make_lexicon() {
  Lexicon lexicon;
  for (const Month& month : kMonths) {
    lexicon.try_emplace(month.name, DateWord{DateRole::month, month.number});
  }
  for (const RoleWords& row : kRoles) {
    for_each_listed(row.words, [&](std::string_view word) {
      lexicon.try_emplace(word, DateWord{row.role, 0});
    });
  }
  return lexicon;
}

}  // namespace

DateWord find_date_word(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord) return {};
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  static const Lexicon kLexicon = make_lexicon();
  const auto found = kLexicon.find(lower);
  if (found == kLexicon.end()) return {};
  if (is_also_a_verb(lower) && !is_capitalised(word)) return {};
  return found->second;
}

}  // namespace article_search
