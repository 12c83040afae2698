#include "server/http/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include <nlohmann/json.hpp>

#include "server/search/utf8.h"

namespace article_search {

namespace {

enum class ByteKind : std::uint8_t { plain, escaped, not_ascii };

constexpr std::array<ByteKind, 256> byte_kinds() {
  std::array<ByteKind, 256> kinds{};
  std::fill(kinds.begin(), kinds.begin() + ' ', ByteKind::escaped);
  kinds['"'] = kinds['\\'] = ByteKind::escaped;
  std::fill(kinds.begin() + 0x80, kinds.end(), ByteKind::not_ascii);
  return kinds;
}
constexpr std::array<ByteKind, 256> kByteKinds = byte_kinds();

ByteKind kind_of(char byte) { return kByteKinds[static_cast<unsigned char>(byte)]; }

bool is_plain(char byte) { return kind_of(byte) == ByteKind::plain; }

bool has_valid_rest(const char* begin, std::string_view text) {
  const bool is_ascii = std::none_of(
      begin, text.end(), [](char byte) { return kind_of(byte) == ByteKind::not_ascii; });
  return is_ascii || is_valid_utf8(text);
}

/// Slow, and right for every value.
std::string dump(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_escaped(std::string& text, char character) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::size_t named = kNamed.find(character);
  if (named != std::string_view::npos) {
    text += '\\';
    text += kNames[named];
    return;
  }
  const auto code = static_cast<unsigned char>(character);
  text += "\\u00";
  text += kDigits[code / kDigits.size()];
  text += kDigits[code % kDigits.size()];
}

template <typename Number>
void append_number(std::string& text, Number number) {
  // A sign, and a digit more than always fit.
  std::array<char, std::numeric_limits<Number>::digits10 + 2> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  text.append(digits.data(), written.ptr);
}

}  // namespace

void JsonWriter::item(std::string_view text) {
  const auto* at = std::find_if_not(text.begin(), text.end(), is_plain);
  if (!has_valid_rest(at, text)) {
    raw(dump(text));
    return;
  }
  raw("\"");
  const auto* done = text.begin();
  for (; at != text.end(); ++at) {
    if (kind_of(*at) != ByteKind::escaped) continue;
    text_.append(done, at);
    append_escaped(text_, *at);
    done = at + 1;
  }
  text_.append(done, text.end());
  text_ += '"';
}

void JsonWriter::item(int number) {
  separate();
  append_number(text_, number);
}

void JsonWriter::item(double number) { raw(dump(number)); }

void JsonWriter::item(const std::vector<std::string>& texts) {
  list([&] {
    for (const std::string& text : texts) item(text);
  });
}

void JsonWriter::key(std::string_view name) {
  raw("\"");
  text_.append(name).append("\":");
  is_after_value_ = false;
}

void JsonWriter::open(char bracket) {
  raw({&bracket, 1});
  is_after_value_ = false;
}

void JsonWriter::close(char bracket) {
  text_ += bracket;
  is_after_value_ = true;
}

void JsonWriter::raw(std::string_view text) {
  separate();
  text_ += text;
}

void JsonWriter::whole_number(std::uint64_t number) {
  separate();
  append_number(text_, number);
}

void JsonWriter::separate() {
  if (is_after_value_) text_ += ',';
  is_after_value_ = true;
}

}  // namespace article_search
