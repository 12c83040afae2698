#include "server/search/query_parser.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace article_search {

namespace {

using schema::Token;
using schema::TokenForm;

/// A stretch of the query between quotes, or outside any.
struct Segment {
  std::string_view text;
  bool is_quoted = false;
};

/// Straight and typographic quotes, as keyboards and word processors make them.
constexpr std::array<std::string_view, 5> kQuotes = {"\"", "“", "”", "„", "‟"};

/// Where the next quote at or after `from` begins, and its length; the text's end when none is.
std::pair<std::size_t, std::size_t> find_quote(std::string_view text, std::size_t from) {
  std::pair<std::size_t, std::size_t> first{text.size(), 0};
  for (const std::string_view quote : kQuotes) {
    const std::size_t at = text.find(quote, from);
    if (at < first.first) first = {at, quote.size()};
  }
  return first;
}

struct Segments {
  std::vector<Segment> list;
  bool has_lone_quote = false;
};

Segments split_at_quotes(std::string_view text) {
  Segments segments;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto [open, open_size] = find_quote(text, begin);
    segments.list.push_back({text.substr(begin, open - begin)});
    if (open == text.size()) break;
    const std::size_t inside = open + open_size;
    const auto [close, close_size] = find_quote(text, inside);
    segments.has_lone_quote = close_size == 0;
    segments.list.push_back({text.substr(inside, close - inside), !segments.has_lone_quote});
    begin = close + close_size;
  }
  return segments;
}

/// The stems of `tokens` one after the other: their parts, or each compound's joined form.
StemSequence stems(std::span<const Token> tokens, TokenForm preferred) {
  StemSequence sequence;
  std::uint32_t next_position = 0;
  for (const Token& token : tokens) {
    const bool is_wanted = token.form == TokenForm::word || preferred == TokenForm::joined;
    if (!is_wanted || token.position < next_position) continue;
    sequence.push_back(token.stem);
    next_position = token.position + token.span;
  }
  return sequence;
}

std::vector<StemSequence> forms_of(std::span<const Token> tokens) {
  std::vector<StemSequence> forms = {stems(tokens, TokenForm::word)};
  StemSequence joined = stems(tokens, TokenForm::joined);
  if (joined != forms.front()) forms.push_back(std::move(joined));
  return forms;
}

std::string_view typed_text(std::string_view text, std::span<const Token> tokens) {
  const std::size_t begin = tokens.front().begin;
  return text.substr(begin, tokens.back().end - begin);
}

QueryTerm make_term(std::string_view text, std::span<const Token> tokens) {
  QueryTerm term;
  term.text = typed_text(text, tokens);
  term.forms = forms_of(tokens);
  if (tokens.size() == 1) term.exact = tokens.front().exact;
  return term;
}

/// The tokens of each compound or single word, in order.
std::vector<std::span<const Token>> compounds(std::span<const Token> tokens) {
  std::vector<std::span<const Token>> groups;
  for (auto begin = tokens.begin(); begin != tokens.end();) {
    const auto end = std::find_if(
        begin, tokens.end(), [&](const Token& token) { return token.compound != begin->compound; });
    groups.emplace_back(begin, end);
    begin = end;
  }
  return groups;
}

bool is_plain_word(const QueryTerm& term) { return !term.is_required && !term.exact.empty(); }

bool is_stop_word(const QueryTerm& term) {
  return is_plain_word(term) && schema::is_stop_word(term.exact);
}

/// Lets neighbouring words be found where they are written together: "well being" in "wellbeing".
void add_joined_neighbours(std::vector<QueryTerm>& terms, schema::Analyzer& analyzer) {
  for (std::size_t at = 0; at + 1 < terms.size(); ++at) {
    QueryTerm& first = terms[at];
    QueryTerm& second = terms[at + 1];
    if (!is_plain_word(first) || !is_plain_word(second)) continue;
    const std::vector<Token> joined = analyzer.analyze(first.text + second.text);
    if (joined.size() != 1) continue;
    first.forms.push_back({joined.front().stem});
    second.forms.push_back({joined.front().stem});
  }
}

class QueryReader {
 public:
  explicit QueryReader(schema::Analyzer& analyzer) : analyzer_(analyzer) {}

  ParsedQuery read(std::string_view text) {
    const Segments segments = split_at_quotes(text);
    if (segments.has_lone_quote) {
      warn("lone_quote", "A quotation mark without a partner was not used.");
    }
    for (const Segment& segment : segments.list) {
      segment.is_quoted ? read_phrase(segment.text) : read_words(segment.text);
    }
    drop_stop_words();
    bound_words();
    add_joined_neighbours(query_.terms, analyzer_);
    if (query_.terms.empty()) {
      warn("no_searchable_words", "The query has no word or number to search for.");
    }
    query_.understood = canonical_form();
    return std::move(query_);
  }

 private:
  void warn(std::string_view code, std::string message) {
    query_.warnings.push_back({std::string(code), std::move(message)});
  }

  void read_phrase(std::string_view text) {
    const std::vector<Token> tokens = analyzer_.analyze(text);
    if (tokens.empty()) return;
    auto kept = std::span(tokens);
    if (kept.back().position > kMaxPhraseWords) {
      const auto end = std::find_if(kept.begin(), kept.end(), [](const Token& token) {
        return token.position + token.span > kMaxPhraseWords + 1;
      });
      kept = std::span(kept.begin(), end);
      warn("phrase_cut", "Only the first " + std::to_string(kMaxPhraseWords) +
                             " words of a quoted phrase were searched for.");
    }
    QueryTerm term = make_term(text, kept);
    term.is_required = true;
    query_.terms.push_back(std::move(term));
  }

  void read_words(std::string_view text) {
    const std::vector<Token> tokens = analyzer_.analyze(text);
    for (const auto& group : compounds(tokens)) query_.terms.push_back(make_term(text, group));
  }

  /// A query of nothing but stop words means them.
  void drop_stop_words() {
    if (std::all_of(query_.terms.begin(), query_.terms.end(), is_stop_word)) return;
    for (const QueryTerm& term : query_.terms) {
      if (is_stop_word(term)) query_.ignored.push_back(term.text);
    }
    std::erase_if(query_.terms, is_stop_word);
  }

  void bound_words() {
    if (query_.terms.size() <= kMaxQueryWords) return;
    query_.terms.resize(kMaxQueryWords);
    warn("query_cut", "Only the first " + std::to_string(kMaxQueryWords) +
                          " words of the query were searched for.");
  }

  std::string canonical_form() const {
    std::string form;
    for (const QueryTerm& term : query_.terms) {
      if (!form.empty()) form += ' ';
      form += term.is_required ? '"' + term.text + '"' : term.text;
    }
    return form;
  }

  schema::Analyzer& analyzer_;
  ParsedQuery query_;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, schema::Analyzer& analyzer) {
  return QueryReader(analyzer).read(text);
}

}  // namespace article_search
