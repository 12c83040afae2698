#include "indexer/readers/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

// The HTML standard wants the declaration in the first 1,024 bytes; pages in the wild put a few
// scripts before it.
constexpr std::size_t kDeclarationBytes = 4096;
// What uchardet needs to be sure is a few hundred words; this bounds its time.
constexpr std::size_t kGuessedBytes = std::size_t{256} * 1024;
constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Alias {
  std::string_view label;
  std::string_view encoding;
};

// Where browsers read another encoding than the one named. A page whose declaration could be read
// as ASCII is not UTF-16, whatever it says.
constexpr std::array<Alias, 10> kAliases = {{
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"gb2312", "GB18030"},
    {"utf8", "UTF-8"},
    {"utf-16", "UTF-8"},
    {"utf-16le", "UTF-8"},
}};

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view encoding;
};

constexpr std::array<ByteOrderMark, 3> kByteOrderMarks = {{
    {"\xEF\xBB\xBF", kUtf8},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
}};

struct Encoding {
  std::string name;
  bool is_guess = false;
};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// The value after `key` and an equals sign, quoted or not; empty if there is none.
std::string_view value_of(std::string_view text, std::string_view key) {
  constexpr std::string_view kSpacesAndQuotes = " \t\r\n\"'";
  const std::size_t found = text.find(key);
  if (found == std::string_view::npos) return {};
  std::size_t at = text.find_first_not_of(" \t\r\n", found + key.size());
  if (at == std::string_view::npos || text[at] != '=') return {};
  at = text.find_first_not_of(kSpacesAndQuotes, at + 1);
  if (at == std::string_view::npos) return {};
  return text.substr(at, std::min(text.find_first_of(" \t\r\n\"'/>;?", at), text.size()) - at);
}

std::string_view tag_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('>', begin), text.size()) - begin);
}

std::string declared_label(std::string_view content) {
  const std::string head = lower_case(content.substr(0, kDeclarationBytes));
  for (std::size_t at = head.find("<meta"); at != std::string::npos;
       at = head.find("<meta", at + 1)) {
    const std::string_view label = value_of(tag_at(head, at), "charset");
    if (!label.empty()) return std::string(label);
  }
  if (!head.starts_with("<?xml")) return {};
  return std::string(value_of(tag_at(head, 0), "encoding"));
}

// Empty if ICU knows no such encoding.
std::string known_encoding(const std::string& label) {
  const auto* alias = std::ranges::find(kAliases, label, &Alias::label);
  std::string name = alias == kAliases.end() ? label : std::string(alias->encoding);
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = name.empty() ? nullptr : ucnv_open(name.c_str(), &status);
  if (converter == nullptr || U_FAILURE(status) != 0) return {};
  ucnv_close(converter);
  return name;
}

// A few bad bytes make no other encoding of a text in UTF-8.
bool is_mostly_utf8(std::string_view text) {
  constexpr std::int32_t kLastAscii = 0x7F;
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const std::int32_t code_point = schema::read_code_point(text, next);
    if (code_point < 0) ++bad;
    if (code_point > kLastAscii) ++good;
    at = code_point < 0 ? at + 1 : next;
  }
  return bad == 0 || good > bad;
}

std::string guessed_encoding(std::string_view content) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       uchardet_delete);
  uchardet_handle_data(detector.get(), content.data(), std::min(content.size(), kGuessedBytes));
  uchardet_data_end(detector.get());
  const std::string name = known_encoding(lower_case(uchardet_get_charset(detector.get())));
  // Bytes that are not valid UTF-8 in the whole may be so in the part that was looked at.
  return name.empty() || lower_case(name) == "utf-8" ? "windows-1252" : name;
}

Encoding encoding_of(std::string_view content, const std::string& label) {
  if (std::string declared = known_encoding(label); !declared.empty()) {
    return {std::move(declared)};
  }
  // Text has no NULs in any encoding that could be guessed: decode_source() says what this is.
  const bool is_binary = content.find('\0') != std::string_view::npos;
  if (is_binary || is_mostly_utf8(content)) return {std::string(kUtf8)};
  return {guessed_encoding(content), true};
}

std::string to_utf8(std::string_view content, const std::string& encoding) {
  std::string text;
  icu::UnicodeString(content.data(), static_cast<std::int32_t>(content.size()), encoding.c_str())
      .toUTF8String(text);
  // What ICU makes of a bad byte in some East Asian encodings; no text contains it.
  constexpr std::string_view kSubstitute = "\x1A";
  for (std::size_t at = text.find(kSubstitute); at != std::string::npos;
       at = text.find(kSubstitute, at)) {
    text.replace(at, kSubstitute.size(), kReplacement);
  }
  return text;
}

// Where replacement characters stand is where bytes were bad: sources hardly contain them.
void report_replacements(const std::string& text, const SourceFile& file, SourceText& source) {
  const std::size_t first = text.find(kReplacement);
  if (first == std::string::npos) return;
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), '\n');
  source.warnings.push_back({file.path, static_cast<int>(line),
                             "has bytes that mean nothing in its encoding, the first in this line; "
                             "they now stand as U+FFFD; save the file as UTF-8"});
}

tl::expected<SourceText, IndexingError> decode_as(const Encoding& encoding,
                                                  std::string_view content,
                                                  const SourceFile& file) {
  SourceFile converted{file.path, to_utf8(content, encoding.name)};
  auto source = decode_source(converted);
  if (!source) return source;
  report_replacements(source->text, file, *source);
  if (encoding.is_guess) {
    source->warnings.push_back(
        {file.path, 0,
         "does not say its encoding and was read as " + encoding.name + "; save it as UTF-8"});
  }
  return source;
}

tl::expected<SourceText, IndexingError> decode(const SourceFile& file,
                                               const std::string& declared) {
  const std::string_view content = file.content;
  if (content.size() > kLargestSource) return decode_source(file);
  const auto* mark = std::ranges::find_if(kByteOrderMarks, [content](const ByteOrderMark& known) {
    return content.starts_with(known.bytes);
  });
  const bool has_mark = mark != kByteOrderMarks.end();
  const Encoding encoding =
      has_mark ? Encoding{std::string(mark->encoding)} : encoding_of(content, declared);
  if (lower_case(encoding.name) == "utf-8") return decode_source(file);
  return decode_as(encoding, content.substr(has_mark ? mark->bytes.size() : 0), file);
}

}  // namespace

tl::expected<SourceText, IndexingError> decode_text(const SourceFile& file) {
  return decode(file, {});
}

tl::expected<SourceText, IndexingError> decode_markup(const SourceFile& file) {
  return decode(file, declared_label(file.content));
}

}  // namespace article_search
