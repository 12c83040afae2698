#include "indexer/readers/pdf_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/html_metadata.h"
#include "indexer/readers/pdf_formulas.h"
#include "indexer/readers/pdf_furniture.h"
#include "indexer/readers/pdf_pages.h"
#include "indexer/readers/pdf_paragraphs.h"
#include "indexer/readers/pdf_rows.h"
#include "indexer/readers/pdf_title.h"

namespace article_search {

namespace {

// Above this share the text of a font is lost, not single signs.
constexpr std::size_t kMostUnknownInTen = 1;
// From one in so many on no word is whole.
constexpr std::size_t kUnreadable = 3;

tl::unexpected<IndexingError> refusal(const SourceFile& file, std::string message) {
  return tl::make_unexpected(IndexingError{file.path, 0, std::move(message)});
}

std::string advice_for(CommandFault fault) {
  switch (fault) {
    case CommandFault::missing:
      return "; install the package poppler-utils";
    case CommandFault::timed_out:
    case CommandFault::too_much_output:
      return "; split the PDF, or leave it out";
    default:
      return "; the PDF may be damaged, so repair it or leave it out";
  }
}

std::string failure_text(const CommandResult& result) {
  if (result.complaint.find("assword") != std::string::npos ||
      result.complaint.find("ncrypt") != std::string::npos) {
    return "needs a password; save it without one";
  }
  const std::string reason = result.complaint.empty()
                                 ? "exit status " + std::to_string(result.exit_status)
                                 : result.complaint;
  return "is no PDF, or is damaged (" + reason + "); download or save it again";
}

// Programs put the name of the file, or of nothing, where a title belongs.
bool is_title(std::string_view text) {
  constexpr std::array<std::string_view, 9> kFileEnds = {".doc", ".docx", ".dvi", ".indd", ".pdf",
                                                         ".ps",  ".qxd",  ".tex", ".fm"};
  constexpr std::array<std::string_view, 5> kNoTitles = {"untitled", "Untitled", "Microsoft ",
                                                         "PowerPoint", "Slide 1"};
  const bool is_file =
      std::ranges::any_of(kFileEnds, [text](std::string_view end) { return text.ends_with(end); });
  const bool is_none = std::ranges::any_of(
      kNoTitles, [text](std::string_view begin) { return text.starts_with(begin); });
  return text.find(' ') != std::string_view::npos
             ? !is_file && !is_none
             : text.size() > 5 && !is_file && !is_none &&
                   text.find_first_of("_/\\0123456789") == std::string_view::npos;
}

// Letters and digits alone, in small letters: programs write quotes and capitals as they like.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') result += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  }
  return result;
}

// Whether the first page says so; a document made from another may have its title.
bool is_shown(std::string_view title, const std::vector<PdfPage>& pages) {
  std::string words;
  for (const PdfLine& line : pages.front().lines) words += plain(line.text);
  return words.find(plain(title)) != std::string::npos;
}

std::string choose_title(const PdfText& text, const std::string& shown) {
  if (!is_title(text.title)) return shown;
  return shown.empty() || is_shown(text.title, text.pages) ? text.title : shown;
}

bool is_on_first_page(const Block& block) { return block.anchor == "page=1"; }

// The title as the first page shows it is no section: it goes, or is text if it differs.
void remove_title_heading(std::string_view shown, Article& article) {
  for (auto block = article.blocks.begin();
       block != article.blocks.end() && is_on_first_page(*block); ++block) {
    if (plain(block->text) == plain(article.title) && !plain(article.title).empty()) {
      article.blocks.erase(block);
      return;
    }
    if (block->kind == BlockKind::heading && block->text == shown) {
      block->kind = BlockKind::paragraph;
      block->level = 0;
      return;
    }
  }
}

void warn_of_unknown_letters(const PdfText& text, const SourceFile& file, Article& article) {
  if (text.unknown_letters * 10 <= text.letters * kMostUnknownInTen) return;
  article.warnings.push_back(
      {file.path, 0,
       std::to_string(text.unknown_letters) + " of " + std::to_string(text.letters) +
           " letters have no meaning in the PDF and are missing; run it through OCR"});
}

Article read_article(PdfText text, const SourceFile& file) {
  Article article;
  article.id = article_id_of(file.path);
  const std::string shown = find_pdf_title(text.pages);
  article.title = choose_title(text, shown);
  if (article.title.empty()) article.title = stem_of(file.path);
  article.authors = split_names(text.author);
  article.date = to_iso_date(text.created);
  warn_of_unknown_letters(text, file, article);
  article.skipped = remove_furniture(text.pages);
  join_section_numbers(text.pages);
  std::ranges::move(remove_pdf_formulas(text.pages), std::back_inserter(article.skipped));
  article.blocks = read_pdf_blocks(text.pages);
  for (const auto& remove : {remove_pdf_contents, remove_pdf_numbers}) {
    const std::vector<SkippedLine> removed = remove(article.blocks);
    article.skipped.insert(article.skipped.end(), removed.begin(), removed.end());
  }
  remove_title_heading(shown, article);
  return article;
}

}  // namespace

tl::expected<Article, IndexingError> read_pdf(const SourceFile& file) {
  return read_pdf(file, PdfConverter());
}

tl::expected<Article, IndexingError> read_pdf(const SourceFile& file,
                                              const PdfConverter& converter) {
  const BoundedCommand command{converter.program, {"-bbox-layout", "-", "-"}, converter.limits};
  const auto result = run_bounded(command, file.content);
  if (!result) {
    const CommandError& error = result.error();
    return refusal(file, "cannot be read: " + converter.program + " " + error.message +
                             advice_for(error.fault));
  }
  if (result->exit_status != 0) return refusal(file, failure_text(*result));
  PdfText text = parse_pdf_text(result->output);
  if (text.unknown_letters * kUnreadable >= text.letters) {
    return refusal(file, text.letters == 0
                             ? "has no text, only images or nothing; run it through OCR, for "
                               "example with ocrmypdf"
                             : "has text in fonts that do not say what their letters mean; run it "
                               "through OCR, for example with ocrmypdf");
  }
  return read_article(std::move(text), file);
}

}  // namespace article_search
