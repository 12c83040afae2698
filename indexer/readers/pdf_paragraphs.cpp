#include "indexer/readers/pdf_paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/pdf_headings.h"
#include "indexer/readers/pdf_hyphenation.h"
#include "indexer/readers/pdf_title.h"
#include "indexer/readers/source_text.h"

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
// Lines of a text that is set wide, and of a program with comments in other letters between.
constexpr double kWideGap = 1.2;
constexpr double kCodeGap = 1.8;
constexpr std::size_t kLongLine = 30;
constexpr double kColumnStep = 4;

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

// What a paragraph of the first page is, before the text begins.
enum class Part { title, front, text };

struct Paragraph {
  Block block;
  Part part = Part::text;
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
        if (line.text.size() < kLongLine || line.is_code) continue;
        double& edge = column_rights_[{page.number, column_of(line)}];
        edge = std::max(edge, line.right);
      }
    }
  }

  std::vector<Block> collect(const std::vector<PdfPage>& pages) {
    const PdfFront front = find_pdf_front(pages);
    for (const PdfPage& page : pages) {
      for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const bool may_be_front = &page == &pages.front() && i >= front.title_begin;
        part_ = may_be_front && i < front.title_end ? Part::title
                : may_be_front && i < front.end     ? Part::front
                                                    : Part::text;
        add(page.lines[i], page.number);
      }
    }
    return take();
  }

 private:
  static int column_of(const PdfLine& line) {
    return static_cast<int>(std::lround(line.left / kColumnStep));
  }

  void add(const PdfLine& line, int page) {
    const std::size_t bullet = bullet_length(line.text);
    const bool is_bullet_alone = bullet == line.text.size();
    if (bullet > 0 || awaits_item_ || paragraphs_.empty()) {
      begin(line, page, bullet);
    } else if (const auto known = continued(line, page)) {
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
    paragraph.part = part_;
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
    if (paragraph.last.is_code) {
      paragraph.block.text += " " + line.text;
    } else {
      hyphenation_.join(paragraph.block.text, line.text);
    }
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
  std::optional<std::size_t> continued(const PdfLine& line, int page) const {
    const std::size_t last = paragraphs_.size() - 1;
    if (paragraphs_[last].part != part_) return std::nullopt;
    if (part_ == Part::title || goes_on_in_program(paragraphs_[last], line, page)) return last;
    if (paragraphs_[last].source_block == line.block) {
      return goes_on_in_block(paragraphs_[last], line) ? std::optional(last) : std::nullopt;
    }
    if (goes_on_below(paragraphs_[last], line, page)) return last;
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

  static bool goes_on_in_program(const Paragraph& paragraph, const PdfLine& line, int page) {
    const double gap = line.top - paragraph.last.bottom;
    return paragraph.last.is_code && line.is_code && paragraph.page == page &&
           paragraph.block.kind == BlockKind::paragraph && gap < kCodeGap * line.size &&
           line.bottom > paragraph.last.bottom - line.size / 2;
  }

  // Where lines stand far apart, poppler takes each for a block.
  bool goes_on_below(const Paragraph& paragraph, const PdfLine& line, int page) const {
    const PdfLine& last = paragraph.last;
    const double gap = line.top - last.bottom;
    const double indent = paragraph.rest_left - line.left;
    const bool is_below = paragraph.page == page && gap > 0 && gap < kWideGap * line.size &&
                          indent > -kIndent * line.size && indent < kShortLine * line.size;
    if (!is_below || last.is_code || line.is_code || ends_sentence(last.text)) return false;
    const auto column = column_rights_.find({page, column_of(line)});
    const bool is_full = column != column_rights_.end() &&
                         last.right > column->second - kShortLine * line.size &&
                         last.text.size() >= kLongLine;
    return is_full && is_same_size(paragraph.size, line.size) && !is_heading(paragraph);
  }

  bool goes_on_in_block(const Paragraph& paragraph, const PdfLine& line) const {
    const PdfLine& last = paragraph.last;
    if (last.is_code != line.is_code && line.top > last.bottom - line.size / 2) return false;
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
    if (paragraph.part == Part::title) return 1;
    const bool may_be = paragraph.block.kind == BlockKind::paragraph && !paragraph.last.is_code;
    if (!may_be || paragraph.part == Part::front) return 0;
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
      const bool is_front = paragraph.part != Part::title && (i < abstract || is_byline(paragraph));
      if (const int level = level_of(paragraph); level > 0 && !is_front && !is_label(i)) {
        paragraph.block.kind = BlockKind::heading;
        paragraph.block.level = level;
      }
      blocks.push_back(std::move(paragraph.block));
    }
    return blocks;
  }

  // What stands above the caption of a figure is of the figure.
  bool is_label(std::size_t at) const {
    if (at + 1 >= paragraphs_.size()) return false;
    const std::string_view next = paragraphs_[at + 1].block.text;
    const bool is_caption = next.starts_with("Figure ") || next.starts_with("Fig. ");
    const std::size_t space = next.find(' ');
    return is_caption && space + 1 < next.size() && next[space + 1] >= '0' &&
           next[space + 1] <= '9' && count_number_levels(paragraphs_[at].block.text) == 0;
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
  // By page and left edge, where the longest line ends.
  std::map<std::pair<int, int>, double> column_rights_;
  std::vector<Paragraph> paragraphs_;
  // Of the line at hand.
  Part part_ = Part::text;
  // The last paragraph is a bullet whose text is yet to come.
  bool awaits_item_ = false;
};

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

}  // namespace article_search
