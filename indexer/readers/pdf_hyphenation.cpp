#include "indexer/readers/pdf_hyphenation.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace article_search {

namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::array<std::string_view, 2> kHyphens = {"-", "\u2010"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_small_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

// Letters and hyphens at the end of `text`.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (is_letter(text[begin - 1]) || text[begin - 1] == '-')) --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_letter(text[end]) || text[end] == '-')) ++end;
  return text.substr(0, end);
}

std::size_t hyphen_length(std::string_view text) {
  for (const std::string_view hyphen : kHyphens) {
    if (text.ends_with(hyphen)) return hyphen.size();
  }
  return 0;
}

void add_words_of(std::string_view line, std::set<std::string, std::less<>>& words) {
  while (!line.empty()) {
    const std::string_view word = first_word(line);
    // The last word of a line may be half of one.
    if (word.size() > 1 && word.size() < line.size()) words.insert(lower(word));
    line.remove_prefix(std::max<std::size_t>(1, word.size()));
  }
}

}  // namespace

PdfHyphenation::PdfHyphenation(const std::vector<PdfPage>& pages) {
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) add_words_of(line.text, words_);
  }
}

void PdfHyphenation::join(std::string& text, std::string_view line) const {
  if (text.ends_with(kSoftHyphen)) {
    text.resize(text.size() - kSoftHyphen.size());
    text += line;
    return;
  }
  const std::size_t hyphen = hyphen_length(text);
  const std::string_view before = std::string_view(text).substr(0, text.size() - hyphen);
  if (hyphen == 0 || before.empty() || before.back() == ' ') {
    if (!text.empty()) text += ' ';
    text += line;
    return;
  }
  const std::string left = lower(last_word(before));
  const std::string right = lower(first_word(line));
  const bool parts_letters =
      is_letter(before.back()) && !line.empty() && is_small_letter(line.front());
  const bool is_word = words_.contains(left + right);
  const bool is_compound = words_.contains(left + "-" + right);
  if (parts_letters && (is_word || !is_compound)) text.resize(before.size());
  text += line;
}

}  // namespace article_search
