#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/vocabulary.h"
#include "server/search/query/query_parser.h"
#include "server/search/search_results.h"

namespace article_search {

/// A short form that articles define, and what it stands for there.
struct NamePair {
  std::string short_form;
  std::string long_form;
};

/// `vocabulary` with pairs that its editors did not name: as one more name of the term that has the
/// other, or as a term without a definition. What the editors say stands: a pair whose names are
/// those of two terms is left out.
schema::Vocabulary with_abbreviations(schema::Vocabulary vocabulary,
                                      const std::vector<NamePair>& abbreviations,
                                      schema::Analyzer& analyzer);

/// The vocabulary as queries use it: by any name of a term to all of its names. Constant after
/// construction, so any thread may read it.
class Synonyms {
 public:
  /// Names are known by their stems in English, which `analyzer` has, and in the languages of
  /// `others`.
  Synonyms(schema::Vocabulary vocabulary,
           schema::Analyzer& analyzer,
           std::span<schema::Analyzer* const> others = {});

  /// A term of the vocabulary that a query names.
  struct Named {
    /// The words of the query that name it, as typed.
    std::string text;
    /// Its names but for the one that was typed, in the vocabulary's order, label first.
    std::vector<std::string> other_names;
    const schema::VocabularyTerm* term = nullptr;
  };

  /// Gives the words of `terms` that name a term of the vocabulary its other names as synonyms; the
  /// longest name counts where several begin with one word. Quoted phrases are left as they are.
  /// What was named, in the query's order; it refers to this object.
  std::vector<Named> add_to(std::vector<QueryTerm>& terms) const;

  /// A name of a term in a text.
  struct NameInText {
    const schema::VocabularyTerm* term = nullptr;
    TextRange range;
  };

  /// Where the text that `tokens` are of names terms of the vocabulary, in text order; the longest
  /// name counts where several begin with one word. It refers to this object.
  std::vector<NameInText> find_names(std::span<const schema::Token> tokens) const;

  /// Whether a word with this stem is part of any name.
  bool has_word(const std::string& stem) const { return stems_.contains(stem); }

 private:
  struct Name {
    std::string text;
    /// In each language in which they differ.
    std::vector<StemSequence> stems;
  };

  struct Entry {
    const schema::VocabularyTerm* term = nullptr;
    /// The label and the aliases; of those that are one after folding, the first.
    std::vector<Name> names;
  };

  /// The stems of `name` that no name before has.
  Name register_name(std::string text,
                     std::size_t entry,
                     std::span<schema::Analyzer* const> analyzers);
  const Entry* find(const StemSequence& name) const;
  /// How many of `terms`, from the first on, name a term together; 0 when they do not.
  std::size_t longest_named(std::span<const QueryTerm> terms) const;
  /// `words` name a term.
  Named add_names(std::span<QueryTerm> words) const;

  schema::Vocabulary vocabulary_;
  std::vector<Entry> entries_;
  /// From a name's stems, joined by spaces, to its entry.
  std::unordered_map<std::string, std::size_t> entry_of_;
  std::unordered_set<std::string> stems_;
  std::size_t longest_name_ = 0;
};

}  // namespace article_search
