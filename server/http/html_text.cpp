#include "server/http/html_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace article_search {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// What may follow a lead byte. Table 3-7 of the Unicode Standard: the second byte is the only one
/// whose range depends on the first; this is what shuts out overlong forms and surrogates.
struct LeadBytes {
  unsigned char first;
  unsigned char last;
  std::size_t length;
  unsigned char second_min;
  unsigned char second_max;
};

constexpr std::array<LeadBytes, 9> kLeadBytes = {{
    {0x00, 0x7F, 1, 0x80, 0xBF},
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
}};

unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

const LeadBytes* find_lead(unsigned char byte) {
  const auto* found = std::ranges::find_if(
      kLeadBytes, [byte](const LeadBytes& row) { return byte >= row.first && byte <= row.last; });
  return found == kLeadBytes.end() ? nullptr : found;
}

struct Sequence {
  std::size_t length = 1;
  bool is_valid = false;
};

/// The character at the start of `text`, or as much of one as is there.
Sequence first_sequence(std::string_view text) {
  const LeadBytes* lead = find_lead(byte_at(text, 0));
  if (lead == nullptr) {
    return {};
  }
  std::size_t length = 1;
  while (length < std::min(lead->length, text.size())) {
    const unsigned char byte = byte_at(text, length);
    const unsigned char min = length == 1 ? lead->second_min : 0x80;
    const unsigned char max = length == 1 ? lead->second_max : 0xBF;
    if (byte < min || byte > max) {
      break;
    }
    ++length;
  }
  return {length, length == lead->length};
}

/// Controls are parse errors in HTML (section 13.2.3.5 of the standard), except white space.
bool is_forbidden_control(std::string_view character) {
  const unsigned char first = byte_at(character, 0);
  if (character.size() == 2) {
    return first == 0xC2 && byte_at(character, 1) < 0xA0;
  }
  const bool is_space = first == '\t' || first == '\n' || first == '\f' || first == '\r';
  return first == 0x7F || (first < 0x20 && !is_space);
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The number that two digits spell, 0 for anything else.
std::size_t two_digits(std::string_view text) {
  if (text.size() != 2 || !is_digits(text)) {
    return 0;
  }
  const auto tens = static_cast<std::size_t>(text[0] - '0');
  const auto ones = static_cast<std::size_t>(text[1] - '0');
  return tens * 10 + ones;
}

constexpr std::array<std::string_view, 13> kMonths = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

}  // namespace

std::string printable_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Sequence next = first_sequence(text);
    const std::string_view character = text.substr(0, next.length);
    const bool is_printable = next.is_valid && !is_forbidden_control(character);
    result += is_printable ? character : kReplacement;
    text.remove_prefix(next.length);
  }
  return result;
}

std::vector<TextPiece> marked_pieces(std::string_view text,
                                     const std::vector<TextRange>& highlights) {
  std::vector<TextPiece> pieces;
  std::size_t done = 0;
  const auto add = [&](std::size_t end, Emphasis emphasis) {
    if (end > done) {
      pieces.push_back({printable_utf8(text.substr(done, end - done)), emphasis});
      done = end;
    }
  };
  for (const TextRange& range : highlights) {
    const std::size_t end = std::min(range.end, text.size());
    if (range.begin >= end) {
      continue;
    }
    add(range.begin, Emphasis::none);
    add(end, Emphasis::marked);
  }
  add(text.size(), Emphasis::none);
  return pieces;
}

std::string readable_date(std::string_view iso) {
  const std::string_view year = iso.substr(0, 4);
  const std::size_t month = iso.size() >= 7 ? two_digits(iso.substr(5, 2)) : 0;
  const std::size_t day = iso.size() == 10 ? two_digits(iso.substr(8, 2)) : 0;
  const bool has_month = is_digits(year) && month >= 1 && month <= 12 && iso[4] == '-';
  if (has_month && iso.size() == 7) {
    return std::string(kMonths[month]) + " " + std::string(year);
  }
  if (has_month && day >= 1 && day <= 31 && iso[7] == '-') {
    return std::to_string(day) + " " + std::string(kMonths[month]) + " " + std::string(year);
  }
  return std::string(iso);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3; place -= 3) {
    digits.insert(place - 3, 1, ',');
  }
  return digits;
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return grouped(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (const std::string& part : parts) {
    result += result.empty() ? part : std::string(separator) + part;
  }
  return result;
}

std::string passages_found(std::uint64_t count) {
  return count == 0 ? "No passages" : counted(count, "passage");
}

std::string place_words(const Hit& hit) {
  const auto position = static_cast<std::uint64_t>(hit.passage.position);
  const std::string place = "passage " + grouped(position);
  return hit.article.passage_count == 0 ? place
                                        : place + " of " + grouped(hit.article.passage_count);
}

std::string_view kind_words(schema::PassageKind kind) {
  switch (kind) {
    case schema::PassageKind::milestone:
      return "Milestone";
    case schema::PassageKind::project:
      return "Project";
    case schema::PassageKind::section:
      break;
  }
  return "Section";
}

}  // namespace article_search
