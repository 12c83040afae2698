#include "server/search/query/synonyms.h"

#include <algorithm>
#include <utility>

namespace article_search {

namespace {

std::string key_of(const StemSequence& stems) {
  std::string key;
  for (const std::string& stem : stems) key += stem + ' ';
  return key;
}

StemSequence stems_of(const std::string& name, schema::Analyzer& analyzer) {
  StemSequence stems;
  for (schema::Token& token : analyzer.analyze(name)) {
    if (token.form == schema::TokenForm::word) stems.push_back(std::move(token.stem));
  }
  return stems;
}

/// The words of `terms` one after the other, as they were typed: the first form of each.
StemSequence typed_stems(std::span<const QueryTerm> terms) {
  StemSequence stems;
  for (const QueryTerm& term : terms) {
    stems.insert(stems.end(), term.forms.front().begin(), term.forms.front().end());
  }
  return stems;
}

std::string typed_text(std::span<const QueryTerm> terms) {
  std::string text;
  for (const QueryTerm& term : terms) text += (text.empty() ? "" : " ") + term.text;
  return text;
}

/// Whether more than what was typed is wanted.
bool takes_synonyms(const QueryTerm& term) {
  return term.kind == TermKind::word && !term.field && !term.is_excluded && !term.forms.empty();
}

/// From each name's stems to the number of the first term that has it.
std::unordered_map<std::string, std::size_t> terms_by_name(const schema::Vocabulary& vocabulary,
                                                           schema::Analyzer& analyzer) {
  std::unordered_map<std::string, std::size_t> terms;
  for (std::size_t term = 0; term < vocabulary.size(); ++term) {
    terms.emplace(key_of(stems_of(vocabulary[term].label, analyzer)), term);
    for (const std::string& alias : vocabulary[term].aliases) {
      terms.emplace(key_of(stems_of(alias, analyzer)), term);
    }
  }
  return terms;
}

}  // namespace

schema::Vocabulary with_abbreviations(schema::Vocabulary vocabulary,
                                      const std::vector<NamePair>& abbreviations,
                                      schema::Analyzer& analyzer) {
  auto terms = terms_by_name(vocabulary, analyzer);
  for (const NamePair& pair : abbreviations) {
    const std::string short_key = key_of(stems_of(pair.short_form, analyzer));
    const std::string long_key = key_of(stems_of(pair.long_form, analyzer));
    if (short_key.empty() || long_key.empty()) continue;
    const auto by_short = terms.find(short_key);
    const auto by_long = terms.find(long_key);
    if (by_short != terms.end() && by_long != terms.end()) continue;
    std::size_t term = vocabulary.size();
    if (by_long != terms.end()) {
      term = by_long->second;
      vocabulary[term].aliases.push_back(pair.short_form);
    } else if (by_short != terms.end()) {
      term = by_short->second;
      vocabulary[term].aliases.push_back(pair.long_form);
    } else {
      vocabulary.push_back({pair.long_form, {pair.short_form}, "", ""});
    }
    terms.emplace(short_key, term);
    terms.emplace(long_key, term);
  }
  return vocabulary;
}

Synonyms::Synonyms(schema::Vocabulary vocabulary,
                   schema::Analyzer& analyzer,
                   std::span<schema::Analyzer* const> others)
    : vocabulary_(std::move(vocabulary)) {
  std::vector<schema::Analyzer*> analyzers = {&analyzer};
  analyzers.insert(analyzers.end(), others.begin(), others.end());
  for (const schema::VocabularyTerm& term : vocabulary_) {
    Entry entry{.term = &term, .names = {}};
    std::vector<std::string> names = {term.label};
    names.insert(names.end(), term.aliases.begin(), term.aliases.end());
    for (std::string& text : names) {
      Name name = register_name(std::move(text), entries_.size(), analyzers);
      if (!name.stems.empty()) entry.names.push_back(std::move(name));
    }
    entries_.push_back(std::move(entry));
  }
}

Synonyms::Name Synonyms::register_name(std::string text,
                                       std::size_t entry,
                                       std::span<schema::Analyzer* const> analyzers) {
  Name name{.text = std::move(text), .stems = {}};
  for (schema::Analyzer* const analyzer : analyzers) {
    StemSequence stems = stems_of(name.text, *analyzer);
    if (stems.empty() || !entry_of_.emplace(key_of(stems), entry).second) continue;
    stems_.insert(stems.begin(), stems.end());
    longest_name_ = std::max(longest_name_, stems.size());
    name.stems.push_back(std::move(stems));
  }
  return name;
}

std::vector<Synonyms::Named> Synonyms::add_to(std::vector<QueryTerm>& terms) const {
  std::vector<Named> named;
  auto rest = std::span(terms);
  while (!rest.empty()) {
    const std::size_t count = longest_named(rest);
    const auto words = rest.first(std::max<std::size_t>(count, 1));
    if (count > 0) named.push_back(add_names(words));
    rest = rest.subspan(words.size());
  }
  return named;
}

std::vector<Synonyms::NameInText> Synonyms::find_names(
    std::span<const schema::Token> tokens) const {
  std::vector<const schema::Token*> words;
  for (const schema::Token& token : tokens) {
    if (token.form == schema::TokenForm::word) words.push_back(&token);
  }
  std::vector<NameInText> names;
  for (std::size_t at = 0; at < words.size();) {
    const Entry* named = nullptr;
    std::size_t count = std::min(longest_name_, words.size() - at) + 1;
    while (named == nullptr && --count > 0) {
      StemSequence stems;
      for (std::size_t word = at; word < at + count; ++word) stems.push_back(words[word]->stem);
      named = find(stems);
    }
    if (named != nullptr) {
      names.push_back({named->term, {words[at]->begin, words[at + count - 1]->end}});
    }
    at += std::max<std::size_t>(count, 1);
  }
  return names;
}

std::size_t Synonyms::longest_named(std::span<const QueryTerm> terms) const {
  for (std::size_t count = std::min(longest_name_, terms.size()); count > 0; --count) {
    const auto words = terms.first(count);
    if (std::all_of(words.begin(), words.end(), takes_synonyms) && find(typed_stems(words))) {
      return count;
    }
  }
  return 0;
}

Synonyms::Named Synonyms::add_names(std::span<QueryTerm> words) const {
  const StemSequence typed = typed_stems(words);
  const Entry& entry = *find(typed);
  Named named{.text = typed_text(words), .other_names = {}, .term = entry.term};
  for (const Name& name : entry.names) {
    if (std::find(name.stems.begin(), name.stems.end(), typed) != name.stems.end()) continue;
    named.other_names.push_back(name.text);
    for (QueryTerm& word : words) {
      word.synonyms.insert(word.synonyms.end(), name.stems.begin(), name.stems.end());
    }
  }
  return named;
}

const Synonyms::Entry* Synonyms::find(const StemSequence& name) const {
  const auto entry = entry_of_.find(key_of(name));
  return entry == entry_of_.end() ? nullptr : &entries_[entry->second];
}

}  // namespace article_search
