#include "indexer/annotate/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "indexer/annotate/text_words.h"

namespace article_search {

namespace {

/// Schwartz and Hearst: a short form has two to ten characters, and its long form at most this many
/// words more than it has characters, and at most twice as many.
constexpr std::size_t kLongestShortForm = 10;
constexpr std::size_t kExtraWords = 5;
/// Ten characters' fifteen words; more of a text is not looked at for one long form.
constexpr std::size_t kMostBytes = 300;

/// Words of clauses, which no name of a thing has: "AMPK at this site (Akt)".
const WordList kClauseWords(
    " this that these those which who whom whose was were is are be been has have had we they it "
    "its he she can may might not ");

const WordList kNumerals(" I II III VI VII VIII IX XI XII XIII XIV XV ");

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Bytes beyond ASCII are parts of letters, which may only be equal as a whole.
bool is_alphanumeric(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::array<std::string_view, 8> kQuotes = {"\"", "'", "“", "”", "‘", "’", "«", "»"};

/// Without those at the ends: the “Definition of R” (DR).
std::string_view without_quotes(std::string_view text) {
  for (const std::string_view quote : kQuotes) {
    if (text.starts_with(quote)) text.remove_prefix(quote.size());
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return text;
}

bool ends_in_quote(std::string_view text) {
  return std::ranges::any_of(kQuotes, [text](std::string_view q) { return text.ends_with(q); });
}

/// "Andras"
bool is_name(std::string_view text) {
  constexpr std::size_t kShortestName = 5;
  return text.size() >= kShortestName &&
         std::ranges::all_of(text.substr(1), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_short_form(std::string_view text) {
  if (text.size() < 2 || text.size() > kLongestShortForm || !is_alphanumeric(text.front())) {
    return false;
  }
  const bool is_one_word = std::ranges::all_of(
      text, [](char c) { return is_alphanumeric(c) || c == '-' || c == '/' || c == '+'; });
  return is_one_word && std::ranges::count_if(text, is_alphanumeric) > 1 &&
         std::ranges::any_of(text, is_capital) && !is_name(text) && !kNumerals.contains(text);
}

/// Where in `text` the words begin, as many as `short_form` has letters, whose initials they are
/// and that go to the end of `text`: "experimental autoimmune encephalomyelitis" for EAE, although
/// the last word alone has these letters. Words such as "for" may have none.
std::optional<std::size_t> initials_begin(std::string_view short_form, std::string_view text) {
  std::size_t end = text.size();
  for (std::size_t left = short_form.size(); left > 0;) {
    const std::size_t last = text.substr(0, end).find_last_not_of(" -");
    if (last == std::string_view::npos) return std::nullopt;
    const std::size_t gap = text.substr(0, last).find_last_of(" -");
    end = gap == std::string_view::npos ? 0 : gap + 1;
    if (lower(text[end]) == lower(short_form[left - 1])) {
      --left;
    } else if (left == short_form.size() || !is_function_word(text.substr(end, last + 1 - end))) {
      return std::nullopt;
    }
  }
  return end == 0 || text[end - 1] == ' ' ? std::optional(end) : std::nullopt;
}

/// Where in `text` the long form of `short_form` begins that goes to the end of `text`. Goes from
/// right to left: each letter of the short form takes the nearest one, the first only where a word
/// begins.
std::optional<std::size_t> long_form_begin(std::string_view short_form, std::string_view text) {
  std::size_t at = text.size();
  for (std::size_t left = short_form.size(); left > 0; --left) {
    const char wanted = lower(short_form[left - 1]);
    if (!is_alphanumeric(wanted)) continue;
    const auto begins_word = [&](std::size_t i) {
      return i == 0 || !is_alphanumeric(text[i - 1]) || ends_in_quote(text.substr(0, i));
    };
    bool is_found = false;
    while (at > 0 && !is_found) {
      --at;
      is_found = lower(text[at]) == wanted && (left > 1 || begins_word(at));
    }
    if (!is_found) return std::nullopt;
  }
  const std::size_t space = text.substr(0, at).find_last_of(" \u00A0");
  return space == std::string_view::npos ? 0 : space + 1;
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_alphanumeric(text[at - 1]);
    if (begins && (end == text.size() || !is_alphanumeric(text[end]))) return true;
  }
  return false;
}

bool has_clause_word(const TextWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (kClauseWords.contains(words[i])) return true;
  }
  return false;
}

/// Whether the last word of several gives a short form in capitals its initial. Else that word may
/// be beside the name, as in "knockout mice (KO)", or the letters be found by chance.
bool shares_last_initial(std::string_view long_form, std::string_view short_form) {
  const std::string_view singular =
      short_form.substr(0, short_form.size() - (short_form.ends_with('s') ? 1 : 0));
  const bool is_mixed = std::ranges::any_of(singular, [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_mixed) return true;
  const std::size_t gap = long_form.find_last_of(" -/");
  if (gap == std::string_view::npos || gap + 1 == long_form.size()) return true;
  const char initial = lower(long_form[gap + 1]);
  if (static_cast<unsigned char>(initial) >= 0x80) return true;
  return std::ranges::any_of(short_form, [initial](char c) { return lower(c) == initial; });
}

/// "row.names = c(NA)"
bool has_signs_of_programs(std::string_view text) {
  return text.find_first_of("()[]{};:=<>|*_~\\") != std::string_view::npos ||
         text.find("∼") != std::string_view::npos || text.find(". ") != std::string_view::npos ||
         text.find("www.") != std::string_view::npos;
}

bool is_long_form(std::string_view long_form, std::string_view short_form) {
  const TextWords words(long_form);
  const std::size_t most_words = std::min(short_form.size() + kExtraWords, 2 * short_form.size());
  const bool is_sized = long_form.size() > short_form.size() && words.size() > 0 &&
                        words.size() <= most_words && words.begin_of(0) == 0;
  return is_sized && !has_clause_word(words) && !is_function_word(words[0]) &&
         !is_function_word(words[words.size() - 1]) && !has_word(long_form, short_form) &&
         shares_last_initial(long_form, short_form) && !has_signs_of_programs(long_form);
}

std::optional<schema::Abbreviation> define(std::string_view short_form, std::string_view text) {
  auto begin = initials_begin(short_form, text);
  if (!begin) begin = long_form_begin(short_form, text);
  if (!begin) return std::nullopt;
  std::string_view long_form = without_quotes(text.substr(*begin));
  if (long_form.ends_with(',')) long_form.remove_suffix(1);
  if (!is_long_form(long_form, short_form)) return std::nullopt;
  return schema::Abbreviation{std::string(short_form), std::string(long_form)};
}

/// What stands before the parenthesis at `open`, as far as a long form may reach.
std::string_view text_before(std::string_view text, std::size_t open) {
  const std::size_t begin = open > kMostBytes ? open - kMostBytes : 0;
  std::string_view before = text.substr(begin, open - begin);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  return without_quotes(before);
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(" (");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

/// "mesenchymal stem cells (MSCs; from marrow)", "(hereafter HSCT)" is none.
std::string_view up_to_pause(std::string_view inside) {
  return inside.substr(0, inside.find_first_of(",;"));
}

std::optional<schema::Abbreviation> read_parenthesis(std::string_view before,
                                                     std::string_view inside) {
  if (is_short_form(up_to_pause(inside))) return define(up_to_pause(inside), before);
  const std::string_view word = last_word(before);
  // "Ana Ríos, MD, MS (Medical School)" has a degree before the parenthesis.
  const bool is_listed_last = before.substr(0, before.size() - word.size()).ends_with(", ");
  if (!is_short_form(word) || is_listed_last) return std::nullopt;
  auto found = define(word, up_to_pause(inside));
  const bool is_whole = found && up_to_pause(inside).starts_with(found->long_form);
  return is_whole ? found : std::nullopt;
}

}  // namespace

std::vector<schema::Abbreviation> find_abbreviations(std::string_view text) {
  std::vector<schema::Abbreviation> abbreviations;
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    const std::string_view rest = text.substr(open + 1, kMostBytes);
    const std::size_t close = rest.find_first_of("()");
    if (close == std::string_view::npos || rest[close] == '(') continue;
    auto found = read_parenthesis(text_before(text, open), rest.substr(0, close));
    if (found) abbreviations.push_back(*std::move(found));
  }
  return abbreviations;
}

}  // namespace article_search
