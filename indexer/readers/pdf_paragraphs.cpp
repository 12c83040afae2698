#include "indexer/readers/pdf_paragraphs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/pdf_headings.h"
#include "indexer/readers/pdf_hyphenation.h"
#include "indexer/readers/source_text.h"
#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

// All in sizes of the letters. Lines of one paragraph stand closer than this.
constexpr double kParagraphGap = 0.75;
constexpr double kIndent = 0.7;
// What ends so far before the block's right edge is the last line of a paragraph, or verse.
constexpr double kShortLine = 3;
// Notes and figures that a paragraph may go on behind.
constexpr std::size_t kMostBetween = 8;
constexpr double kLargerThanText = 1.12;

constexpr std::array<std::string_view, 10> kBullets = {"•", "◦", "▪", "‣", "∙",
                                                       "●", "○", "■", "□", "–"};

// Bytes of the bullet, with the space behind it, that `text` begins with.
std::size_t bullet_length(std::string_view text) {
  for (const std::string_view bullet : kBullets) {
    if (text == bullet) return bullet.size();
    if (text.starts_with(bullet) && text.substr(bullet.size()).starts_with(' ')) {
      return bullet.size() + 1;
    }
  }
  return 0;
}

bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 9> kEnds = {".",  "!",   "?",  ":", ";",
                                                     ".”", ".\"", ".)", "."};
  return std::ranges::any_of(kEnds, [text](std::string_view end) { return text.ends_with(end); });
}

bool begins_within_sentence(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

// Programs and formulas are indented without beginning anything.
bool can_begin_paragraph(std::string_view text) {
  constexpr std::string_view kBeginnings = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[(\"'";
  return kBeginnings.find(text.front()) != std::string_view::npos ||
         static_cast<unsigned char>(text.front()) >= 0xC3;
}

bool ends_in_hyphen(std::string_view text) {
  return text.size() > 1 && text.ends_with('-') && text[text.size() - 2] != ' ';
}

// Lines in the same words as later headings: a table of contents.
constexpr std::size_t kFewestContents = 3;

// A heading's words without its number and in small letters.
std::string words_of(std::string_view heading) {
  constexpr std::string_view kNumber = "0123456789. ";
  std::string words(heading.substr(std::min(heading.find_first_not_of(kNumber), heading.size())));
  words.resize(words.find_last_not_of(kNumber) + 1);
  std::ranges::transform(words, words.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return words;
}

bool is_heading_block(const Block& block) { return block.kind == BlockKind::heading; }

struct Paragraph {
  Block block;
  int lines = 0;
  int page = 0;
  int source_block = 0;
  double size = 0;
  double first_left = 0;
  double rest_left = 0;
  PdfLine last;
  bool is_alone = true;
};

// The right edges of blocks and how many lines they have.
struct Extent {
  double right = 0;
  int lines = 0;
};

class ParagraphCollector {
 public:
  explicit ParagraphCollector(const std::vector<PdfPage>& pages)
      : headings_(pages), hyphenation_(pages) {
    for (const PdfPage& page : pages) {
      for (const PdfLine& line : page.lines) {
        Extent& extent = extents_[line.block];
        extent.right = std::max(extent.right, line.right);
        ++extent.lines;
      }
    }
  }

  std::vector<Block> collect(const std::vector<PdfPage>& pages) {
    for (const PdfPage& page : pages) {
      for (const PdfLine& line : page.lines) add(line, page.number);
    }
    return take();
  }

 private:
  void add(const PdfLine& line, int page) {
    const std::size_t bullet = bullet_length(line.text);
    const bool is_bullet_alone = bullet == line.text.size();
    if (bullet > 0 || awaits_item_ || paragraphs_.empty()) {
      begin(line, page, bullet);
    } else if (const auto known = continued(line)) {
      extend(paragraphs_[*known], line, page);
    } else {
      begin(line, page, 0);
    }
    awaits_item_ = is_bullet_alone;
  }

  void begin(const PdfLine& line, int page, std::size_t bullet) {
    if (awaits_item_ && bullet == 0) paragraphs_.pop_back();
    Paragraph paragraph;
    if (bullet > 0 || awaits_item_) {
      paragraph.block.kind = BlockKind::list_item;
      paragraph.block.level = 1;
    }
    paragraph.block.text = line.text.substr(bullet);
    paragraph.block.anchor = "page=" + std::to_string(page);
    paragraph.lines = 1;
    paragraph.page = page;
    paragraph.source_block = line.block;
    paragraph.size = line.size;
    paragraph.first_left = line.left;
    paragraph.rest_left = line.left;
    paragraph.last = line;
    paragraph.is_alone = extents_[line.block].lines == 1;
    paragraphs_.push_back(std::move(paragraph));
  }

  void extend(Paragraph& paragraph, const PdfLine& line, int page) {
    hyphenation_.join(paragraph.block.text, line.text);
    if (++paragraph.lines == 2 || paragraph.source_block != line.block) {
      if (paragraph.source_block != line.block) paragraph.first_left = line.left;
      paragraph.rest_left = line.left;
    }
    paragraph.source_block = line.block;
    paragraph.page = page;
    paragraph.last = line;
    paragraph.is_alone = extents_[line.block].lines == paragraph.lines;
  }

  // The paragraph that the line goes on with.
  std::optional<std::size_t> continued(const PdfLine& line) const {
    const std::size_t last = paragraphs_.size() - 1;
    if (paragraphs_[last].source_block == line.block) {
      return goes_on_in_block(paragraphs_[last], line) ? std::optional(last) : std::nullopt;
    }
    const std::size_t most = std::min(paragraphs_.size(), kMostBetween);
    for (std::size_t i = 0; i < most; ++i) {
      const Paragraph& paragraph = paragraphs_[last - i];
      if (is_same_size(paragraph.size, line.size)) {
        return goes_on_elsewhere(paragraph, line) ? std::optional(last - i) : std::nullopt;
      }
      // Only what is smaller than the text may stand within it.
      if (paragraph.size > line.size) return std::nullopt;
    }
    return std::nullopt;
  }

  bool goes_on_in_block(const Paragraph& paragraph, const PdfLine& line) const {
    const PdfLine& last = paragraph.last;
    const double indent = kIndent * line.size;
    // A raised mark or a lowered index can be a line of its own.
    const bool is_same_row = line.top < last.bottom - line.size / 2 && line.left > last.left;
    if (is_same_row) return true;
    if (!is_same_size(paragraph.size, line.size)) return false;
    if (line.top - last.bottom > kParagraphGap * line.size) return false;
    const double right = extents_.at(line.block).right;
    const bool is_short = last.right < right - kShortLine * line.size;
    if (paragraph.size >= kLargerThanText * headings_.text_size()) return true;
    if (is_heading(paragraph)) return false;
    if (is_short && ends_sentence(last.text)) return false;
    if (!can_begin_paragraph(line.text)) return true;
    const double shift = line.left - paragraph.rest_left;
    // The second line tells an indented paragraph from a hanging one.
    if (paragraph.lines == 1) return shift < indent || !is_short;
    return std::abs(shift) <= indent;
  }

  static bool goes_on_elsewhere(const Paragraph& paragraph, const PdfLine& line) {
    if (paragraph.block.text.empty() || ends_sentence(paragraph.block.text)) return false;
    return begins_within_sentence(line.text) || ends_in_hyphen(paragraph.block.text);
  }

  int level_of(const Paragraph& paragraph) const {
    if (paragraph.block.kind != BlockKind::paragraph) return 0;
    return headings_.level_of(paragraph.block.text, paragraph.size, paragraph.lines,
                              paragraph.is_alone);
  }

  bool is_heading(const Paragraph& paragraph) const { return level_of(paragraph) > 0; }

  std::vector<Block> take() {
    std::vector<Block> blocks;
    blocks.reserve(paragraphs_.size());
    const std::size_t abstract = find_abstract();
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      Paragraph& paragraph = paragraphs_[i];
      paragraph.block.text = collapse_spaces(paragraph.block.text);
      if (paragraph.block.text.empty()) continue;
      // Before an abstract stand the title, and names and places in large letters.
      const bool is_front =
          paragraph.size < headings_.largest_size() && (i < abstract || is_byline(paragraph));
      if (const int level = level_of(paragraph); level > 0 && !is_front) {
        paragraph.block.kind = BlockKind::heading;
        paragraph.block.level = level;
      }
      blocks.push_back(std::move(paragraph.block));
    }
    return blocks;
  }

  // "Ann Lee and Bo Li", "2020, Springer": on the first page, below the title.
  bool is_byline(const Paragraph& paragraph) const {
    const std::string_view text = paragraph.block.text;
    const bool may_be = text.find_first_of("@,0123456789") != std::string_view::npos ||
                        text.find(" and ") != std::string_view::npos ||
                        text.find("©") != std::string_view::npos;
    return paragraph.page == 1 && may_be && count_number_levels(text) == 0;
  }

  // The index of the heading "Abstract" on the first page; 0 if there is none.
  std::size_t find_abstract() const {
    for (std::size_t i = 0; i < paragraphs_.size() && paragraphs_[i].page == 1; ++i) {
      const std::string_view text = paragraphs_[i].block.text;
      if (text == "Abstract" || text == "ABSTRACT") return i;
    }
    return 0;
  }

  PdfHeadings headings_;
  PdfHyphenation hyphenation_;
  std::map<int, Extent> extents_;
  std::vector<Paragraph> paragraphs_;
  // The last paragraph is a bullet whose text is yet to come.
  bool awaits_item_ = false;
};

bool is_letter(std::int32_t code_point) {
  constexpr std::int32_t kFirstBeyondAscii = 0xC0;
  constexpr std::int32_t kFirstPunctuation = 0x2000;
  constexpr std::int32_t kMultiplication = 0xD7;
  constexpr std::int32_t kDivision = 0xF7;
  if (code_point < kFirstBeyondAscii) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
  }
  return code_point < kFirstPunctuation && code_point != kMultiplication && code_point != kDivision;
}

// Two letters side by side, or one sign of a script such as Chinese.
bool has_word(std::string_view text) {
  constexpr std::int32_t kFirstOfEastAsia = 0x3040;
  int run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t code_point = schema::read_code_point(text, at);
    run = is_letter(code_point) ? run + 1 : 0;
    if (run == 2 || code_point >= kFirstOfEastAsia) return true;
  }
  return false;
}

// Rows of a table have more.
bool is_numbers(const Block& block) {
  constexpr std::ptrdiff_t kMostNumbers = 3;
  return std::ranges::count(block.text, ' ') < kMostNumbers && !has_word(block.text);
}

// Where a heading of these words stands last.
using HeadingPlaces = std::map<std::string, std::size_t>;

HeadingPlaces last_places_of(const std::vector<Block>& blocks) {
  HeadingPlaces places;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_heading_block(blocks[i])) places[words_of(blocks[i].text)] = i;
  }
  return places;
}

// The end of what follows each other from `begin` on and comes again later as a heading. Once that
// is a table of contents, a few entries may differ from their headings.
std::size_t end_of_repeated_headings(const std::vector<Block>& blocks,
                                     std::size_t begin,
                                     const HeadingPlaces& places) {
  constexpr std::size_t kMostStrange = 2;
  std::size_t end = begin;
  for (std::size_t at = begin; at < blocks.size(); ++at) {
    const auto place = places.find(words_of(blocks[at].text));
    if (place != places.end() && place->second > at) {
      end = at + 1;
    } else if (end - begin < kFewestContents || at - end >= kMostStrange) {
      break;
    }
  }
  return end;
}

}  // namespace

std::vector<Block> read_pdf_blocks(const std::vector<PdfPage>& pages) {
  return ParagraphCollector(pages).collect(pages);
}

std::vector<SkippedLine> remove_pdf_contents(std::vector<Block>& blocks) {
  const HeadingPlaces places = last_places_of(blocks);
  std::vector<SkippedLine> skipped;
  std::vector<Block> kept;
  for (std::size_t begin = 0; begin < blocks.size();) {
    const std::size_t end = end_of_repeated_headings(blocks, begin, places);
    const bool is_contents = end - begin >= kFewestContents;
    // With the block that ended the headings, so that each is looked at once.
    const std::size_t after = is_contents ? end : std::min(end + 1, blocks.size());
    for (; begin < after; ++begin) {
      if (is_contents) skipped.push_back({0, blocks[begin].text, "table of contents"});
      if (!is_contents) kept.push_back(std::move(blocks[begin]));
    }
  }
  blocks = std::move(kept);
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

std::string find_pdf_title(const std::vector<PdfPage>& pages) {
  if (pages.empty()) return {};
  const PdfHeadings headings(pages);
  double largest = kLargerThanText * headings.text_size();
  std::size_t best = pages.front().lines.size();
  const std::vector<PdfLine>& lines = pages.front().lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_chapter = count_number_levels(lines[i].text) > 0;
    if (lines[i].size <= largest || lines[i].text.size() < 4 || is_chapter) continue;
    largest = lines[i].size;
    best = i;
  }
  std::string title;
  for (; best < lines.size() && is_same_size(lines[best].size, largest); ++best) {
    title += (title.empty() ? "" : " ") + lines[best].text;
  }
  constexpr std::size_t kLongestTitle = 300;
  return title.size() <= kLongestTitle ? title : std::string();
}

}  // namespace article_search
