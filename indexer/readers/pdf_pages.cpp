#include "indexer/readers/pdf_pages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <utility>

#include "indexer/readers/source_text.h"
#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

// Poppler parts words by gaps of a tenth of the font's size; smaller ones are changes of the font.
constexpr double kTouching = 0.06;
// Marks of notes are raised by a third, accents in other fonts by less than this.
constexpr double kRaised = 0.12;

struct Entity {
  std::string_view name;
  char character;
};
constexpr std::array<Entity, 5> kEntities = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};

std::string unescaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto* entity = std::ranges::find_if(
        kEntities, [text](const Entity& row) { return text.starts_with(row.name); });
    const bool is_entity = entity != kEntities.end();
    result += is_entity ? entity->character : text.front();
    text.remove_prefix(is_entity ? entity->name.size() : 1);
  }
  return result;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string mark = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view value = tag.substr(at + mark.size());
  return value.substr(0, value.find('"'));
}

double number(std::string_view tag, std::string_view name) {
  const std::string_view value = attribute(tag, name);
  double result = 0;
  std::from_chars(value.data(), value.data() + value.size(), result);
  return result;
}

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

Box box_of(std::string_view tag) {
  return {number(tag, "xMin"), number(tag, "yMin"), number(tag, "xMax"), number(tag, "yMax")};
}

// Characters that fonts use for signs without a meaning.
bool is_unknown(std::int32_t code_point) {
  return (code_point >= 0xE000 && code_point < 0xF900) || code_point >= 0xF0000 ||
         code_point == 0xFFFD;
}

// What old fonts of TeX have in the place of control characters, without saying so.
std::string_view ligature_of(std::int32_t code_point) {
  constexpr std::array<std::string_view, 5> kLigatures = {"ff", "fi", "fl", "ffi", "ffl"};
  constexpr std::int32_t kFirstOfEarlyFonts = 0x0B;
  constexpr std::int32_t kFirstOfLaterFonts = 0x1B;
  for (const std::int32_t first : {kFirstOfEarlyFonts, kFirstOfLaterFonts}) {
    const std::int32_t at = code_point - first;
    if (at >= 0 && at < std::ssize(kLigatures)) return kLigatures.at(static_cast<std::size_t>(at));
  }
  return {};
}

// Fonts that hide their letters give those of sets of signs for them. Marks for right and wrong,
// and numbers in circles, are often meant.
bool is_sign(std::int32_t code_point) { return code_point >= 0x2719 && code_point < 0x27C0; }

std::size_t count_letters(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    if (is_sign(schema::read_code_point(word, at))) --letters;
  }
  return letters;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// How wide the letters of a line are, if all are equally wide.
class Pitch {
 public:
  void add(double width, std::size_t letters) {
    if (letters == 0) return;
    const double here = width / static_cast<double>(letters);
    least_ = words_ == 0 ? here : std::min(least_, here);
    most_ = words_ == 0 ? here : std::max(most_, here);
    ++words_;
  }

  std::size_t words() const { return words_; }

  // In hundredths of a point; 0 if they differ.
  int value() const {
    constexpr double kTolerance = 1.01;
    constexpr double kHundredths = 100;
    const bool is_even = words_ > 0 && most_ <= kTolerance * least_;
    return is_even ? static_cast<int>(kHundredths * most_) : 0;
  }

 private:
  double least_ = 0;
  double most_ = 0;
  std::size_t words_ = 0;
};

bool is_control(std::int32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

// Follows the tags of one document.
class PageParser {
 public:
  explicit PageParser(std::string_view source) : source_(source) {}

  PdfText parse() {
    for (std::size_t at = source_.find('<'); at != std::string_view::npos;) {
      const std::size_t end = source_.find('>', at);
      if (end == std::string_view::npos) break;
      const std::size_t next = source_.find('<', end);
      const std::string_view content =
          source_.substr(end + 1, std::min(next, source_.size()) - end - 1);
      read(source_.substr(at + 1, end - at - 1), content);
      at = next;
    }
    mark_code();
    return std::move(text_);
  }

 private:
  void read(std::string_view tag, std::string_view content) {
    if (tag.starts_with("word ")) {
      add_word(box_of(tag), content);
    } else if (tag.starts_with("line ")) {
      begin_line(box_of(tag));
    } else if (tag == "/line") {
      finish_line();
    } else if (tag.starts_with("block ")) {
      ++block_;
    } else if (tag.starts_with("page ")) {
      const int page = static_cast<int>(text_.pages.size()) + 1;
      text_.pages.push_back({page, number(tag, "width"), number(tag, "height"), {}});
    } else if (tag == "title") {
      text_.title = collapse_spaces(cleaned(unescaped(content)));
    } else if (tag.starts_with("meta ")) {
      read_meta(attribute(tag, "name"), attribute(tag, "content"));
    }
  }

  void read_meta(std::string_view name, std::string_view content) {
    if (name == "Author") text_.author = collapse_spaces(cleaned(unescaped(content)));
    if (name == "CreationDate") text_.created = unescaped(content);
  }

  std::string cleaned(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const std::int32_t code_point = schema::read_code_point(text, at);
      if (code_point < 0) at = begin + 1;
      if (code_point < 0 || is_unknown(code_point)) {
        ++unknown_;
      } else if (!ligature_of(code_point).empty()) {
        result += ligature_of(code_point);
      } else {
        if (is_sign(code_point)) ++unknown_;
        result += is_control(code_point) ? " " : text.substr(begin, at - begin);
      }
    }
    return result;
  }

  void begin_line(const Box& box) {
    line_ = {{}, box.left, box.top, box.right, box.bottom, 0, block_};
    word_ = {};
    sizes_.clear();
    pitch_ = {};
  }

  void add_word(const Box& box, std::string_view content) {
    const std::size_t unknown_before = unknown_;
    const std::string word = cleaned(unescaped(content));
    text_.unknown_letters += unknown_ - unknown_before;
    text_.letters += count_letters(word) + unknown_ - unknown_before;
    if (word.empty()) return;
    if (!line_.text.empty() && !touches(box)) line_.text += ' ';
    line_.text += word;
    sizes_[static_cast<int>(2 * (box.bottom - box.top))] += word.size();
    pitch_.add(box.right - box.left, count_code_points(word));
    word_ = box;
  }

  bool touches(const Box& box) const {
    const double size = word_.bottom - word_.top;
    const bool is_raised = box.bottom < word_.bottom - kRaised * size;
    return !is_raised && box.left - word_.right < kTouching * size;
  }

  void finish_line() {
    line_.text = collapse_spaces(line_.text);
    if (line_.text.empty() || text_.pages.empty()) return;
    const auto most = std::ranges::max_element(
        sizes_, [](const auto& one, const auto& other) { return one.second < other.second; });
    line_.size = most->first / 2.0;
    if (pitch_.words() >= kFewestWords && pitch_.value() > 0) ++lines_of_pitch_[pitch_.value()];
    pitches_.push_back(pitch_);
    text_.pages.back().lines.push_back(std::move(line_));
    line_ = {};
  }

  // A line of two words can be even by chance; several long ones are not.
  bool is_pitch_of_code(int pitch) const {
    constexpr std::size_t kFewestLines = 3;
    std::size_t lines = 0;
    for (int near = pitch - 2; near <= pitch + 2; ++near) {
      const auto found = lines_of_pitch_.find(near);
      lines += found == lines_of_pitch_.end() ? 0 : found->second;
    }
    return pitch > 0 && lines >= kFewestLines;
  }

  // A word alone is of a program beside others of it.
  void mark_code() {
    std::size_t first = 0;
    for (PdfPage& page : text_.pages) {
      const auto pitch_of = [&](std::size_t line) { return pitches_[first + line]; };
      const auto is_code = [&](std::size_t line) {
        return line < page.lines.size() && page.lines[line].is_code;
      };
      for (std::size_t i = 0; i < page.lines.size(); ++i) {
        page.lines[i].is_code = pitch_of(i).words() > 1 && is_pitch_of_code(pitch_of(i).value());
      }
      for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const bool is_beside = is_code(i + 1) || (i > 0 && is_code(i - 1));
        if (is_beside && is_pitch_of_code(pitch_of(i).value())) page.lines[i].is_code = true;
      }
      first += page.lines.size();
    }
  }

  static constexpr std::size_t kFewestWords = 4;

  std::string_view source_;
  PdfText text_;
  std::size_t unknown_ = 0;
  PdfLine line_;
  Box word_;
  int block_ = 0;
  // How many bytes of the line are of a height, in half points.
  std::map<int, std::size_t> sizes_;
  Pitch pitch_;
  // Of each line so far.
  std::vector<Pitch> pitches_;
  // Of how many long lines.
  std::map<int, std::size_t> lines_of_pitch_;
};

}  // namespace

PdfText parse_pdf_text(std::string_view source) { return PageParser(source).parse(); }

}  // namespace article_search
