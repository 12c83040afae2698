#include "server/search/query/prose.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/search/query/query_shape.h"
#include "server/search/query/query_terms.h"

namespace article_search {

namespace {

using Kind = QueryNode::Kind;

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

bool is_letter_or_digit(char byte) { return is_letter(byte) || (byte >= '0' && byte <= '9'); }

/// Whether a sentence ends within `text` and another begins. One letter before the full stop is an
/// initial or an abbreviation such as "e.g.".
bool has_sentences(std::string_view text) {
  constexpr std::string_view kEnds = ".?!";
  for (std::size_t at = 2; at + 2 < text.size(); ++at) {
    if (kEnds.find(text[at]) == std::string_view::npos || text[at + 1] != ' ') continue;
    if (!is_letter_or_digit(text[at - 1]) || !is_letter_or_digit(text[at - 2])) continue;
    const std::size_t next = text.find_first_not_of(' ', at + 1);
    if (next != std::string_view::npos && is_letter(text[next])) return true;
  }
  return false;
}

/// Fewer words with full stops between them are names, abbreviations and what is left of them.
bool is_text(const QueryNode& root, std::string_view text) {
  constexpr std::size_t kFewestWordsOfSentences = 7;
  if (is_prose(root)) return true;
  return root.kind == Kind::any && words_side_by_side(root) >= kFewestWordsOfSentences &&
         has_sentences(text);
}

bool can_be_split(const QueryNode& clause, const QueryTerm& term) {
  return !clause.is_signed && !term.field && term.slop == 0 && !term.forms.empty() &&
         (term.kind == TermKind::word || term.kind == TermKind::phrase);
}

/// `text` with a space for each hyphen and slash between two letters: what has digits ("IL-17",
/// "2005/06") is one thing.
std::string taken_apart(std::string text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const bool is_join = text[at] == '-' || text[at] == '/';
    if (is_join && is_letter(text[at - 1]) && is_letter(text[at + 1])) text[at] = ' ';
  }
  return text;
}

class Splitter {
 public:
  Splitter(ParsedQuery& query, std::string_view text, schema::Analyzer& analyzer)
      : query_(query), text_(text), analyzer_(analyzer) {}

  void split() {
    split(std::move(query_.root.children));
    query_.terms = std::move(terms_);
    query_.root.children = std::move(clauses_);
  }

 private:
  void split(std::vector<QueryNode> clauses) {
    for (QueryNode& clause : clauses) {
      if (clause.kind == Kind::term) {
        split_term(std::move(clause));
      } else if (is_plain_list(clause)) {
        split(std::move(clause.children));
      } else {
        keep(std::move(clause));
      }
    }
  }

  void split_term(QueryNode clause) {
    QueryTerm& term = query_.terms[clause.term];
    std::vector<QueryTerm> words;
    if (can_be_split(clause, term)) words = words_of(term);
    if (words.empty()) return keep(std::move(clause));
    for (QueryTerm& word : words) {
      QueryNode node;
      node.kind = Kind::term;
      node.term = terms_.size();
      terms_.push_back(std::move(word));
      clauses_.push_back(std::move(node));
    }
  }

  /// Renumbers the terms below `clause`, which stand in the order of the query.
  void keep(QueryNode clause) {
    take_terms(clause);
    clauses_.push_back(std::move(clause));
  }

  void take_terms(QueryNode& node) {
    if (node.kind == Kind::term) {
      terms_.push_back(std::move(query_.terms[node.term]));
      node.term = terms_.size() - 1;
    }
    for (QueryNode& child : node.children) take_terms(child);
  }

  /// None when it is a single word, or stop words alone.
  std::vector<QueryTerm> words_of(const QueryTerm& term) {
    const std::string apart = taken_apart(term.text);
    const std::vector<schema::Token> tokens = analyzer_.analyze(apart);
    const auto groups = compounds(tokens);
    if (groups.size() < 2 && !term.is_quoted) return {};
    const auto begin = static_cast<std::uint32_t>(text_.find(term.text, term.source.begin));
    std::vector<QueryTerm> words;
    for (const auto& group : groups) {
      QueryTerm word = make_term(apart, group);
      word.source.begin += begin;
      word.source.end += begin;
      (is_stop_word(word) ? ignored_ : words).push_back(std::move(word));
    }
    if (!words.empty()) note_ignored();
    ignored_.clear();
    return words;
  }

  void note_ignored() {
    for (const QueryTerm& word : ignored_) query_.ignored.push_back(word.text);
  }

  ParsedQuery& query_;
  std::string_view text_;
  schema::Analyzer& analyzer_;
  std::vector<QueryTerm> terms_;
  std::vector<QueryNode> clauses_;
  std::vector<QueryTerm> ignored_;
};

}  // namespace

void split_prose(ParsedQuery& query, std::string_view text, schema::Analyzer& analyzer) {
  if (is_text(query.root, text)) Splitter(query, text, analyzer).split();
}

}  // namespace article_search
