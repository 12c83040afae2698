#include "indexer/readers/pdf_furniture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/pdf_headings.h"

namespace article_search {

namespace {

// Heads and feet stand within this part of the page's height from its edges.
constexpr double kMargin = 0.15;
// In points: heights are equal if they differ by less.
constexpr double kBand = 4;
// A head's line is apart from the text by at least this much of its size.
constexpr double kApart = 0.6;
constexpr std::size_t kShortestLeader = 4;
// So many entries with dots make a table of contents, of which others may be without them.
constexpr std::size_t kFewestEntries = 3;
constexpr std::size_t kLongestEntry = 120;
constexpr double kLinesAround = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_roman(std::string_view text) {
  return text.size() <= 6 && text.find_first_not_of("ivxlcIVXLC") == std::string_view::npos;
}

// The line with '#' for each number, so that page numbers are alike.
std::string pattern_of(std::string_view text) {
  if (is_roman(text)) return "#";
  std::string pattern;
  for (const char c : text) {
    if (!is_digit(c)) pattern += c;
    if (is_digit(c) && !pattern.ends_with('#')) pattern += '#';
  }
  return pattern;
}

bool is_on_its_side(const PdfLine& line) {
  return line.bottom - line.top > 3 * (line.right - line.left) && line.text.size() > 3;
}

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789. ") == std::string_view::npos || is_roman(text);
}

// "Overview . . . . . 12", and "Overview . . . . ." where the numbers are a column of their own.
bool is_contents_entry(std::string_view text) {
  const std::size_t last = text.find_last_not_of("0123456789ivxlcdmIVXLCDM");
  if (last == std::string_view::npos) return false;
  std::size_t dots = 0;
  for (std::size_t i = last + 1; i-- > 0 && (text[i] == '.' || text[i] == ' ');) {
    if (text[i] == '.') ++dots;
  }
  return dots >= kShortestLeader;
}

// The height of a page that its table of contents takes.
struct ContentsRange {
  double top = 0;
  double bottom = 0;
  std::size_t entries = 0;
};

ContentsRange find_contents(const PdfPage& page) {
  ContentsRange range{page.height, 0, 0};
  for (const PdfLine& line : page.lines) {
    if (!is_contents_entry(line.text)) continue;
    range.top = std::min(range.top, line.top);
    range.bottom = std::max(range.bottom, line.bottom);
    ++range.entries;
  }
  return range;
}

// Chapters stand in a table of contents without dots, and numbers at times beside it.
bool is_among_contents(const ContentsRange& contents, const PdfLine& line) {
  if (contents.entries < kFewestEntries) return false;
  const double room = kLinesAround * (line.bottom - line.top);
  const bool is_near = line.bottom > contents.top - room && line.top < contents.bottom + room;
  if (!is_near || line.text.size() > kLongestEntry) return false;
  return is_number(line.text) || is_digit(line.text.back()) || count_number_levels(line.text) > 0;
}

bool is_in_margin(const PdfPage& page, const PdfLine& line) {
  return line.bottom < kMargin * page.height || line.top > (1 - kMargin) * page.height;
}

int band_of(const PdfLine& line) { return static_cast<int>(std::lround(line.bottom / kBand)); }

// A line that two bands share is in both.
template <class Visit>
void for_each_band(const PdfLine& line, Visit visit) {
  for (const int band : {band_of(line) - 1, band_of(line), band_of(line) + 1}) visit(band);
}

// What stands at which height on how many pages.
class RunningLines {
 public:
  explicit RunningLines(const std::vector<PdfPage>& pages)
      : needed_(std::clamp<std::size_t>(pages.size() / 2, 2, 3)), pages_(pages.size()) {
    for (const PdfPage& page : pages) count_patterns(page);
    for (const PdfPage& page : pages) count_bands(page);
  }

  bool is_repeated(const PdfPage& page, const PdfLine& line) const {
    if (!is_in_margin(page, line)) return false;
    const auto count = counts_.find({pattern_of(line.text), band_of(line)});
    return count != counts_.end() && count->second >= needed_;
  }

  // Heads that change with each chapter stand where others do.
  bool is_at_height_of_others(const PdfPage& page, const PdfLine& line) const {
    const auto band = bands_.find(band_of(line));
    const bool is_usual = band != bands_.end() && band->second * 5 >= pages_ * 2 && pages_ > 4;
    return is_usual && is_in_margin(page, line) && is_apart(page, line);
  }

 private:
  void count_patterns(const PdfPage& page) {
    std::set<std::pair<std::string, int>> seen;
    for (const PdfLine& line : page.lines) {
      if (!is_in_margin(page, line)) continue;
      for_each_band(line, [&](int band) { seen.insert({pattern_of(line.text), band}); });
    }
    for (const auto& place : seen) ++counts_[place];
  }

  void count_bands(const PdfPage& page) {
    std::set<int> bands;
    for (const PdfLine& line : page.lines) {
      if (!is_repeated(page, line)) continue;
      for_each_band(line, [&bands](int band) { bands.insert(band); });
    }
    for (const int band : bands) ++bands_[band];
  }

  // No other line comes close from the side of the text.
  static bool is_apart(const PdfPage& page, const PdfLine& line) {
    const bool is_head = line.bottom < page.height / 2;
    return std::ranges::none_of(page.lines, [&](const PdfLine& other) {
      const double gap = is_head ? other.top - line.bottom : line.top - other.bottom;
      const bool is_same_row = std::abs(other.bottom - line.bottom) < kBand;
      return !is_same_row && gap > -line.size && gap < kApart * line.size;
    });
  }

  std::size_t needed_;
  std::size_t pages_;
  std::map<std::pair<std::string, int>, std::size_t> counts_;
  std::map<int, std::size_t> bands_;
};

// One entry for all lines of a pattern.
class Skipped {
 public:
  void add(const PdfLine& line, std::string_view reason) {
    const auto [known, is_new] = known_.try_emplace(pattern_of(line.text), lines_.size(), 0);
    ++known->second.second;
    if (is_new) lines_.push_back({0, line.text, std::string(reason)});
  }

  std::vector<SkippedLine> take() {
    for (const auto& [pattern, known] : known_) {
      const auto& [index, count] = known;
      if (count > 1) lines_[index].text += " (" + std::to_string(count) + " times)";
    }
    return std::move(lines_);
  }

 private:
  std::map<std::string, std::pair<std::size_t, int>> known_;
  std::vector<SkippedLine> lines_;
};

// Why the line is no text; empty if it is.
std::string_view reason_to_skip(const PdfPage& page,
                                const PdfLine& line,
                                const ContentsRange& contents,
                                const RunningLines& running) {
  if (is_on_its_side(line)) return "text on its side";
  if (is_contents_entry(line.text) || is_among_contents(contents, line)) return "table of contents";
  const bool is_running =
      running.is_repeated(page, line) || running.is_at_height_of_others(page, line);
  return is_running ? "running head or foot" : "";
}

}  // namespace

std::vector<SkippedLine> remove_furniture(std::vector<PdfPage>& pages) {
  const RunningLines running(pages);
  Skipped skipped;
  for (PdfPage& page : pages) {
    std::vector<PdfLine> kept;
    const ContentsRange contents = find_contents(page);
    for (const PdfLine& line : page.lines) {
      const std::string_view reason = reason_to_skip(page, line, contents, running);
      if (reason.empty()) kept.push_back(line);
      if (!reason.empty()) skipped.add(line, reason);
    }
    page.lines = std::move(kept);
  }
  return skipped.take();
}

}  // namespace article_search
