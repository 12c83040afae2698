#include "indexer/readers/html_entities.h"

#include <charconv>
#include <cstdint>

#include <libxml/HTMLparser.h>
#include <unicode/utf.h>

#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

std::string to_utf8(std::uint32_t code_point) {
  constexpr std::uint32_t kLast = 0x10FFFF;
  constexpr std::uint32_t kReplacement = 0xFFFD;
  const bool is_character = code_point != 0 && code_point <= kLast && !U_IS_SURROGATE(code_point);
  const std::uint32_t shown = is_character ? code_point : kReplacement;
  std::string text;
  schema::append_code_point(text, static_cast<std::int32_t>(shown));
  return text;
}

std::string decode_number(std::string_view digits) {
  const bool is_hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (is_hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number,
                                            is_hexadecimal ? 16 : 10);
  return to_utf8(error == std::errc() && end == digits.data() + digits.size() ? number : 0);
}

}  // namespace

std::string decode_entity(std::string_view entity) {
  if (entity.size() < 3 || !entity.starts_with('&') || !entity.ends_with(';')) {
    return std::string(entity);
  }
  const std::string name(entity.substr(1, entity.size() - 2));
  if (name.starts_with('#')) return decode_number(std::string_view(name).substr(1));
  const htmlEntityDesc* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return found == nullptr ? std::string(entity) : to_utf8(found->value);
}

}  // namespace article_search
