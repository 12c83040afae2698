#include "indexer/readers/pdf_formulas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

// In points and sizes of letters: where a column of text begins, and what begins there too.
constexpr double kColumnStep = 4;
constexpr double kAtColumn = 0.5;
constexpr std::size_t kLongLine = 30;
constexpr std::size_t kFewestLines = 2;
// Numbers of formulas stand in the outer part of the page.
constexpr double kRightPart = 0.45;
constexpr std::size_t kLongestNumber = 8;
constexpr std::size_t kLongestSkipped = 200;

bool is_greek(std::int32_t code_point) { return code_point >= 0x370 && code_point < 0x400; }

bool is_combining(std::int32_t code_point) { return code_point >= 0x300 && code_point < 0x370; }

// Chinese and others, whose signs are words.
bool is_wide(std::int32_t code_point) {
  return (code_point >= 0x3040 && code_point < 0xFB00) || code_point >= 0x20000;
}

bool is_letter(std::int32_t code_point) {
  constexpr std::int32_t kFirstBeyondAscii = 0xC0;
  constexpr std::int32_t kFirstPunctuation = 0x2000;
  constexpr std::int32_t kMultiplication = 0xD7;
  constexpr std::int32_t kDivision = 0xF7;
  if (code_point < kFirstBeyondAscii) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
  }
  return code_point < kFirstPunctuation && code_point != kMultiplication &&
         code_point != kDivision && !is_combining(code_point);
}

// Letters that follow each other.
struct Run {
  std::size_t letters = 0;
  std::size_t greek = 0;
  std::size_t small_behind_first = 0;
  std::size_t capitals = 0;
  std::string text;

  void add(std::int32_t code_point) {
    const bool is_capital = code_point >= 'A' && code_point <= 'Z';
    greek += is_greek(code_point) ? 1 : 0;
    capitals += is_capital ? 1 : 0;
    small_behind_first += letters > 0 && !is_capital ? 1 : 0;
    ++letters;
    schema::append_code_point(text, code_point);
  }
};

bool is_function_name(std::string_view name) {
  constexpr std::array<std::string_view, 22> kNames = {
      "arg", "cos", "cov", "det",  "diag", "dim", "exp", "inf", "lim",   "log", "logit",
      "max", "min", "mod", "rank", "sgn",  "sin", "sup", "tan", "trace", "var", "vec"};
  return std::ranges::find(kNames, name) != kNames.end();
}

// "KSn" is a product, "θn" a symbol, "DNA" and "Cells" are words.
bool is_word(const Run& run) {
  constexpr std::size_t kShortestWord = 3;
  if (run.letters < kShortestWord || (run.greek > 0 && run.greek < run.letters)) return false;
  const bool is_in_one_case =
      run.small_behind_first == run.letters - 1 || run.capitals == run.letters;
  return is_in_one_case && !is_function_name(run.text);
}

// Whether the text says something in words, beyond symbols and names of functions.
bool says_something(std::string_view text) {
  Run run;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t code_point = schema::read_code_point(text, at);
    if (is_wide(code_point)) return true;
    if (is_letter(code_point)) {
      run.add(code_point);
    } else if (is_word(std::exchange(run, {}))) {
      return true;
    }
  }
  return is_word(run);
}

// Each part between spaces has at most one letter or digit: "1 −1 0 0".
bool has_single_signs_alone(std::string_view text) {
  int letters = 0;
  bool has_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t code_point = schema::read_code_point(text, at);
    has_space = has_space || code_point == ' ';
    if (code_point == ' ') letters = 0;
    if (is_letter(code_point) || (code_point >= '0' && code_point <= '9')) ++letters;
    if (letters > 1) return false;
  }
  return has_space;
}

bool is_formula(std::string_view text) {
  return !says_something(text) && (has_math_sign(text) || has_single_signs_alone(text));
}

// "(12)", "(2.1a)"
bool is_formula_number(const PdfPage& page, const PdfLine& line) {
  const std::string_view text = line.text;
  return text.size() > 2 && text.size() <= kLongestNumber && text.front() == '(' &&
         text.back() == ')' && text[1] >= '0' && text[1] <= '9' &&
         line.left > kRightPart * page.width;
}

// Where lines of the text begin on a page.
class ColumnEdges {
 public:
  explicit ColumnEdges(const PdfPage& page) {
    for (const PdfLine& line : page.lines) {
      if (line.text.size() >= kLongLine && says_something(line.text)) ++lines_[step_of(line.left)];
    }
  }

  bool has(const PdfLine& line) const {
    const auto reach = static_cast<int>(std::ceil(kAtColumn * line.size / kColumnStep));
    std::size_t lines = 0;
    for (int step = step_of(line.left) - reach; step <= step_of(line.left) + reach; ++step) {
      const auto found = lines_.find(step);
      lines += found == lines_.end() ? 0 : found->second;
    }
    return lines >= kFewestLines;
  }

 private:
  static int step_of(double left) { return static_cast<int>(std::lround(left / kColumnStep)); }

  std::map<int, std::size_t> lines_;
};

// Rows of a table have more.
bool is_numbers(const Block& block) {
  constexpr std::ptrdiff_t kMostNumbers = 3;
  return std::ranges::count(block.text, ' ') < kMostNumbers && !has_pdf_word(block.text);
}

void add_skipped(std::vector<SkippedLine>& skipped, bool goes_on, const PdfLine& line) {
  if (!goes_on) {
    skipped.push_back({0, line.text, "formula"});
  } else if (skipped.back().text.size() < kLongestSkipped) {
    skipped.back().text += " " + line.text;
  }
}

}  // namespace

bool has_pdf_word(std::string_view text) {
  int run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t code_point = schema::read_code_point(text, at);
    run = is_letter(code_point) ? run + 1 : 0;
    if (run == 2 || is_wide(code_point)) return true;
  }
  return false;
}

bool has_math_sign(std::string_view text) {
  constexpr std::array<std::string_view, 6> kSpaced = {" = ", " + ", " < ", " > ", " − ", " | "};
  constexpr std::array<std::string_view, 18> kSigns = {"∼", "≤", "≥", "≈", "∈", "∑", "∏", "∫", "√",
                                                       "∞", "∂", "∇", "≡", "∝", "⊤", "∀", "∗", "←"};
  const std::string padded = " " + std::string(text) + " ";
  const auto is_in = [&padded](std::string_view sign) {
    return padded.find(sign) != std::string::npos;
  };
  return std::ranges::any_of(kSpaced, is_in) || std::ranges::any_of(kSigns, is_in);
}

std::vector<SkippedLine> remove_pdf_formulas(std::vector<PdfPage>& pages) {
  std::vector<SkippedLine> skipped;
  for (PdfPage& page : pages) {
    const ColumnEdges edges(page);
    std::vector<PdfLine> kept;
    bool goes_on = false;
    for (PdfLine& line : page.lines) {
      const bool is_apart = is_formula(line.text) && !edges.has(line);
      const bool goes = !line.is_code && (is_apart || is_formula_number(page, line));
      if (goes) add_skipped(skipped, goes_on, line);
      if (!goes) kept.push_back(std::move(line));
      goes_on = goes;
    }
    page.lines = std::move(kept);
  }
  return skipped;
}

std::vector<SkippedLine> remove_pdf_numbers(std::vector<Block>& blocks) {
  std::vector<SkippedLine> skipped;
  bool goes_on = false;
  for (const Block& block : blocks) {
    const bool goes = is_numbers(block);
    if (goes && goes_on) {
      skipped.back().text += " " + block.text;
    } else if (goes) {
      skipped.push_back({0, block.text, "numbers or signs alone"});
    }
    goes_on = goes;
  }
  std::erase_if(blocks, is_numbers);
  return skipped;
}

}  // namespace article_search
