#include "indexer/annotate/dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "indexer/annotate/date_words.h"

namespace article_search {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

enum class TokenKind : std::uint8_t { outside, word, number, ordinal, amount, dash, sign };

struct Token {
  TokenKind kind = TokenKind::outside;
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Of a number of at most four digits, or of an ordinal such as 16th; else 0.
  int value = 0;
  int digits = 0;
  /// Of a sign: its first byte.
  char sign = '\0';
  DateWord word;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Dashes and typographic signs are U+2010 to U+203A; the no-break space is U+00A0.
bool is_typographic(std::string_view text) { return text.starts_with("\xE2\x80"); }
bool is_no_break_space(std::string_view text) { return text.starts_with("\u00A0"); }

bool is_word_start(std::string_view text) {
  return is_letter(text.front()) && !is_typographic(text) && !is_no_break_space(text);
}

bool is_typographic_dash(std::string_view text) {
  return is_typographic(text) && text.size() > 2 && static_cast<unsigned char>(text[2]) >= 0x90 &&
         static_cast<unsigned char>(text[2]) <= 0x95;
}

// "2,005" and "20.5" are one number each; a comma has three digits after it, or it only lists.
bool joins_digits(std::string_view text) {
  const auto digit_at = [text](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  if (text.front() == '.') return digit_at(1);
  return text.front() == ',' && digit_at(1) && digit_at(2) && digit_at(3) && !digit_at(4);
}

struct Extent {
  std::size_t end = 0;
  int letters = 0;
  int digits = 0;
  bool is_joined = false;
};

Extent measure_word(std::string_view text, std::size_t at) {
  Extent extent;
  for (; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (is_digit(rest.front())) {
      ++extent.digits;
    } else if (is_word_start(rest)) {
      ++extent.letters;
    } else if (extent.letters == 0 && extent.digits > 0 && joins_digits(rest)) {
      extent.is_joined = true;
    } else {
      break;
    }
  }
  extent.end = at;
  return extent;
}

int leading_number(std::string_view text) {
  int value = 0;
  for (std::size_t i = 0; i < text.size() && i < 4 && is_digit(text[i]); ++i) {
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool is_ordinal(std::string_view word, int digits) {
  constexpr std::array<std::string_view, 4> kSuffixes = {"st", "nd", "rd", "th"};
  const std::string_view suffix = word.substr(static_cast<std::size_t>(digits));
  return is_digit(word.front()) && digits <= 2 &&
         std::ranges::find(kSuffixes, suffix) != kSuffixes.end();
}

Token read_word(std::string_view text, std::size_t at) {
  const Extent extent = measure_word(text, at);
  const std::string_view word = text.substr(at, extent.end - at);
  Token token{TokenKind::word, at, extent.end, 0, 0, '\0', {}};
  if (extent.letters == 0) {
    const bool is_plain = !extent.is_joined && extent.digits <= 4;
    token.kind = is_plain ? TokenKind::number : TokenKind::amount;
  } else if (is_ordinal(word, extent.digits)) {
    token.kind = TokenKind::ordinal;
  } else {
    token.word = find_date_word(word);
    return token;
  }
  token.value = leading_number(word);
  token.digits = extent.digits;
  return token;
}

Token read_sign(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const std::size_t length = is_typographic(rest) ? std::min<std::size_t>(3, rest.size()) : 1;
  const bool is_dash = rest.front() == '-' || is_typographic_dash(rest);
  return {is_dash ? TokenKind::dash : TokenKind::sign, at, at + length, 0, 0, rest.front(), {}};
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == ' ' || rest.front() == '\n' || rest.front() == '\t') {
      ++at;
    } else if (is_no_break_space(rest)) {
      at += 2;
    } else {
      const bool is_word = is_digit(rest.front()) || is_word_start(rest);
      tokens.push_back(is_word ? read_word(text, at) : read_sign(text, at));
      at = tokens.back().end;
    }
  }
  return tokens;
}

std::string padded(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool is_day_of(int year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int leap_day = month == 2 && is_leap ? 1 : 0;
  return day >= 1 && day <= kDays[static_cast<std::size_t>(month - 1)] + leap_day;
}

// A date that the tokens [first, end) say.
struct Match {
  std::size_t end = 0;
  std::string date;
};

std::optional<Match> day_match(std::size_t end, int year, int month, int day) {
  if (!is_day_of(year, month, day)) return std::nullopt;
  return Match{end, std::to_string(year) + "-" + padded(month) + "-" + padded(day)};
}

Match month_match(std::size_t end, int year, int month) {
  return {end, std::to_string(year) + "-" + padded(month)};
}

// The grammar of dates over a text's tokens. Functions named skip_... return the index after what
// they skip, or the index they were given; asking beyond the ends gives an outside token.
class DateGrammar {
 public:
  explicit DateGrammar(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t i) const { return i < size() ? tokens_[i] : kOutside; }

  std::optional<Match> match(std::size_t i, bool continues_list) const {
    if (auto found = iso_date(i)) return found;
    if (auto found = month_first(i)) return found;
    if (auto found = day_first(i)) return found;
    if (auto found = part_of_year(i)) return found;
    return year_alone(i, continues_list);
  }

  // After a mention, whether the token only lists a further one.
  bool separates(std::size_t i) const {
    return is_sign(i, ',') || has_role(i, DateRole::and_or) || has_role(i, DateRole::to) ||
           (*this)[i].kind == TokenKind::dash;
  }

 private:
  static inline const Token kOutside{};

  bool has_role(std::size_t i, DateRole role) const { return (*this)[i].word.role == role; }
  bool is_sign(std::size_t i, char sign) const {
    return (*this)[i].kind == TokenKind::sign && (*this)[i].sign == sign;
  }
  bool is_glued(std::size_t i) const { return i > 0 && (*this)[i].begin == (*this)[i - 1].end; }

  bool is_number(std::size_t i, int digits) const {
    return (*this)[i].kind == TokenKind::number && (*this)[i].digits == digits;
  }
  bool is_year(std::size_t i) const {
    return is_number(i, 4) && (*this)[i].value >= kFirstYear && (*this)[i].value <= kLastYear;
  }
  bool is_day(std::size_t i) const {
    const Token& token = (*this)[i];
    const bool is_short =
        token.kind == TokenKind::ordinal || (token.kind == TokenKind::number && token.digits <= 2);
    return is_short && token.value >= 1 && token.value <= 31;
  }
  bool is_month(std::size_t i) const { return has_role(i, DateRole::month); }

  std::size_t skip_dot(std::size_t i) const { return is_sign(i, '.') && is_glued(i) ? i + 1 : i; }
  std::size_t skip_comma_or_of(std::size_t i) const {
    return is_sign(i, ',') || has_role(i, DateRole::of) ? i + 1 : i;
  }
  std::size_t skip_range_sign(std::size_t i) const {
    const bool is_range_sign = (*this)[i].kind == TokenKind::dash || is_sign(i, '/') ||
                               is_sign(i, '&') || has_role(i, DateRole::to) ||
                               has_role(i, DateRole::and_or);
    return is_range_sign ? i + 1 : i;
  }

  // "2007-01-16", "2007-01"; the hyphen is ASCII and nothing else is joined to it.
  std::optional<Match> iso_date(std::size_t i) const {
    const auto is_part = [this](std::size_t at) {
      return is_sign_hyphen(at) && is_glued(at) && is_number(at + 1, 2) && is_glued(at + 1);
    };
    const bool is_joined = is_glued(i) && !is_sign(i - 1, '(');
    if (!is_year(i) || is_joined || !is_part(i + 1)) return std::nullopt;
    const int month = (*this)[i + 2].value;
    if (month < 1 || month > 12) return std::nullopt;
    const bool has_day = is_part(i + 3);
    const std::size_t end = has_day ? i + 5 : i + 3;
    const bool goes_on = is_glued(end) && (*this)[end].kind == TokenKind::dash;
    if (goes_on) return std::nullopt;
    if (has_day) return day_match(end, (*this)[i].value, month, (*this)[i + 4].value);
    return month_match(end, (*this)[i].value, month);
  }

  bool is_sign_hyphen(std::size_t i) const {
    return (*this)[i].kind == TokenKind::dash && (*this)[i].sign == '-';
  }

  // "May 20, 2009", "January 16-19, 2007", "January 30 - February 2, 2007", "Nov. 2015",
  // "March to May 2015".
  std::optional<Match> month_first(std::size_t i) const {
    if (!is_month(i)) return std::nullopt;
    const int month = (*this)[i].word.month;
    const std::size_t after_month = skip_dot(i + 1);
    if (is_day(after_month)) {
      const std::size_t year = skip_comma_or_of(skip_dot(skip_day_range(after_month + 1)));
      if (!is_year(year)) return std::nullopt;
      return day_match(year + 1, (*this)[year].value, month, (*this)[after_month].value);
    }
    const std::size_t year = skip_comma_or_of(skip_month_range(after_month));
    if (!is_year(year) || counts_something(year + 1)) return std::nullopt;
    return month_match(year + 1, (*this)[year].value, month);
  }

  // What follows a range's first day: "-19", " to February 2".
  std::size_t skip_day_range(std::size_t i) const {
    std::size_t at = skip_range_sign(i);
    if (at == i) return i;
    if (is_month(at)) at = skip_dot(at + 1);
    return is_day(at) ? at + 1 : i;
  }

  std::size_t skip_month_range(std::size_t i) const {
    const std::size_t at = skip_range_sign(i);
    return at > i && is_month(at) ? skip_dot(at + 1) : i;
  }

  // "20 May 2009", "16-19 January 2007", "30 January - 2 February 2007", "20th of May, 2009".
  std::optional<Match> day_first(std::size_t i) const {
    if (!is_day(i)) return std::nullopt;
    std::size_t at = skip_day_range(i + 1);
    if (has_role(at, DateRole::of)) ++at;
    if (!is_month(at)) return std::nullopt;
    const int month = (*this)[at].word.month;
    at = skip_dot(at + 1);
    const std::size_t second_day = skip_range_sign(at);
    const bool spans_months = second_day > at && is_day(second_day) && is_month(second_day + 1);
    if (spans_months) at = skip_dot(second_day + 2);
    at = skip_comma_or_of(at);
    if (!is_year(at)) return std::nullopt;
    return day_match(at + 1, (*this)[at].value, month, (*this)[i].value);
  }

  // "spring 2017", "early 2021", "mid-2019", "end of 2020", "summer and autumn 2018".
  std::optional<Match> part_of_year(std::size_t i) const {
    if (!has_role(i, DateRole::part_of_year)) return std::nullopt;
    std::size_t at = skip_range_sign(i + 1);
    if (at > i + 1 && has_role(at, DateRole::part_of_year)) ++at;
    at = skip_comma_or_of(at);
    if (!is_year(at)) return std::nullopt;
    return year_match(at);
  }

  // "in 2005", "(2005-2010)", "the 2005 meeting", "2005: ...", "(Smith, 2005)".
  std::optional<Match> year_alone(std::size_t i, bool continues_list) const {
    if (!is_year(i)) return std::nullopt;
    const bool is_shown = continues_list || follows_preposition(i) || is_sign(i - 1, '(') ||
                          is_cited(i) || begins_entry(i) || describes_event(i);
    return is_shown ? year_match(i) : std::nullopt;
  }

  bool follows_preposition(std::size_t i) const {
    return i > 0 && !is_glued(i) && has_role(i - 1, DateRole::preposition) &&
           !(i > 1 && has_role(i - 2, DateRole::change));
  }

  bool is_cited(std::size_t i) const {
    return i > 1 && is_sign(i - 1, ',') && !is_glued(i) &&
           (*this)[i - 2].kind != TokenKind::number && (*this)[i - 2].kind != TokenKind::amount &&
           ends_clause(i + 1);
  }

  bool begins_entry(std::size_t i) const {
    const Token& next = (*this)[i + 1];
    return i == 0 && (ends_clause(i + 1) || is_sign(i + 1, ',') || next.kind == TokenKind::dash ||
                      next.word.role == DateRole::year_verb);
  }

  bool describes_event(std::size_t i) const {
    return i > 0 && has_role(i - 1, DateRole::the) && has_role(i + 1, DateRole::event);
  }

  bool ends_clause(std::size_t i) const {
    constexpr std::string_view kEnds = ".;:)]?!";
    const Token& token = (*this)[i];
    return token.kind == TokenKind::outside ||
           (token.kind == TokenKind::sign && kEnds.find(token.sign) != std::string_view::npos);
  }

  // The year at `i`, with the end of its range if it has one, unless the number is an amount.
  std::optional<Match> year_match(std::size_t i) const {
    std::size_t end = i + 1;
    const std::size_t second = skip_range_sign(end);
    const bool is_list = has_role(end, DateRole::and_or);
    const bool has_range = second > end && !is_list && is_range_end(second, (*this)[i].value);
    const bool has_other_number = second > end && !has_range && is_foreign_number(second);
    if (has_other_number) return std::nullopt;
    if (has_range) end = second + 1;
    const std::size_t after_list = is_list && is_year(second) ? second + 1 : end;
    if (counts_something(end) || counts_something(after_list) || is_unit_sign(end)) {
      return std::nullopt;
    }
    return Match{end, std::to_string((*this)[i].value)};
  }

  bool is_range_end(std::size_t i, int year) const {
    if (is_year(i)) return (*this)[i].value > year;
    return is_number(i, 2) && is_glued(i) && (*this)[i].value > year % 100;
  }

  // A number in a range or list with the year that is no year itself, and begins no day either.
  bool is_foreign_number(std::size_t i) const {
    const TokenKind kind = (*this)[i].kind;
    return kind == TokenKind::amount || (kind == TokenKind::number && !is_year(i) && !is_day(i));
  }

  bool is_unit_sign(std::size_t i) const {
    const Token& token = (*this)[i];
    const bool is_glued_sign = is_glued(i) && token.kind == TokenKind::sign;
    const bool is_compound = token.kind == TokenKind::dash && is_glued(i) && is_glued(i + 1);
    return is_sign(i, '%') || is_sign(i, '$') || is_compound ||
           (is_glued_sign && (token.sign == '/' || token.sign == '\''));
  }

  // Whether nouns after the number count it: "2005 patients", "2005 healthy volunteers".
  bool counts_something(std::size_t i) const {
    if (has_role(i, DateRole::counted)) return true;
    const bool is_adjective = (*this)[i].kind == TokenKind::word && has_role(i, DateRole::none);
    return is_adjective && has_role(i + 1, DateRole::counted);
  }

  std::vector<Token> tokens_;
};

}  // namespace

std::vector<DateMention> find_dates(std::string_view text) {
  const DateGrammar grammar(tokenize(text));
  std::vector<DateMention> mentions;
  bool continues_list = false;
  for (std::size_t i = 0; i < grammar.size();) {
    auto match = grammar.match(i, continues_list);
    if (!match) {
      continues_list = continues_list && grammar.separates(i);
      ++i;
      continue;
    }
    mentions.push_back({grammar[i].begin, grammar[match->end - 1].end, std::move(match->date)});
    continues_list = mentions.back().date.size() == 4;
    i = match->end;
  }
  return mentions;
}

}  // namespace article_search
