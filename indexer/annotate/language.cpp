#include "indexer/annotate/language.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include <unicode/uscript.h>

#include "indexer/annotate/language_words.h"
#include "indexer/annotate/text_words.h"
#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

constexpr std::size_t kMostBytes = 8'000;
constexpr int kFewestWords = 12;
constexpr int kFewestHits = 4;
constexpr int kFewestHitWords = 3;
/// Texts have a function word in every second to fifth word; in lists of terms and texts whose
/// function words were taken out, what is left of them are letters and names.
constexpr std::size_t kWordsAHit = 10;
/// A language must have more hits than the next by a fifth; Danish and Norwegian share most words.
constexpr int kLead = 5;
constexpr std::size_t kLongestWord = 30;

struct ScriptLanguage {
  UScriptCode script;
  std::string_view language;
};

/// Scripts of one language that we index. Han alone is Chinese; with kana it is Japanese.
constexpr std::array<ScriptLanguage, 11> kScripts = {{
    {USCRIPT_HIRAGANA, "ja"},
    {USCRIPT_KATAKANA, "ja"},
    {USCRIPT_HANGUL, "ko"},
    {USCRIPT_HAN, "zh"},
    {USCRIPT_THAI, "th"},
    {USCRIPT_GREEK, "el"},
    {USCRIPT_ARABIC, "ar"},
    {USCRIPT_HEBREW, "he"},
    {USCRIPT_ARMENIAN, "hy"},
    {USCRIPT_TAMIL, "ta"},
    {USCRIPT_GEORGIAN, "ka"},
}};

/// How many letters of each script of kScripts a text has, and how many in all.
struct ScriptCounts {
  std::array<int, kScripts.size()> of_script{};
  int latin = 0;
  int letters = 0;
};

ScriptCounts count_scripts(std::string_view text) {
  ScriptCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      const char c = text[at++];
      const int is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : 0;
      counts.letters += is_letter;
      counts.latin += is_letter;
      continue;
    }
    const std::int32_t code_point = schema::read_code_point(text, at);
    if (code_point < 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code_point, &status);
    if (script <= USCRIPT_INHERITED) continue;
    ++counts.letters;
    counts.latin += script == USCRIPT_LATIN ? 1 : 0;
    const auto* found = std::ranges::find(kScripts, script, &ScriptLanguage::script);
    if (found != kScripts.end()) {
      ++counts.of_script[static_cast<std::size_t>(found - kScripts.begin())];
    }
  }
  return counts;
}

/// Of a text that is mostly in a script of one language.
std::string_view language_of_script(const ScriptCounts& counts) {
  const auto& of_script = counts.of_script;
  int in_scripts = 0;
  for (const int count : of_script) in_scripts += count;
  if (counts.letters < kFewestWords || in_scripts * 2 < counts.letters) return {};
  // A tenth of kana among Han characters is no quotation: Chinese has none.
  if ((of_script[0] + of_script[1]) * 10 >= in_scripts) return "ja";
  const auto most = std::ranges::max_element(of_script);
  return kScripts[static_cast<std::size_t>(most - of_script.begin())].language;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

using Languages = std::bitset<kLanguageWords.size()>;

/// The languages that have a word.
struct ListedWord {
  Languages languages;
  /// Its number among all listed words.
  std::size_t number = 0;
};

using ListedWords = std::unordered_map<std::string_view, ListedWord>;

ListedWords list_words() {
  ListedWords listed;
  for (std::size_t language = 0; language < kLanguageWords.size(); ++language) {
    for_each_listed(kLanguageWords[language].words, [&](std::string_view word) {
      const std::size_t number = listed.size();
      listed.try_emplace(word, ListedWord{{}, number}).first->second.languages.set(language);
    });
  }
  return listed;
}

/// How often a language's words stand in a text, and how many of them do.
struct Hits {
  int count = 0;
  int different = 0;
};

using HitsByLanguage = std::array<Hits, kLanguageWords.size()>;

HitsByLanguage count_hits(const TextWords& words) {
  static const ListedWords kListed = list_words();
  HitsByLanguage hits{};
  std::vector<bool> seen(kListed.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() > kLongestWord) continue;
    std::string word(words[i]);
    std::ranges::transform(word, word.begin(), lower);
    const auto found = kListed.find(word);
    if (found == kListed.end()) continue;
    const bool is_new = !seen[found->second.number];
    seen[found->second.number] = true;
    for (std::size_t language = 0; language < hits.size(); ++language) {
      if (!found->second.languages.test(language)) continue;
      ++hits[language].count;
      hits[language].different += is_new ? 1 : 0;
    }
  }
  return hits;
}

std::string_view language_of_words(std::string_view text) {
  const TextWords words(text);
  if (words.size() < kFewestWords) return {};
  const HitsByLanguage hits = count_hits(words);
  const auto best = std::ranges::max_element(hits, {}, &Hits::count);
  int next = 0;
  for (const Hits& of_language : hits) {
    if (&of_language != &*best) next = std::max(next, of_language.count);
  }
  const bool is_dense = best->count >= kFewestHits && best->different >= kFewestHitWords &&
                        static_cast<std::size_t>(best->count) * kWordsAHit >= words.size();
  if (!is_dense || (best->count - next) * kLead < best->count) return {};
  return kLanguageWords[static_cast<std::size_t>(best - hits.begin())].language;
}

/// Languages of kLanguageWords that are written in Cyrillic or Devanagari letters.
const WordList kOtherScripts(" ru uk bg ne hi ");

bool is_written_in_latin(std::string_view language) {
  return std::ranges::find(kLanguageWords, language, &LanguageWords::language) !=
             kLanguageWords.end() &&
         !kOtherScripts.contains(language);
}

}  // namespace

bool is_in_other_script(std::string_view text, std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  const ScriptCounts counts = count_scripts(schema::prefix_within(text, kMostBytes));
  return is_written_in_latin(base) && counts.latin * 2 < counts.letters;
}

std::string detect_language(std::string_view text) {
  text = schema::prefix_within(text, kMostBytes);
  const std::string_view by_script = language_of_script(count_scripts(text));
  return std::string(by_script.empty() ? language_of_words(text) : by_script);
}

}  // namespace article_search
