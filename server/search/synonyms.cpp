#include "server/search/synonyms.h"

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

bool is_phrase(const QueryTerm& term) { return term.is_required; }

}  // namespace

Synonyms::Synonyms(schema::Vocabulary vocabulary, schema::Analyzer& analyzer)
    : vocabulary_(std::move(vocabulary)) {
  for (const schema::VocabularyTerm& term : vocabulary_) {
    Entry entry{.term = &term, .names = {}};
    std::vector<std::string> names = {term.label};
    names.insert(names.end(), term.aliases.begin(), term.aliases.end());
    for (std::string& name : names) {
      StemSequence stems = stems_of(name, analyzer);
      if (stems.empty() || !entry_of_.emplace(key_of(stems), entries_.size()).second) continue;
      stems_.insert(stems.begin(), stems.end());
      longest_name_ = std::max(longest_name_, stems.size());
      entry.names.push_back({std::move(name), std::move(stems)});
    }
    entries_.push_back(std::move(entry));
  }
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

std::size_t Synonyms::longest_named(std::span<const QueryTerm> terms) const {
  for (std::size_t count = std::min(longest_name_, terms.size()); count > 0; --count) {
    const auto words = terms.first(count);
    if (std::none_of(words.begin(), words.end(), is_phrase) && find(typed_stems(words))) {
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
    if (name.stems == typed) continue;
    named.other_names.push_back(name.text);
    for (QueryTerm& word : words) word.synonyms.push_back(name.stems);
  }
  return named;
}

const Synonyms::Entry* Synonyms::find(const StemSequence& name) const {
  const auto entry = entry_of_.find(key_of(name));
  return entry == entry_of_.end() ? nullptr : &entries_[entry->second];
}

}  // namespace article_search
