#include "indexer/readers/content_format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace article_search {

namespace {

// Signatures and first tags stand well within this; comments and DTDs may come before them.
constexpr std::size_t kLookedAt = std::size_t{16} * 1024;
// PDF's readers look for its signature this far, for mail and web servers put lines before it.
constexpr std::size_t kPdfSignatureWithin = 1024;
constexpr std::string_view kBlanks = " \t\r\n\f";

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text;
}

bool starts_with_word(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::ranges::equal(text.substr(0, lower_case.size()), lower_case, [](char one, char two) {
           return one == two || (one >= 'A' && one <= 'Z' && one - 'A' + 'a' == two);
         });
}

// The names of a ZIP archive's entries are never packed.
std::string_view archive_format(std::string_view content) {
  if (content.substr(0, kLookedAt).find("application/epub+zip") != std::string_view::npos) {
    return "epub";
  }
  return content.find("word/document") != std::string_view::npos ? "docx" : "";
}

// What `text` begins with is a comment, a processing instruction or a document type.
std::string_view without_prologue_item(std::string_view text) {
  const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
}

bool is_html_tag(std::string_view text) {
  constexpr std::array<std::string_view, 11> kTags = {"<html", "<head", "<body",  "<title",
                                                      "<meta", "<div",  "<p>",    "<h1",
                                                      "<main", "<link", "<script"};
  return std::ranges::any_of(kTags,
                             [text](std::string_view tag) { return starts_with_word(text, tag); });
}

// The format of text that begins with a tag; empty if it has tags of no format.
std::string_view markup_format(std::string_view text) {
  const bool is_xml = starts_with_word(text, "<?xml");
  while (text.starts_with("<?") || text.starts_with("<!")) {
    if (starts_with_word(text, "<!doctype html")) return "html";
    if (starts_with_word(text, "<!doctype")) return "jats";
    text = without_blanks(without_prologue_item(text));
  }
  if (is_html_tag(text)) return "html";
  // `article` is an element of HTML too, but pages do not begin with it.
  const bool is_jats = text.starts_with("<article") || text.starts_with("<pmc-articleset");
  return is_xml || is_jats ? "jats" : "";
}

bool begins_json(std::string_view text) {
  const char bracket = text.front();
  if (bracket != '{' && bracket != '[') return false;
  const std::string_view inside = without_blanks(text.substr(1));
  if (inside.empty()) return false;
  // "[1] A note" and "[a link](…)" are no JSON.
  return bracket == '{' ? inside.front() == '"' || inside.front() == '}'
                        : inside.front() == '{' || inside.front() == ']';
}

std::string_view json_format(std::string_view text) {
  const std::size_t line_end = text.find('\n');
  if (text.front() == '[' || line_end == std::string_view::npos) return "json";
  std::string_view line = text.substr(0, line_end);
  line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
  const bool has_next = without_blanks(text.substr(line_end)).starts_with('{');
  return line.ends_with('}') && has_next ? "jsonl" : "json";
}

bool begins_markdown(std::string_view text) {
  if (text.starts_with("---\n") || text.starts_with("---\r\n")) return true;
  const std::size_t marks = text.find_first_not_of('#');
  return marks != std::string_view::npos && marks >= 1 && marks <= 6 && text[marks] == ' ';
}

bool is_text(std::string_view content) {
  if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF")) return true;
  return content.substr(0, kLookedAt).find('\0') == std::string_view::npos;
}

}  // namespace

std::string_view format_name_of_content(std::string_view content) {
  constexpr std::string_view kPdfSignature = "%PDF-";
  const std::string_view beginning = content.substr(0, kPdfSignatureWithin);
  if (beginning.find(kPdfSignature) != std::string_view::npos) return "pdf";
  if (content.starts_with("PK\x03\x04")) return archive_format(content);
  if (!is_text(content)) return {};
  std::string_view text = content;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = without_blanks(text);
  if (text.empty()) return "text";
  if (text.front() == '<') {
    const std::string_view markup = markup_format(text);
    if (!markup.empty()) return markup;
  }
  if (begins_json(text)) return json_format(text);
  return begins_markdown(text) ? "markdown" : "text";
}

}  // namespace article_search
