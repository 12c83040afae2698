#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "server/http/html_text.h"

namespace ctemplate {  // NOLINT(readability-identifier-naming): the library's own name
class TemplateDictionary;
}

namespace article_search {

/// A part of a page that is being filled: what its template's markers stand for. Texts are plain;
/// the templates escape them by context. A view: the page that it is a part of must outlive it.
class PageFields {
 public:
  explicit PageFields(ctemplate::TemplateDictionary& dictionary) : dictionary_(&dictionary) {}

  void set(const char* marker, std::string_view text);
  void set_number(const char* marker, std::uint64_t number);
  /// Fills `marker` inside a section of the same name; leaves the section out without a text.
  void set_optional(const char* marker, std::string_view text);
  /// Shows a section once, as it is.
  void show(const char* section);
  /// Shows a section once more, with fields of its own.
  PageFields add(const char* section);
  /// The template `file` once more where `marker` stands. It sees no field but its own.
  PageFields include(const char* marker, const char* file);

 private:
  ctemplate::TemplateDictionary* dictionary_;
};

/// A page while it is filled: the frame that all pages share, and what stands in it.
class PageDraft {
 public:
  /// `content_file` is the template of what stands in the frame.
  explicit PageDraft(const char* content_file);
  PageDraft(PageDraft&&) noexcept;
  PageDraft& operator=(PageDraft&&) noexcept;
  PageDraft(const PageDraft&) = delete;
  PageDraft& operator=(const PageDraft&) = delete;
  ~PageDraft();

  PageFields frame() const;
  PageFields content() const;
  const ctemplate::TemplateDictionary& dictionary() const { return *dictionary_; }

 private:
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
  /// Owned by dictionary_.
  ctemplate::TemplateDictionary* content_;
};

/// Addresses of files as templates have them ("/static/style.css"), and as browsers get them.
using StaticAddresses = std::map<std::string, std::string>;

/// The page templates, read and checked once. Any thread.
class HtmlTemplates {
 public:
  HtmlTemplates(const HtmlTemplates&) = delete;
  HtmlTemplates& operator=(const HtmlTemplates&) = delete;
  HtmlTemplates(HtmlTemplates&&) noexcept;
  HtmlTemplates& operator=(HtmlTemplates&&) noexcept;
  ~HtmlTemplates();

  /// Reads `frame`, and `parts`, of the folder `directory`, with `addresses` put in place of what
  /// they stand for; the error names the file at fault.
  static tl::expected<HtmlTemplates, std::string> load(const std::filesystem::path& directory,
                                                       const char* frame,
                                                       std::initializer_list<const char*> parts,
                                                       const StaticAddresses& addresses);

  std::string expand(const PageDraft& page) const;

 private:
  struct Cache;
  HtmlTemplates(std::unique_ptr<const Cache> cache, const char* frame);

  std::unique_ptr<const Cache> cache_;
  const char* frame_;
};

// What several pages show.

/// The section DATE with `iso` in words; nothing for no date.
void add_date(PageFields fields, std::string_view iso);

/// Sections PIECE, each PLAIN or MARKED.
void add_pieces(PageFields fields, const std::vector<TextPiece>& pieces);

}  // namespace article_search
