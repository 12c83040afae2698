#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/schema/language_analyzers.h"
#include "indexer/schema/stored_article.h"
#include "indexer/schema/vocabulary.h"

namespace article_search {

/// Finds the terms of a vocabulary in texts, by any of their names. A topic is a term's label: the
/// vocabulary's groups ("stem cells", "disease") are so wide that nearly every passage of a corpus
/// is in two or three of them, and what a label restricts to is what its definition says.
/// Not thread-safe, as analyzers are not.
class TopicFinder {
 public:
  explicit TopicFinder(schema::Vocabulary vocabulary) : vocabulary_(std::move(vocabulary)) {}

  using Abbreviations = std::span<const schema::Abbreviation>;

  /// The labels of the terms that `text` names, in its order, each once; of names that overlap the
  /// longest. Names of several words meet texts as in a search in `language`, by stems; a single
  /// word only in its own form or a plural, since stems go too far for it ("progress" is no
  /// "progression").
  /// An abbreviation in capitals counts only in capitals ("CIS", not "cis"), not among degrees
  /// ("MD, MS"), and not in an article that defines it as something else in `abbreviations`.
  std::vector<std::string> find(std::string_view text,
                                std::string_view language,
                                Abbreviations abbreviations);

 private:
  struct Name {
    std::size_t term = 0;
    /// Whether the name is an abbreviation in capitals.
    bool is_in_capitals = false;
    /// Of a name of one word: Token::exact.
    std::string word;
  };

  /// Names with equal stems: "progression" and "progress".
  using Namesakes = std::vector<Name>;

  /// The vocabulary in the stems of a language.
  struct Names {
    /// From a name's stems, each followed by a space.
    std::unordered_map<std::string, Namesakes> by_stems;
    std::size_t longest = 0;
  };

  const Names& names_in(const std::string& language);
  void add_name(Names& names,
                const std::string& name,
                std::size_t term,
                schema::Analyzer& analyzer);
  bool is_meant(const Name& name,
                std::string_view text,
                const schema::Token& token,
                Abbreviations abbreviations) const;
  const Name* find_meant(const Namesakes& names,
                         std::string_view text,
                         const schema::Token& token,
                         Abbreviations abbreviations) const;

  schema::Vocabulary vocabulary_;
  schema::LanguageAnalyzers analyzers_;
  std::map<std::string, Names> names_;
};

}  // namespace article_search
