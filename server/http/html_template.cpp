#include "server/http/html_template.h"

#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

namespace article_search {

namespace {

using ctemplate::TemplateDictionary;

constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// In quotes only: an address ends there.
std::string with_addresses(std::string text, const StaticAddresses& addresses) {
  for (const auto& [name, address] : addresses) {
    const std::string quoted = '"' + name + '"';
    for (std::size_t at = text.find(quoted); at != std::string::npos;
         at = text.find(quoted, at + address.size())) {
      text.replace(at + 1, name.size(), address);
    }
  }
  return text;
}

}  // namespace

void PageFields::set(const char* marker, std::string_view text) {
  dictionary_->SetValue(marker, printable_utf8(text));
}

void PageFields::set_number(const char* marker, std::uint64_t number) {
  dictionary_->SetValue(marker, std::to_string(number));
}

void PageFields::set_optional(const char* marker, std::string_view text) {
  if (text.empty()) return;
  dictionary_->SetValueAndShowSection(marker, printable_utf8(text), marker);
}

void PageFields::show(const char* section) { dictionary_->ShowSection(section); }

PageFields PageFields::add(const char* section) {
  return PageFields(*dictionary_->AddSectionDictionary(section));
}

PageFields PageFields::include(const char* marker, const char* file) {
  TemplateDictionary& included = *dictionary_->AddIncludeDictionary(marker);
  included.SetFilename(file);
  return PageFields(included);
}

PageDraft::PageDraft(const char* content_file)
    : dictionary_(std::make_unique<TemplateDictionary>(content_file)),
      content_(dictionary_->AddIncludeDictionary("CONTENT")) {
  content_->SetFilename(content_file);
}

PageDraft::PageDraft(PageDraft&&) noexcept = default;
PageDraft& PageDraft::operator=(PageDraft&&) noexcept = default;
PageDraft::~PageDraft() = default;

PageFields PageDraft::frame() const { return PageFields(*dictionary_); }
PageFields PageDraft::content() const { return PageFields(*content_); }

/// Parsed once, then frozen: expansion only reads.
struct HtmlTemplates::Cache {
  ctemplate::TemplateCache cache;
};

HtmlTemplates::HtmlTemplates(std::unique_ptr<const Cache> cache, const char* frame)
    : cache_(std::move(cache)), frame_(frame) {}
HtmlTemplates::HtmlTemplates(HtmlTemplates&&) noexcept = default;
HtmlTemplates& HtmlTemplates::operator=(HtmlTemplates&&) noexcept = default;
HtmlTemplates::~HtmlTemplates() = default;

tl::expected<HtmlTemplates, std::string> HtmlTemplates::load(
    const std::filesystem::path& directory,
    const char* frame,
    std::initializer_list<const char*> parts,
    const StaticAddresses& addresses) {
  auto loaded = std::make_unique<Cache>();
  std::error_code ignored;
  const std::filesystem::path root = std::filesystem::absolute(directory, ignored);
  std::vector<const char*> files = {frame};
  files.insert(files.end(), parts.begin(), parts.end());
  for (const char* file : files) {
    if (!std::filesystem::is_regular_file(root / file, ignored)) {
      return tl::unexpected("there is no page template " + (root / file).string());
    }
    const std::string text = with_addresses(read_file(root / file), addresses);
    if (!loaded->cache.StringToTemplateCache(file, text, kStrip)) {
      return tl::unexpected("cannot read the page template " + (root / file).string());
    }
  }
  loaded->cache.Freeze();
  return HtmlTemplates(std::move(loaded), frame);
}

std::string HtmlTemplates::expand(const PageDraft& page) const {
  std::string html;
  cache_->cache.ExpandNoLoad(frame_, kStrip, &page.dictionary(), nullptr, &html);
  return html;
}

void add_date(PageFields fields, std::string_view iso) {
  if (iso.empty()) return;
  PageFields date = fields.add("DATE");
  date.set("ISO", iso);
  date.set("WORDS", readable_date(iso));
}

void add_pieces(PageFields fields, const std::vector<TextPiece>& pieces) {
  for (const TextPiece& piece : pieces) {
    const bool is_marked = piece.emphasis == Emphasis::marked;
    fields.add("PIECE").add(is_marked ? "MARKED" : "PLAIN").set("TEXT", piece.text);
  }
}

}  // namespace article_search
