#include "indexer/readers/source_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "indexer/readers/gzip.h"
#include "indexer/schema/code_points.h"
#include "indexer/schema/content_hash.h"
#include "indexer/slug.h"

namespace article_search {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// Text in a Latin encoding has some 2 % of bytes above ASCII, in Cyrillic ones most are; images and
// archives have NULs and other control bytes throughout.
constexpr std::size_t kMostBadBytesInTen = 3;

struct Fault {
  std::size_t count = 0;
  int first_line = 0;
};

struct Decoding {
  std::string text;
  int line = 1;
  Fault invalid;
  Fault nul;
};

void replace_byte(Decoding& decoding, Fault& fault) {
  if (fault.count++ == 0) fault.first_line = decoding.line;
  decoding.text += kReplacement;
}

void add_line_end(Decoding& decoding) {
  decoding.text += '\n';
  ++decoding.line;
}

// Copies one code point from `source` at `at`, or replaces one bad byte, and returns what follows.
std::size_t decode_one(std::string_view source, std::size_t at, Decoding& decoding) {
  const char c = source[at];
  if (c == '\n') {
    add_line_end(decoding);
  } else if (c == '\r') {
    add_line_end(decoding);
    return at + (source.substr(at + 1, 1) == "\n" ? 2 : 1);
  } else if (c == '\0') {
    replace_byte(decoding, decoding.nul);
  } else if (static_cast<unsigned char>(c) < 0x80) {
    decoding.text += c;
  } else {
    std::size_t next = at;
    if (schema::read_code_point(source, next) < 0) {
      replace_byte(decoding, decoding.invalid);
      return at + 1;
    }
    decoding.text += source.substr(at, next - at);
    return next;
  }
  return at + 1;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::vector<IndexingError> warnings_of(const Decoding& decoding, const std::string& path) {
  std::vector<IndexingError> warnings;
  if (const Fault& fault = decoding.invalid; fault.count > 0) {
    warnings.push_back({path, fault.first_line,
                        counted(fault.count, "byte is", "bytes are") +
                            " not valid UTF-8, the first in this line, and now stand as U+FFFD; "
                            "save the file as UTF-8"});
  }
  if (const Fault& fault = decoding.nul; fault.count > 0) {
    warnings.push_back({path, fault.first_line,
                        counted(fault.count, "NUL byte", "NUL bytes") +
                            ", the first in this line, now stand as U+FFFD; remove them"});
  }
  return warnings;
}

bool is_utf16(std::string_view content) {
  return content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF");
}

// How much of `text` is visible ASCII, as most of nearly all texts is.
std::size_t plain_run(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c <= '~'; };
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_plain) - text.begin());
}

tl::unexpected<IndexingError> refusal(const SourceFile& file, std::string message) {
  return tl::make_unexpected(IndexingError{file.path, 0, std::move(message)});
}

}  // namespace

tl::expected<SourceText, IndexingError> decode_source(const SourceFile& file) {
  if (file.content.size() > kLargestSource) {
    return refusal(file, "is larger than " + std::to_string((kLargestSource >> 20U)) +
                             " MiB; split it into articles");
  }
  if (is_utf16(file.content)) return refusal(file, "is UTF-16; save it as UTF-8");
  std::string_view source = file.content;
  if (source.starts_with(kByteOrderMark)) source.remove_prefix(kByteOrderMark.size());
  Decoding decoding;
  decoding.text.reserve(source.size());
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t run = plain_run(source.substr(at));
    decoding.text += source.substr(at, run);
    at += run;
    if (at < source.size()) at = decode_one(source, at, decoding);
  }
  if ((decoding.invalid.count + decoding.nul.count) * 10 > source.size() * kMostBadBytesInTen) {
    return refusal(file, "is not text in UTF-8; convert it, or remove it from the corpus");
  }
  if (is_blank(decoding.text)) return refusal(file, "is empty; it needs some text");
  return SourceText{std::move(decoding.text), warnings_of(decoding, file.path)};
}

std::size_t space_length(std::string_view text) {
  constexpr std::array<std::string_view, 2> kTwoBytes = {"\u00A0", "\u0085"};
  constexpr std::array<std::string_view, 7> kThreeBytes = {"\u1680", "\u2028", "\u2029", "\u202F",
                                                           "\u205F", "\u3000", "\u2007"};
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) {
    return first == ' ' || (first >= '\t' && first <= '\r' && first != '\n') ? 1 : 0;
  }
  const auto begins = [text](std::string_view space) { return text.starts_with(space); };
  if (first == 0xC2) return std::ranges::any_of(kTwoBytes, begins) ? 2 : 0;
  // U+2000 to U+200A, the spaces of typesetters, are E2 80 80 to E2 80 8A.
  const bool is_typographic = text.starts_with("\xE2\x80") && text.size() > 2 &&
                              static_cast<unsigned char>(text[2]) <= 0x8A;
  return is_typographic || std::ranges::any_of(kThreeBytes, begins) ? 3 : 0;
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const std::size_t space = text.front() == '\n' ? 1 : space_length(text);
    if (space == 0) return false;
    text.remove_prefix(space);
  }
  return true;
}

std::string collapse_spaces(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool pending = false;
  while (!text.empty()) {
    const std::size_t space = text.front() == '\n' ? 1 : space_length(text);
    if (space > 0) {
      pending = !result.empty();
      text.remove_prefix(space);
      continue;
    }
    if (std::exchange(pending, false)) result += ' ';
    const std::size_t run = plain_run(text);
    const std::size_t length = run > 0 ? run : code_point_length(text);
    result += text.substr(0, length);
    text.remove_prefix(length);
  }
  return result;
}

std::size_t code_point_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

std::string stem_of(std::string_view path) {
  path = without_gzip_suffix(path);
  const std::size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return std::string(name);
}

std::string article_id_of(std::string_view path) {
  const std::string id = slug(stem_of(path));
  // A name of signs alone ("%.md") still needs an id.
  return id.empty() ? to_base32(schema::hash64(path), 10) : id;
}

std::optional<IndexingError> long_name_warning(const std::string& path, std::string_view id) {
  const std::string name = stem_of(path);
  if (!is_cut_in_slug(name)) return std::nullopt;
  return IndexingError{path, 0,
                       "its name has " + std::to_string(name.size()) + " bytes, and an id " +
                           std::to_string(kLongestArticleId) + " at most; the id is " +
                           std::string(id) + "; a shorter name gives a better one"};
}

}  // namespace article_search
