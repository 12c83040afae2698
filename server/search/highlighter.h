#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_parser.h"
#include "server/search/search_results.h"

namespace article_search {

/// An occurrence of a query's term in a text.
struct TermMatch {
  /// Which of the query's terms.
  std::size_t term = 0;
  TextRange range;
};

/// The words that occurrences of terms consist of.
struct SoughtWords {
  std::vector<std::string_view> stems;
  /// As Token::exact.
  std::vector<std::string_view> spellings;
};

/// Finds a query's terms in texts of one field. This is what "to match" means: it follows from the
/// same tokens and stems by which the index finds passages. Excluded terms, and those that are
/// looked for in another field, do not occur. Constant after construction; the terms must outlive
/// it.
class TermFinder {
 public:
  explicit TermFinder(std::span<const QueryTerm> terms, schema::Field field = schema::Field::body);

  /// All words that it looks for, which live as long as the terms; none where parts of words are
  /// looked for as well, which nobody can list.
  std::optional<SoughtWords> whole_words() const {
    return wildcards_.empty() ? std::optional(words_) : std::nullopt;
  }

  /// Every occurrence in a text that `tokens` are of, in text order; of these no more are needed
  /// than whole_words() has.
  std::vector<TermMatch> find(std::span<const schema::Token> tokens) const;
  /// The same in `text`, without making tokens of words that no term begins like.
  std::vector<TermMatch> find(std::string_view text, schema::Analyzer& analyzer) const;

 private:
  /// One form of one term.
  struct Pattern {
    std::size_t term = 0;
    const StemSequence* words = nullptr;
  };
  /// By their first words.
  using Patterns = std::unordered_multimap<std::string_view, Pattern>;
  using Word = std::string schema::Token::*;

  /// The term with this index.
  void add(std::size_t at);
  void add_by_stem(std::size_t term, const StemSequence& stems);
  void add_by_spelling(std::size_t term, const StemSequence& words);
  void set_initials(const StemSequence& words);
  /// Adds the matches that begin with the first of `tokens`.
  void find_first(std::span<const schema::Token> tokens, std::vector<TermMatch>& matches) const;
  void find_in(const Patterns& patterns,
               Word word,
               std::span<const schema::Token> tokens,
               std::vector<TermMatch>& matches) const;
  void add_match(const Pattern& pattern,
                 Word word,
                 std::span<const schema::Token> tokens,
                 std::vector<TermMatch>& matches) const;

  std::span<const QueryTerm> terms_;
  SoughtWords words_;
  Patterns by_stem_;
  Patterns by_spelling_;
  /// Terms that are parts of words.
  std::vector<std::size_t> wildcards_;
  /// Of all words of all patterns, and of wildcards.
  schema::Initials initials_;
};

/// What a TermFinder of `terms` finds.
std::vector<TermMatch> find_terms(std::span<const schema::Token> tokens,
                                  std::span<const QueryTerm> terms,
                                  schema::Field field = schema::Field::body);

/// The ranges of `matches`; what overlaps or touches is one.
std::vector<TextRange> highlighted_ranges(std::span<const TermMatch> matches);

}  // namespace article_search
