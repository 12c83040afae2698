#include "server/search/query/query_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "server/search/query/field_name.h"
#include "server/search/query/query_terms.h"
#include "server/search/state/date_range.h"

namespace article_search {

namespace {

using schema::Field;
using schema::Token;

/// Straight and typographic quotes, as keyboards and word processors make them.
constexpr std::array<std::string_view, 5> kQuotes = {"\"", "“", "”", "„", "‟"};
constexpr std::string_view kSpaces = " \t\r\n\f\v";

bool is_space(char character) { return kSpaces.find(character) != std::string_view::npos; }
bool is_ascii_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}
char lower(char character) {
  constexpr char kCase = 'a' - 'A';
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + kCase) : character;
}

/// The length of the quote that `text` begins with; 0 when it begins with none.
std::size_t quote_size(std::string_view text) {
  const auto quote = std::find_if(kQuotes.begin(), kQuotes.end(),
                                  [&](std::string_view known) { return text.starts_with(known); });
  return quote == kQuotes.end() ? 0 : quote->size();
}

/// Where the next quote at or after `from` begins; the text's end when none is.
std::size_t find_quote(std::string_view text, std::size_t from) {
  std::size_t first = text.size();
  for (const std::string_view quote : kQuotes) first = std::min(first, text.find(quote, from));
  return first;
}

class QueryLexer {
 public:
  QueryLexer(std::string_view text, WordForms forms, schema::Analyzer& analyzer)
      : text_(text), forms_(forms), analyzer_(analyzer) {}

  Lexemes read() {
    while (skip_spaces()) read_next();
    return std::move(result_);
  }

 private:
  bool skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  void read_next() {
    begin_ = at_;
    sign_ = read_sign();
    if (text_[at_] == '(') return read_bracket(LexemeKind::open);
    if (text_[at_] == ')') return read_bracket(LexemeKind::close);
    if (sign_ == Occurrence::may && read_operator()) return;
    if (read_field()) return;
    read_words({});
  }

  /// A sign stands directly before what it is for: "a - b" has none.
  Occurrence read_sign() {
    const char sign = text_[at_];
    if (sign != '+' && sign != '-') return Occurrence::may;
    if (at_ + 1 == text_.size() || is_space(text_[at_ + 1]) || text_[at_ + 1] == ')') {
      return Occurrence::may;
    }
    ++at_;
    return sign == '+' ? Occurrence::must : Occurrence::must_not;
  }

  Lexeme& add(LexemeKind kind) {
    Lexeme& lexeme = result_.list.emplace_back();
    lexeme.kind = kind;
    lexeme.sign = sign_;
    lexeme.source = {begin_, at_};
    return lexeme;
  }

  void read_bracket(LexemeKind kind) {
    ++at_;
    add(kind);
  }

  bool read_operator() {
    const std::string_view word =
        text_.substr(at_, text_.find_first_of(" \t\r\n\f\v()", at_) - at_);
    LexemeKind kind = LexemeKind::term;
    std::uint32_t distance = 0;
    if (word == "AND") kind = LexemeKind::operator_and;
    if (word == "OR") kind = LexemeKind::operator_or;
    if (word == "NOT") kind = LexemeKind::operator_not;
    if (read_near(word, distance)) kind = LexemeKind::operator_near;
    if (kind == LexemeKind::term) return false;
    at_ += word.size();
    Lexeme& lexeme = add(kind);
    lexeme.distance = distance;
    lexeme.term.kind = forms_ == WordForms::verbatim ? TermKind::verbatim : TermKind::word;
    return true;
  }

  bool read_near(std::string_view word, std::uint32_t& distance) {
    constexpr std::string_view kNear = "NEAR/";
    if (!word.starts_with(kNear)) return false;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data() + kNear.size(), end, distance);
    if (error != std::errc{} || stop != end) return false;
    distance = bounded_distance(std::max<std::uint32_t>(distance, 1));
    return true;
  }

  std::uint32_t bounded_distance(std::uint32_t distance) {
    if (distance <= kMaxDistance) return distance;
    warn(result_.warnings, "distance_cut",
         "At most " + std::to_string(kMaxDistance) + " words were allowed between others.");
    return kMaxDistance;
  }

  bool read_field() {
    const std::size_t colon = text_.find(':', at_);
    if (colon == std::string_view::npos || colon == at_ || colon + 1 == text_.size()) return false;
    const std::string_view name = text_.substr(at_, colon - at_);
    if (!std::all_of(name.begin(), name.end(), is_ascii_letter)) return false;
    const char next = text_[colon + 1];
    if (is_space(next) || next == ')') return false;
    const FieldName field = field_named(name);
    if (field.kind == FieldName::Kind::none) return refuse_field(name, next);
    const std::size_t name_begin = std::exchange(at_, colon + 1);
    if (field.kind == FieldName::Kind::words) return read_field_words(field.field);
    if (read_restriction(field)) return true;
    at_ = name_begin;
    return false;
  }

  /// The colon may be no more than that: "ratio:3", "https://…".
  bool refuse_field(std::string_view name, char next) {
    if (next == '/') return false;
    warn(result_.warnings, "unknown_field",
         std::string(name) +
             ": is not a field, so it was searched for as a word. Fields are title, "
             "section, kind, article, institution, place, person, topic, role, "
             "language, year and when.");
    return false;
  }

  bool read_field_words(Field field) {
    if (text_[at_] == '(') {
      ++at_;
      add(LexemeKind::open).field = field;
    } else {
      read_words(field);
    }
    return true;
  }

  bool read_restriction(const FieldName& name) {
    const bool has_quotes = quote_size(text_.substr(at_)) > 0;
    const std::string_view value = read_value();
    QueryNode node;
    if (name.kind == FieldName::Kind::facet && !(name.facet == schema::Facet::year)) {
      node.kind = QueryNode::Kind::filter;
      node.facet = name.facet;
      node.value = value;
      node.is_quoted = schema::traits(name.facet).form == schema::FacetForm::folded &&
                       (has_quotes || has_brackets(value));
      if (!has_words(value)) return refuse_value("has no value to look for");
    } else {
      const auto range =
          name.kind == FieldName::Kind::when ? parse_date_range(value) : parse_year_range(value);
      if (!range) {
        return refuse_value(
            "takes a year or years, the earlier first (2005..2017); when: takes dates too");
      }
      node.kind = QueryNode::Kind::range;
      node.dates = *range;
    }
    if (restrictions_++ < kMaxRestrictions) {
      const LexemeKind kind =
          node.kind == QueryNode::Kind::filter ? LexemeKind::filter : LexemeKind::range;
      add(kind).restriction = std::move(node);
    } else {
      warn(result_.warnings, "restrictions_cut",
           "Only the first " + std::to_string(kMaxRestrictions) +
               " restrictions of the query were used.");
    }
    return true;
  }

  /// They might find a partner where the canonical form puts the value.
  static bool has_brackets(std::string_view value) {
    return value.find_first_of("()") != value.npos;
  }

  bool has_words(std::string_view value) { return !analyzer_.analyze(value).empty(); }

  bool refuse_value(const std::string& why) {
    warn(result_.warnings, "unusable_value",
         std::string(text_.substr(begin_, at_ - begin_)) + " " + why +
             "; it was searched for as words.");
    return false;
  }

  /// Up to the closing quote, or the end of the word.
  std::string_view read_value() {
    if (const std::size_t open = quote_size(text_.substr(at_)); open > 0) {
      const std::size_t close = find_quote(text_, at_ + open);
      if (close < text_.size()) {
        const std::string_view value = text_.substr(at_ + open, close - at_ - open);
        at_ = close + quote_size(text_.substr(close));
        return value;
      }
    }
    const std::string_view value = text_.substr(at_, end_of_words(at_) - at_);
    at_ += value.size();
    return value;
  }

  /// Where a stretch without spaces, quotes and brackets that close what it did not open ends.
  std::size_t end_of_words(std::size_t from) const {
    const std::size_t end = find_quote(text_, from);
    std::size_t open = 0;
    for (std::size_t at = from; at < end; ++at) {
      if (is_space(text_[at])) return at;
      if (text_[at] == '(') ++open;
      if (text_[at] == ')' && open-- == 0) return at;
    }
    return end;
  }

  void read_words(std::optional<Field> field) {
    bool is_verbatim = forms_ == WordForms::verbatim;
    if (text_[at_] == '=') {
      is_verbatim = true;
      ++at_;
    }
    const TermKind kind = is_verbatim && !field ? TermKind::verbatim : TermKind::word;
    if (quote_size(text_.substr(at_)) > 0) return read_quote(field, kind);
    const std::size_t begin = at_;
    at_ = std::max(end_of_words(at_), at_);
    const std::string_view words = text_.substr(begin, at_ - begin);
    if (words.find('*') != std::string_view::npos && read_wildcard(words, field)) return;
    const std::vector<Token> tokens = analyzer_.analyze(words);
    for (const auto& group : compounds(tokens)) {
      QueryTerm term = make_term(words, group);
      term.kind = kind;
      term.field = field;
      add_term(std::move(term), begin);
    }
  }

  /// `begin` is where the text begins that the term's source refers to.
  void add_term(QueryTerm term, std::size_t begin) {
    // In canonical form a word that is spelt as an operator must not become one.
    if (!term.is_quoted && (term.text == "AND" || term.text == "OR" || term.text == "NOT")) {
      std::transform(term.text.begin(), term.text.end(), term.text.begin(), lower);
    }
    term.source.begin += begin;
    term.source.end += begin;
    Lexeme& lexeme = add(LexemeKind::term);
    lexeme.source = term.source;
    lexeme.term = std::move(term);
  }

  /// Whether `words` is one word with stars around it that can be used.
  bool read_wildcard(std::string_view words, std::optional<Field> field) {
    const std::size_t first = words.find_first_not_of('*');
    if (first == std::string_view::npos) return false;
    const std::size_t last = words.find_last_not_of('*');
    const std::string_view letters = words.substr(first, last - first + 1);
    const std::vector<Token> tokens = analyzer_.analyze(letters);
    if (tokens.empty()) return false;
    if (tokens.size() > 1 || tokens.front().begin > 0 || tokens.front().end < letters.size()) {
      return refuse_wildcard("wildcard_unusable",
                             "A star is used before or after a single word only, without signs.");
    }
    if (letters.size() < kMinWildcardLetters) {
      return refuse_wildcard(
          "wildcard_too_short",
          "A star needs a word of at least " + std::to_string(kMinWildcardLetters) + " letters.");
    }
    if (wildcards_++ >= kMaxWildcards) {
      return refuse_wildcard("wildcards_cut", "Only the first " + std::to_string(kMaxWildcards) +
                                                  " words with a star were completed.");
    }
    if (field) {
      warn(result_.warnings, "wildcard_in_field",
           "Words with a star are looked for in the text of passages, not in headings or titles.");
    }
    QueryTerm term = make_term(letters, tokens);
    term.forms.clear();
    term.kind = first == 0 ? TermKind::prefix : TermKind::infix;
    add_term(std::move(term), static_cast<std::size_t>(letters.data() - text_.data()));
    return true;
  }

  bool refuse_wildcard(std::string_view code, std::string message) {
    warn(result_.warnings, code, std::move(message));
    return false;
  }

  void read_quote(std::optional<Field> field, TermKind unquoted) {
    const std::size_t inside = at_ + quote_size(text_.substr(at_));
    const std::size_t close = find_quote(text_, inside);
    if (close == text_.size()) {
      warn(result_.warnings, "lone_quote", "A quotation mark without a partner was not used.");
      at_ = inside;
      return;
    }
    at_ = close + quote_size(text_.substr(close));
    const std::uint32_t slop = read_slop();
    const std::string_view words = text_.substr(inside, close - inside);
    const std::vector<Token> tokens = bounded_phrase(analyzer_.analyze(words));
    if (tokens.empty()) return;
    QueryTerm term = make_term(words, tokens);
    term.kind = unquoted == TermKind::verbatim ? TermKind::verbatim : TermKind::phrase;
    term.is_quoted = true;
    term.slop = slop;
    term.field = field;
    add_term(std::move(term), inside);
  }

  std::uint32_t read_slop() {
    if (at_ >= text_.size() || text_[at_] != '~') return 0;
    std::uint32_t slop = 0;
    const char* const begin = text_.data() + at_ + 1;
    const auto [stop, error] = std::from_chars(begin, text_.data() + text_.size(), slop);
    if (stop == begin) return 0;
    at_ = static_cast<std::size_t>(stop - text_.data());
    return bounded_distance(error == std::errc{} ? slop : kMaxDistance + 1);
  }

  std::vector<Token> bounded_phrase(std::vector<Token> tokens) {
    if (tokens.empty() || tokens.back().position <= kMaxPhraseWords) return tokens;
    std::erase_if(tokens, [](const Token& token) {
      return token.position + token.span > kMaxPhraseWords + 1;
    });
    warn(result_.warnings, "phrase_cut",
         "Only the first " + std::to_string(kMaxPhraseWords) +
             " words of a quoted phrase were searched for.");
    return tokens;
  }

  std::string_view text_;
  WordForms forms_;
  schema::Analyzer& analyzer_;
  Lexemes result_;
  std::size_t at_ = 0;
  /// Of the lexeme that is being read.
  std::size_t begin_ = 0;
  Occurrence sign_ = Occurrence::may;
  std::size_t wildcards_ = 0;
  std::size_t restrictions_ = 0;
};

}  // namespace

Lexemes read_lexemes(std::string_view text, WordForms forms, schema::Analyzer& analyzer) {
  return QueryLexer(text, forms, analyzer).read();
}

void warn(std::vector<Warning>& warnings, std::string_view code, std::string message) {
  const auto is_known = [&](const Warning& warning) { return warning.code == code; };
  if (std::any_of(warnings.begin(), warnings.end(), is_known)) return;
  warnings.push_back({std::string(code), std::move(message)});
}

}  // namespace article_search
