#include "server/http/score_shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "server/http/html_text.h"

namespace article_search {

namespace {

/// The parts of one word.
struct WordParts {
  std::string what;
  double weight = 0;
  std::set<MatchForm> forms;
  std::set<std::string> fields;
};

constexpr double kPercent = 100;

/// Indexed by MatchForm.
constexpr std::array<std::string_view, 7> kFormWords = {
    "as you typed it", "in another form",     "as words side by side",           "by another name",
    "as a beginning",  "in another spelling", "by how the words stand together",
};

std::string_view field_words(std::string_view field) {
  if (field == "section") return "in a heading";
  if (field == "title") return "in the title";
  return "in the text";
}

std::vector<WordParts> by_word(const std::vector<Contribution>& parts) {
  std::vector<WordParts> words;
  for (const Contribution& part : parts) {
    const std::string what = part.how == MatchForm::rank ? std::string() : part.what;
    auto word = std::ranges::find(words, what, &WordParts::what);
    if (word == words.end()) {
      word = words.insert(word, {.what = what, .forms = {}, .fields = {}});
    }
    word->weight += part.weight;
    word->forms.insert(part.how);
    if (!part.field.empty()) word->fields.insert(part.field);
  }
  return words;
}

std::string joined_by_and(const std::vector<std::string>& words) {
  if (words.size() < 2) return joined(words, "");
  const std::vector<std::string> first(words.begin(), words.end() - 1);
  return joined(first, ", ") + " and " + words.back();
}

/// A word that was found as it was typed was found by its stem as well, which says nothing more.
std::string how_found(const WordParts& word) {
  std::vector<std::string> forms;
  for (const MatchForm form : word.forms) {
    if (form == MatchForm::stem && word.forms.contains(MatchForm::exact)) continue;
    forms.emplace_back(kFormWords.at(static_cast<std::size_t>(form)));
  }
  std::vector<std::string> fields;
  for (const std::string& field : word.fields) fields.emplace_back(field_words(field));
  return joined_by_and(forms) + (fields.empty() ? "" : ", " + joined_by_and(fields));
}

}  // namespace

std::vector<ScoreShare> score_shares(const std::vector<Contribution>& parts) {
  std::vector<WordParts> words = by_word(parts);
  std::ranges::stable_sort(words, std::greater<>(), &WordParts::weight);
  double raised = 0;
  for (const WordParts& word : words) raised += std::max(word.weight, 0.0);
  std::vector<ScoreShare> shares;
  for (const WordParts& word : words) {
    const double share = raised > 0 ? std::abs(word.weight) / raised * kPercent : 0;
    shares.push_back(
        {.what = word.what,
         .how = how_found(word),
         .percent = static_cast<int>(std::lround(std::min(share, kPercent))),
         .effect = word.weight < 0 ? ScoreShare::Effect::lowered : ScoreShare::Effect::raised});
  }
  return shares;
}

}  // namespace article_search
