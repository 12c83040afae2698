#include "indexer/annotate/topics.h"

#include <algorithm>
#include <optional>

namespace article_search {

namespace {

/// Nobody writes out longer names.
constexpr std::size_t kMostWords = 12;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether `name` is one word that only its capitals tell from other words: "CIS", "HSCT".
bool is_in_capitals(std::string_view name) {
  return name.size() > 1 && std::ranges::none_of(name, is_lower) &&
         std::ranges::any_of(name, is_upper) && name.find(' ') == std::string_view::npos;
}

std::vector<schema::Token> words_of(std::string_view text, schema::Analyzer& analyzer) {
  std::vector<schema::Token> tokens = analyzer.analyze(text);
  std::erase_if(tokens,
                [](const schema::Token& token) { return token.form == schema::TokenForm::joined; });
  return tokens;
}

/// "Ana Ríos, MD, MS": the master's degree.
bool is_among_degrees(std::string_view text, std::size_t begin) {
  const std::string_view before = text.substr(0, begin);
  return before.ends_with("MD, ") || before.ends_with("PhD, ") || before.ends_with("RN, ") ||
         before.ends_with("M.D., ") || before.ends_with("Ph.D., ");
}

bool is_same_ignoring_case(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

bool is_plural_of(std::string_view plural, std::string_view singular) {
  if (singular.ends_with('y') && plural.ends_with("ies")) {
    return plural.substr(0, plural.size() - 3) == singular.substr(0, singular.size() - 1);
  }
  if (!plural.starts_with(singular)) return false;
  const std::string_view ending = plural.substr(singular.size());
  return ending == "s" || ending == "es" || ending == "n" || ending == "en";
}

/// Also with the endings of German and Dutch.
bool is_same_or_plural(std::string_view one, std::string_view other) {
  return one == other || is_plural_of(one, other) || is_plural_of(other, one);
}

void add_once(std::vector<std::string>& values, const std::string& value) {
  if (std::ranges::find(values, value) == values.end()) values.push_back(value);
}

bool is_name_of(const schema::VocabularyTerm& term, std::string_view long_form) {
  const auto is_equal = [long_form](std::string_view name) {
    const std::string_view singular =
        long_form.ends_with('s') ? long_form.substr(0, long_form.size() - 1) : long_form;
    return is_same_ignoring_case(name, long_form) || is_same_ignoring_case(name, singular);
  };
  return is_equal(term.label) || std::ranges::any_of(term.aliases, is_equal);
}

}  // namespace

void TopicFinder::add_name(Names& names,
                           const std::string& name,
                           std::size_t term,
                           schema::Analyzer& analyzer) {
  std::string stems;
  const std::vector<schema::Token> words = words_of(name, analyzer);
  for (const schema::Token& word : words) stems += word.stem + ' ';
  if (words.empty() || words.size() > kMostWords) return;
  names.longest = std::max(names.longest, words.size());
  names.by_stems[stems].push_back(
      {term, is_in_capitals(name), words.size() == 1 ? words.front().exact : std::string()});
}

const TopicFinder::Names& TopicFinder::names_in(const std::string& language) {
  const auto [entry, is_new] = names_.try_emplace(language);
  if (!is_new) return entry->second;
  schema::Analyzer& analyzer = analyzers_.for_language(language);
  for (std::size_t term = 0; term < vocabulary_.size(); ++term) {
    add_name(entry->second, vocabulary_[term].label, term, analyzer);
    for (const std::string& alias : vocabulary_[term].aliases) {
      add_name(entry->second, alias, term, analyzer);
    }
  }
  return entry->second;
}

bool TopicFinder::is_meant(const Name& name,
                           std::string_view text,
                           const schema::Token& token,
                           Abbreviations abbreviations) const {
  if (!name.word.empty() && !is_same_or_plural(name.word, token.exact)) return false;
  if (!name.is_in_capitals) return true;
  std::string_view written = text.substr(token.begin, token.end - token.begin);
  if (written.ends_with('s')) written.remove_suffix(1);
  if (std::ranges::any_of(written, is_lower) || is_among_degrees(text, token.begin)) return false;
  return std::ranges::none_of(abbreviations, [&](const schema::Abbreviation& abbreviation) {
    return abbreviation.short_form == written &&
           !is_name_of(vocabulary_[name.term], abbreviation.long_form);
  });
}

const TopicFinder::Name* TopicFinder::find_meant(const Namesakes& names,
                                                 std::string_view text,
                                                 const schema::Token& token,
                                                 Abbreviations abbreviations) const {
  const auto found = std::ranges::find_if(
      names, [&](const Name& name) { return is_meant(name, text, token, abbreviations); });
  return found == names.end() ? nullptr : &*found;
}

std::vector<std::string> TopicFinder::find(std::string_view text,
                                           std::string_view language,
                                           Abbreviations abbreviations) {
  std::vector<std::string> topics;
  if (vocabulary_.empty()) return topics;
  const std::string primary = schema::primary_language(language);
  const Names& names = names_in(primary);
  const std::vector<schema::Token> words = words_of(text, analyzers_.for_language(primary));
  for (std::size_t i = 0; i < words.size();) {
    std::string stems;
    const Name* longest = nullptr;
    std::size_t next = i + 1;
    for (std::size_t at = i; at < std::min(words.size(), i + names.longest); ++at) {
      stems += words[at].stem + ' ';
      const auto namesakes = names.by_stems.find(stems);
      if (namesakes == names.by_stems.end()) continue;
      const Name* found = find_meant(namesakes->second, text, words[i], abbreviations);
      if (found == nullptr) continue;
      longest = found;
      next = at + 1;
    }
    if (longest != nullptr) add_once(topics, vocabulary_[longest->term].label);
    i = next;
  }
  return topics;
}

}  // namespace article_search
