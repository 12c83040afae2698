#include "server/search/suggester.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"
#include "server/search/query/spelling.h"
#include "server/search/state/edit_distance.h"
#include "server/search/state/frequent_phrases.h"
#include "server/search/state/index_reading.h"
#include "server/search/word_queries.h"

namespace article_search {

namespace {

using schema::Token;
using schema::TokenForm;

/// More words than any suggestion needs to be told from the others.
constexpr std::size_t kMostTypedWords = 16;

std::vector<Token> words_as_written(std::string_view text, schema::Analyzer& analyzer) {
  std::vector<Token> tokens = analyzer.analyze(text);
  std::erase_if(tokens, [](const Token& token) { return token.form == TokenForm::joined; });
  return tokens;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

/// As English has it; what is singular already, or no English, mostly stays as it is.
std::string singular_of(const std::string& word) {
  constexpr std::size_t kShortest = 4;
  if (word.size() < kShortest || ends_with_any(word, {"ss", "us", "is"})) return word;
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + 'y';
  return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

std::string plural_of(const std::string& word) {
  if (word.ends_with('s')) return word;
  if (ends_with_any(word, {"x", "ch", "sh"})) return word + "es";
  if (word.ends_with('y') && !ends_with_any(word, {"ay", "ey", "oy"})) {
    return word.substr(0, word.size() - 1) + "ies";
  }
  return word + 's';
}

/// What two suggestions have in common that look alike to a reader.
std::string key_of(const Suggestion& suggestion, schema::Analyzer& analyzer) {
  std::string key;
  for (const Token& token : words_as_written(suggestion.text, analyzer)) {
    key += singular_of(token.exact) + ' ';
  }
  return key;
}

/// `name`'s words one behind the other in a passage's text; empty when the index lacks one.
Xapian::Query phrase_query(const std::string& name,
                           const IndexView& view,
                           schema::Analyzer& analyzer) {
  WordPattern phrase;
  for (const Token& token : words_as_written(name, analyzer)) phrase.stems.push_back(token.stem);
  if (phrase.stems.size() == 1) return Xapian::Query(terms_of(phrase).front());
  phrase.window = phrase.stems.size();
  PostingTable postings(view);
  return pattern_query(phrase, postings);
}

using Analyzers = std::vector<schema::Analyzer*>;

/// How many passages have one of `names`; an estimate past ten thousand, which nobody minds here.
std::uint32_t count_passages(const std::vector<std::string>& names,
                             const IndexView& view,
                             const Analyzers& analyzers) {
  constexpr Xapian::doccount kCounted = 10'000;
  std::vector<Xapian::Query> ways;
  for (const std::string& name : names) {
    for (schema::Analyzer* const analyzer : analyzers) {
      ways.push_back(phrase_query(name, view, *analyzer));
    }
  }
  Xapian::Enquire enquire(view.index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, ways.begin(), ways.end()));
  return enquire.get_mset(0, 0, kCounted).get_matches_estimated();
}

void add_vocabulary(const IndexView& view,
                    const Analyzers& analyzers,
                    std::vector<Suggestion>& suggestions,
                    Suggester::Labels& labels) {
  const auto vocabulary = schema::read_vocabulary(view.index);
  if (!vocabulary) throw DamagedIndex{"the stored vocabulary is damaged"};
  for (const schema::VocabularyTerm& term : *vocabulary) {
    std::vector<std::string> names = {term.label};
    names.insert(names.end(), term.aliases.begin(), term.aliases.end());
    const std::uint32_t passages = count_passages(names, view, analyzers);
    if (passages == 0) continue;
    for (const std::string& name : names) {
      suggestions.push_back({name, SuggestionKind::term, passages});
    }
    for (const std::string& alias : term.aliases) labels.emplace(alias, term.label);
  }
}

void add_facet(const PassageColumns& columns,
               schema::Facet facet,
               SuggestionKind kind,
               std::vector<Suggestion>& suggestions) {
  const auto range = columns.ordinals(facet);
  for (auto ordinal = range.begin; ordinal < range.end; ++ordinal) {
    const auto& value = columns.value(ordinal);
    suggestions.push_back({value.text, kind, value.passages});
  }
}

}  // namespace

std::string_view to_string(SuggestionKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"term",        "heading", "article",
                                                      "institution", "person",  "phrase"};
  return kNames.at(static_cast<std::size_t>(kind));
}

Suggester::Suggester(std::vector<Suggestion> suggestions,
                     schema::Analyzer& analyzer,
                     const Labels& labels)
    : suggestions_(std::move(suggestions)) {
  if (suggestions_.size() > kMostKeptSuggestions) {
    std::stable_sort(
        suggestions_.begin(), suggestions_.end(),
        [](const auto& left, const auto& right) { return left.passages > right.passages; });
    suggestions_.resize(kMostKeptSuggestions);
  }
  sort(labels);
  std::set<std::string> seen;
  std::erase_if(suggestions_, [&](const Suggestion& suggestion) {
    const std::string key = key_of(suggestion, analyzer);
    return key.empty() || !seen.insert(key).second;
  });
  number_terms(labels);
  index_words(analyzer);
}

Suggester Suggester::load(const IndexView& view,
                          schema::Analyzer& analyzer,
                          std::span<schema::Analyzer* const> others) {
  Analyzers analyzers = {&analyzer};
  analyzers.insert(analyzers.end(), others.begin(), others.end());
  std::vector<Suggestion> suggestions;
  Labels labels;
  add_vocabulary(view, analyzers, suggestions, labels);
  for (schema::StoredHeading& heading : schema::read_headings(view.index)) {
    suggestions.push_back({std::move(heading.text), SuggestionKind::heading, heading.passages});
  }
  for (schema::StoredArticle& article : schema::read_articles(view.index)) {
    suggestions.push_back(
        {std::move(article.title), SuggestionKind::article, article.passage_count});
  }
  add_facet(view.columns, schema::Facet::institution, SuggestionKind::institution, suggestions);
  add_facet(view.columns, schema::Facet::person, SuggestionKind::person, suggestions);
  for (FrequentPhrase& phrase : frequent_phrases(view.index, analyzer)) {
    suggestions.push_back({std::move(phrase.text), SuggestionKind::phrase, phrase.passages});
  }
  return {std::move(suggestions), analyzer, labels};
}

void Suggester::sort(const Labels& labels) {
  const auto is_alias = [&](const Suggestion& suggestion) {
    return suggestion.kind == SuggestionKind::term && labels.contains(suggestion.text);
  };
  const auto is_shown_before = [&](const Suggestion& left, const Suggestion& right) {
    const bool is_left_term = left.kind == SuggestionKind::term;
    if (is_left_term != (right.kind == SuggestionKind::term)) return is_left_term;
    if (left.passages != right.passages) return left.passages > right.passages;
    if (left.kind != right.kind) return left.kind < right.kind;
    const bool is_left_alias = is_alias(left);
    return is_left_alias != is_alias(right) ? !is_left_alias : left.text < right.text;
  };
  std::sort(suggestions_.begin(), suggestions_.end(), is_shown_before);
}

void Suggester::number_terms(const Labels& labels) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (const Suggestion& suggestion : suggestions_) {
    if (suggestion.kind != SuggestionKind::term) {
      terms_.push_back(0);
      continue;
    }
    const auto label = labels.find(suggestion.text);
    const std::string_view name = label == labels.end() ? suggestion.text : label->second;
    const auto next = static_cast<std::uint32_t>(numbers.size() + 1);
    terms_.push_back(numbers.try_emplace(name, next).first->second);
  }
}

void Suggester::index_words(schema::Analyzer& analyzer) {
  std::map<std::u32string, std::vector<std::uint32_t>> entries;
  for (std::uint32_t entry = 0; entry < suggestions_.size(); ++entry) {
    // Joined forms count too: "wellbeing" finds "well-being".
    const auto add = [&](const std::string& word) {
      std::vector<std::uint32_t>& having = entries[to_code_points(word)];
      if (having.empty() || having.back() != entry) having.push_back(entry);
    };
    for (const Token& token : analyzer.analyze(suggestions_[entry].text)) {
      add(token.exact);
      add(plural_of(token.exact));
    }
  }
  for (const auto& [word, having] : entries) {
    words_.push_back(word);
    entries_.insert(entries_.end(), having.begin(), having.end());
    ends_.push_back(static_cast<std::uint32_t>(entries_.size()));
  }
}

template <typename Use>
void Suggester::for_each_begun_by(std::u32string_view typed,
                                  Forgiveness forgiveness,
                                  const Use& use) const {
  const auto use_entries = [&](std::size_t word) {
    const std::size_t begin = word == 0 ? 0 : ends_[word - 1];
    for (std::size_t at = begin; at < ends_[word]; ++at) use(entries_[at]);
  };
  const bool is_forgiven =
      forgiveness == Forgiveness::one_edit && typed.size() >= kLettersForOneEdit;
  const auto first =
      is_forgiven ? words_.begin() : std::lower_bound(words_.begin(), words_.end(), typed);
  for (auto word = first; word != words_.end(); ++word) {
    if (is_forgiven) {
      if (!nearly_begins(typed, *word)) continue;
    } else if (!word->starts_with(typed)) {
      return;
    }
    use_entries(static_cast<std::size_t>(word - words_.begin()));
  }
}

std::vector<Suggestion> Suggester::find(const std::vector<std::u32string>& typed,
                                        std::size_t limit,
                                        Forgiveness forgiveness) const {
  // How many of the typed words, from the first on, each suggestion has.
  std::vector<std::uint8_t> matched(suggestions_.size());
  std::uint8_t done = 0;
  for (const std::u32string& word : typed) {
    for_each_begun_by(word, forgiveness, [&](std::uint32_t entry) {
      if (matched[entry] == done) matched[entry] = static_cast<std::uint8_t>(done + 1);
    });
    ++done;
  }
  std::vector<Suggestion> found;
  std::vector<std::uint32_t> named;
  for (std::size_t entry = 0; entry < matched.size() && found.size() < limit; ++entry) {
    if (matched[entry] != done) continue;
    const std::uint32_t term = terms_[entry];
    if (term != 0 && std::find(named.begin(), named.end(), term) != named.end()) continue;
    named.push_back(term);
    found.push_back(suggestions_[entry]);
  }
  return found;
}

std::vector<Suggestion> Suggester::suggest(std::string_view typed,
                                           std::size_t limit,
                                           schema::Analyzer& analyzer) const {
  std::vector<std::u32string> words;
  for (const Token& token : words_as_written(typed, analyzer)) {
    if (words.size() < kMostTypedWords) words.push_back(to_code_points(token.exact));
  }
  if (words.empty()) return {};
  std::vector<Suggestion> found = find(words, limit, Forgiveness::none);
  if (found.empty()) found = find(words, limit, Forgiveness::one_edit);
  return found;
}

}  // namespace article_search
