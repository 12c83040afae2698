#include "server/search/query/query_parser.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "server/search/query/prose.h"
#include "server/search/query/query_shape.h"
#include "server/search/query/query_terms.h"
#include "server/search/query/query_text.h"

namespace article_search {

namespace {

using Kind = QueryNode::Kind;

char lower(char letter) {
  constexpr char kCase = 'a' - 'A';
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + kCase) : letter;
}

bool is_operand_end(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::term || lexeme.kind == LexemeKind::filter ||
         lexeme.kind == LexemeKind::range || lexeme.kind == LexemeKind::close;
}

bool is_binary_operator(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::operator_and || lexeme.kind == LexemeKind::operator_or;
}

bool is_operator(const Lexeme& lexeme) {
  return is_binary_operator(lexeme) || lexeme.kind == LexemeKind::operator_not ||
         lexeme.kind == LexemeKind::operator_near;
}

bool can_be_near(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::term && !lexeme.term.field && lexeme.term.slop == 0 &&
         (lexeme.term.kind == TermKind::word || lexeme.term.kind == TermKind::phrase);
}

/// Takes out brackets without partner, around nothing, and beyond the depth that is allowed.
class BracketMatching {
 public:
  explicit BracketMatching(Lexemes& lexemes)
      : lexemes_(lexemes), is_dropped_(lexemes.list.size(), false) {}

  void match() {
    for (std::size_t at = 0; at < lexemes_.list.size(); ++at) {
      if (lexemes_.list[at].kind == LexemeKind::open) {
        open(at);
      } else if (lexemes_.list[at].kind == LexemeKind::close) {
        close(at);
      } else {
        ++content_;
      }
    }
    for (const Open& left : open_) drop_lone(left.at);
    take_out();
  }

 private:
  struct Open {
    std::size_t at = 0;
    std::size_t content = 0;
  };

  void open(std::size_t at) { open_.push_back({at, content_}); }

  void close(std::size_t at) {
    if (open_.empty()) return drop_lone(at);
    const Open partner = open_.back();
    open_.pop_back();
    const bool is_too_deep = open_.size() >= kMaxNesting;
    if (is_too_deep) {
      warn(lexemes_.warnings, "nesting_cut",
           "Brackets were used " + std::to_string(kMaxNesting) + " deep and no deeper.");
    }
    if (is_too_deep || partner.content == content_) {
      is_dropped_[partner.at] = is_dropped_[at] = true;
    }
  }

  void drop_lone(std::size_t at) {
    is_dropped_[at] = true;
    warn(lexemes_.warnings, "lone_bracket", "A bracket without a partner was not used.");
  }

  void take_out() {
    std::vector<Lexeme> kept;
    for (std::size_t at = 0; at < lexemes_.list.size(); ++at) {
      if (!is_dropped_[at]) kept.push_back(std::move(lexemes_.list[at]));
    }
    lexemes_.list = std::move(kept);
  }

  Lexemes& lexemes_;
  std::vector<bool> is_dropped_;
  std::vector<Open> open_;
  std::size_t content_ = 0;
};

/// Makes words of the operators that have nothing to work on: "stem AND", "OR", "NEAR/5 nose".
class OperatorChecking {
 public:
  OperatorChecking(std::string_view text, schema::Analyzer& analyzer)
      : text_(text), analyzer_(analyzer) {}

  /// As if there were no operators at all.
  std::vector<Lexeme> make_words(std::vector<Lexeme> lexemes) {
    for (Lexeme& lexeme : lexemes) {
      if (is_operator(lexeme)) {
        add_words(lexeme);
      } else {
        checked_.push_back(std::move(lexeme));
      }
    }
    return std::move(checked_);
  }

  std::vector<Lexeme> check(std::vector<Lexeme> lexemes) {
    for (std::size_t at = 0; at < lexemes.size(); ++at) {
      if (is_operator(lexemes[at]) && !is_usable(lexemes, at)) {
        add_words(lexemes[at]);
      } else {
        checked_.push_back(std::move(lexemes[at]));
      }
    }
    return std::move(checked_);
  }

 private:
  bool is_usable(const std::vector<Lexeme>& lexemes, std::size_t at) const {
    if (at + 1 == lexemes.size()) return false;
    const Lexeme& next = lexemes[at + 1];
    const Lexeme* const previous = checked_.empty() ? nullptr : &checked_.back();
    if (lexemes[at].kind == LexemeKind::operator_near) {
      return previous != nullptr && can_be_near(*previous) && can_be_near(next) &&
             next.sign == Occurrence::may;
    }
    if (next.kind == LexemeKind::close) return false;
    if (is_binary_operator(lexemes[at])) return previous != nullptr && is_operand_end(*previous);
    return previous == nullptr || previous->kind != LexemeKind::operator_not;
  }

  void add_words(const Lexeme& lexeme) {
    std::string word(text_.substr(lexeme.source.begin, lexeme.source.end - lexeme.source.begin));
    std::transform(word.begin(), word.end(), word.begin(), lower);
    const std::vector<schema::Token> tokens = analyzer_.analyze(word);
    for (const auto& group : compounds(tokens)) {
      Lexeme& added = checked_.emplace_back();
      added.term = make_term(word, group);
      added.term.kind = lexeme.term.kind;
      added.term.source.begin += lexeme.source.begin;
      added.term.source.end += lexeme.source.begin;
    }
  }

  std::string_view text_;
  schema::Analyzer& analyzer_;
  std::vector<Lexeme> checked_;
};

/// Reads the tree from lexemes whose brackets and operators all have partners.
class TreeReader {
 public:
  TreeReader(std::vector<Lexeme> lexemes, ParsedQuery& query)
      : lexemes_(std::move(lexemes)), query_(query) {}

  QueryNode read() { return read_either({}); }

 private:
  using FieldChoice = std::optional<schema::Field>;

  bool is_at(LexemeKind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }

  QueryNode read_either(FieldChoice field) {
    QueryNode node;
    node.kind = Kind::either;
    node.children.push_back(read_all(field));
    while (is_at(LexemeKind::operator_or)) {
      ++at_;
      node.children.push_back(read_all(field));
    }
    return node;
  }

  QueryNode read_all(FieldChoice field) {
    QueryNode node;
    node.kind = Kind::all;
    node.children.push_back(read_clauses(field));
    while (is_at(LexemeKind::operator_and)) {
      ++at_;
      node.children.push_back(read_clauses(field));
    }
    return node;
  }

  QueryNode read_clauses(FieldChoice field) {
    QueryNode node;
    while (at_ < lexemes_.size() && !is_binary_operator(lexemes_[at_]) &&
           !is_at(LexemeKind::close)) {
      node.children.push_back(read_clause(field));
    }
    return node;
  }

  QueryNode read_clause(FieldChoice field) {
    const bool is_negated = is_at(LexemeKind::operator_not);
    if (is_negated) ++at_;
    const Lexeme& first = lexemes_[at_];
    const Occurrence sign = is_negated ? Occurrence::must_not : first.sign;
    QueryNode node;
    if (first.kind == LexemeKind::open) {
      ++at_;
      node = read_either(first.field ? first.field : field);
      ++at_;
      simplify(node, query_.terms);
    } else if (first.kind == LexemeKind::term) {
      node = read_terms(field);
    } else {
      node = first.restriction;
      ++at_;
    }
    node.is_signed = sign != Occurrence::may;
    node.occurrence = sign == Occurrence::may ? usual_occurrence(node, query_.terms) : sign;
    return node;
  }

  QueryNode read_terms(FieldChoice field) {
    QueryNode node = read_term(field);
    if (!is_at(LexemeKind::operator_near)) return node;
    QueryNode near;
    near.kind = Kind::near;
    near.children.push_back(std::move(node));
    while (is_at(LexemeKind::operator_near)) {
      near.distance = std::max(near.distance, lexemes_[at_].distance);
      ++at_;
      near.children.push_back(read_term({}));
    }
    return near;
  }

  QueryNode read_term(FieldChoice field) {
    QueryTerm& term = query_.terms.emplace_back(std::move(lexemes_[at_].term));
    if (!term.field && !term.forms.empty() && term.kind != TermKind::verbatim) term.field = field;
    ++at_;
    QueryNode node;
    node.kind = Kind::term;
    node.term = query_.terms.size() - 1;
    return node;
  }

  std::vector<Lexeme> lexemes_;
  ParsedQuery& query_;
  std::size_t at_ = 0;
};

/// Whether a sentence was typed all in capitals, so that AND in it is a word as any other.
bool is_shouted(std::string_view text, const std::vector<Lexeme>& lexemes) {
  const bool has_small_letters = std::any_of(
      text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
  return !has_small_letters &&
         std::any_of(lexemes.begin(), lexemes.end(), [](const Lexeme& lexeme) {
           return lexeme.kind == LexemeKind::term && lexeme.sign == Occurrence::may &&
                  is_stop_word(lexeme.term);
         });
}

/// A stop word in capitals that is kept must not make the canonical form look shouted.
void write_small(QueryTerm& term) {
  if (term.is_quoted || !schema::is_stop_word(term.exact)) return;
  std::transform(term.text.begin(), term.text.end(), term.text.begin(), lower);
}

void note_wording(ParsedQuery& query) {
  for (const QueryTerm& term : query.terms) {
    if (term.is_excluded || term.field || term.forms.empty()) continue;
    const StemSequence& stems = term.forms.front();
    query.wording.insert(query.wording.end(), stems.begin(), stems.end());
  }
}

/// A query of nothing but stop words means them.
void drop_stop_words(ParsedQuery& query) {
  std::vector<bool> kept;
  bool has_others = false;
  for (const QueryTerm& term : query.terms) {
    kept.push_back(!is_stop_word(term));
    has_others = has_others || (kept.back() && !term.is_excluded);
  }
  for (QueryTerm& term : query.terms) write_small(term);
  if (!has_others) return;
  for (std::size_t at = 0; at < kept.size(); ++at) {
    if (!kept[at]) query.ignored.push_back(query.terms[at].text);
  }
  keep_terms(query, kept);
}

bool can_be_left_out(const QueryTerm& term) {
  return !term.is_required && !term.is_excluded && term.kind == TermKind::word;
}

/// Leaves out the commonest words, of equally common ones the last, and then whatever comes last.
void bound_words(ParsedQuery& query, const QueryReading& reading) {
  const std::size_t count = query.terms.size();
  if (count <= kMaxQueryWords) return;
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t at = 0; at < count; ++at) {
    const QueryTerm& term = query.terms[at];
    const std::uint64_t frequency =
        can_be_left_out(term) && reading.frequency ? reading.frequency(term) + 1 : 1;
    order.emplace_back(can_be_left_out(term) ? frequency : 0, at);
  }
  std::sort(order.begin(), order.end());
  std::vector<bool> kept(count, false);
  for (std::size_t at = 0; at < kMaxQueryWords; ++at) kept[order[at].second] = true;
  keep_terms(query, kept);
  warn(query.warnings, "query_cut",
       "Only " + std::to_string(kMaxQueryWords) + " of the query's " + std::to_string(count) +
           " words were searched for, the rarest.");
}

void note_unfinished_word(std::vector<Lexeme>& lexemes, std::string_view text) {
  if (lexemes.empty() || lexemes.back().kind != LexemeKind::term) return;
  QueryTerm& last = lexemes.back().term;
  last.is_unfinished = last.kind == TermKind::word && !last.is_quoted && !last.field &&
                       last.exact.size() >= kMinWildcardLetters &&
                       lexemes.back().source.end == text.size();
}

}  // namespace

ParsedQuery parse_query(std::string_view text,
                        schema::Analyzer& analyzer,
                        const QueryReading& reading) {
  Lexemes lexemes = read_lexemes(text, reading.forms, analyzer);
  if (reading.last_word == LastWord::unfinished) note_unfinished_word(lexemes.list, text);
  BracketMatching(lexemes).match();
  ParsedQuery query;
  query.warnings = std::move(lexemes.warnings);
  OperatorChecking operators(text, analyzer);
  std::vector<Lexeme> checked = is_shouted(text, lexemes.list)
                                    ? operators.make_words(std::move(lexemes.list))
                                    : operators.check(std::move(lexemes.list));
  query.root = TreeReader(std::move(checked), query).read();
  simplify(query.root, query.terms);
  mark_terms(query);
  note_wording(query);
  drop_stop_words(query);
  split_prose(query, text, analyzer);
  bound_words(query, reading);
  relax_prose(query);
  mark_terms(query);
  add_joined_neighbours(query.terms, analyzer);
  if (query.root.kind == Kind::any && query.root.children.empty()) {
    warn(query.warnings, "no_searchable_words", "The query has no word or number to search for.");
  }
  query.understood = canonical_text(query);
  return query;
}

}  // namespace article_search
