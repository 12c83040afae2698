#include "indexer/schema/word_scanner.h"

#include <array>

#include "indexer/schema/code_points.h"

namespace article_search::schema {
namespace {

bool is_part(CharacterClass type) {
  return type == CharacterClass::letter || type == CharacterClass::greek ||
         type == CharacterClass::digit || type == CharacterClass::numeral;
}

bool is_connector(CharacterClass type) {
  return type == CharacterClass::hyphen || type == CharacterClass::apostrophe ||
         type == CharacterClass::dot;
}

bool is_single_letter(const WordPart& part) {
  return part.kind == CharacterClass::letter && part.size == 1;
}

// "U.S.A": whether `part` goes on with the letters that `previous` has begun.
bool continues_dotted_letters(const WordPart& previous,
                              const WordPart& part,
                              bool previous_is_dotted) {
  return part.before == CharacterClass::dot && is_single_letter(part) &&
         (previous_is_dotted || is_single_letter(previous));
}

void merge_dotted_letters(std::vector<WordPart>& parts) {
  if (parts.size() == 1) return;
  std::size_t last = 0;
  bool last_is_dotted = false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (continues_dotted_letters(parts[last], parts[i], last_is_dotted)) {
      parts[last].end = parts[i].end;
      ++parts[last].size;
      last_is_dotted = true;
    } else {
      parts[++last] = parts[i];
      last_is_dotted = false;
    }
  }
  parts.resize(last + 1);
}

// What to do at a byte where plain words are passed over: what may go on with one, or is a part of
// its own, is for others to look at.
enum class Passing : std::uint8_t { letter, between, stop };

constexpr auto kPassing = [] {
  std::array<Passing, 256> all{};
  for (std::size_t byte = 0; byte < all.size(); ++byte) {
    const CharacterClass type = byte < 128 ? kAsciiClasses[byte] : CharacterClass::mark;
    const bool is_between = type == CharacterClass::separator || type == CharacterClass::comma;
    all[byte] = type == CharacterClass::letter ? Passing::letter
                : is_between                   ? Passing::between
                                               : Passing::stop;
  }
  return all;
}();

}  // namespace

bool WordScanner::next(std::vector<WordPart>& parts) {
  parts.clear();
  Character first = skip_to_word();
  if (first.begin == text_.size()) return false;
  CharacterClass connector = CharacterClass::separator;
  do {
    parts.push_back(read_part(first));
    parts.back().before = connector;
    position_ = parts.back().end;
    if (parts.back().kind == CharacterClass::dictionary) return true;
    first = visible_at(position_);
    connector = CharacterClass::separator;
    if (is_connector(first.type)) {
      connector = first.type;
      first = visible_at(first.end);
    }
  } while (is_part(first.type));
  merge_dotted_letters(parts);
  return true;
}

std::optional<WordPart> WordScanner::next_plain() {
  const std::size_t begin = ascii_end_of(CharacterClass::separator, position_);
  const std::size_t end = ascii_end_of(CharacterClass::letter, begin);
  if (end == begin || !surely_ends_compound(end)) return std::nullopt;
  position_ = end;
  return WordPart{.begin = static_cast<std::uint32_t>(begin),
                  .end = static_cast<std::uint32_t>(end),
                  .size = static_cast<std::uint32_t>(end - begin)};
}

// By the byte and without asking for each word where it ends, which no processor foresees.
std::uint32_t WordScanner::pass_plain(std::uint32_t most) {
  std::uint32_t passed = 0;
  std::size_t end = position_;
  bool is_in_word = false;
  for (std::size_t at = position_; passed < most && at < text_.size(); ++at) {
    const Passing passing = kPassing[static_cast<unsigned char>(text_[at])];
    if (passing == Passing::stop) break;
    const bool is_letter = passing == Passing::letter;
    const bool is_end = is_in_word && !is_letter;
    passed += is_end ? 1 : 0;
    end = is_end ? at : end;
    is_in_word = is_letter;
  }
  position_ = end;
  return passed;
}

// Whether no part can follow one that ends at `offset`, as far as ASCII tells.
bool WordScanner::surely_ends_compound(std::size_t offset) const {
  for (const std::size_t at : {offset, offset + 1}) {
    if (at >= text_.size()) return true;
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte >= 128 || is_part(kAsciiClasses[byte])) return false;
    if (!is_connector(kAsciiClasses[byte])) return true;
  }
  return true;
}

inline WordScanner::Character WordScanner::at(std::size_t offset) const {
  if (offset == text_.size()) return {CharacterClass::separator, offset, offset};
  const auto byte = static_cast<unsigned char>(text_[offset]);
  if (byte < 128) return {kAsciiClasses[byte], offset, offset + 1};
  std::size_t end = offset;
  const CharacterClass type = classify(read_code_point(text_, end));
  return {type, offset, end};
}

WordScanner::Character WordScanner::visible_at(std::size_t offset) const {
  Character character = at(offset);
  while (character.type == CharacterClass::ignorable) character = at(character.end);
  return character;
}

WordScanner::Character WordScanner::skip_to_word() const {
  Character character = at(ascii_end_of(CharacterClass::separator, position_));
  while (character.begin < text_.size() && !is_part(character.type) &&
         character.type != CharacterClass::dictionary) {
    character = at(character.end);
  }
  return character;
}

// Where the characters of `kind` end that are ASCII, as nearly all are.
std::size_t WordScanner::ascii_end_of(CharacterClass kind, std::size_t offset) const {
  const auto continues = [&](unsigned char byte) {
    return byte < 128 && kAsciiClasses[byte] == kind;
  };
  while (offset < text_.size() && continues(static_cast<unsigned char>(text_[offset]))) ++offset;
  return offset;
}

WordPart WordScanner::read_part(const Character& first) const {
  WordPart part;
  part.begin = static_cast<std::uint32_t>(first.begin);
  part.end = part.begin;
  part.kind = first.type;
  read_run(part, first.begin);
  if (part.kind == CharacterClass::digit) {
    read_thousands(part);
    read_decimals(part);
  }
  return part;
}

void WordScanner::read_run(WordPart& part, std::size_t offset) const {
  const std::size_t ascii_end = ascii_end_of(part.kind, offset);
  if (ascii_end > offset) {
    part.size += static_cast<std::uint32_t>(ascii_end - offset);
    part.end = static_cast<std::uint32_t>(ascii_end);
    offset = ascii_end;
  }
  for (;;) {
    const Character character = at(offset);
    if (character.type == part.kind) {
      ++part.size;
    } else if (character.type != CharacterClass::mark &&
               character.type != CharacterClass::ignorable) {
      return;
    }
    offset = character.end;
    if (character.type != CharacterClass::ignorable) {
      part.end = static_cast<std::uint32_t>(offset);
    }
  }
}

// "1,234,567": groups of exactly three digits. "2,5" and "1,2345" are lists.
void WordScanner::read_thousands(WordPart& part) const {
  if (part.size > 3) return;
  for (Character comma = at(part.end); comma.type == CharacterClass::comma; comma = at(part.end)) {
    WordPart group;
    group.kind = CharacterClass::digit;
    read_run(group, comma.end);
    if (group.size != 3) return;
    part.end = group.end;
    part.size += group.size;
  }
}

void WordScanner::read_decimals(WordPart& part) const {
  for (Character dot = at(part.end); dot.type == CharacterClass::dot; dot = at(part.end)) {
    if (at(dot.end).type != CharacterClass::digit) return;
    read_run(part, dot.end);
  }
}

}  // namespace article_search::schema
