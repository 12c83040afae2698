#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

namespace article_search {

/// A place in a numbered or bulleted list, as paragraphs and styles name it.
struct DocxListPlace {
  std::string numbering;
  /// 0 for the outermost list.
  int level = 0;
};

/// What a paragraph's style says, with all that it is based on.
struct DocxStyle {
  /// 1 to 9; 0 for no heading.
  int heading_level = 0;
  /// The style's role by its name in English, which Word keeps in every language: "title",
  /// "author", "date"; lower case.
  std::string name;
  /// Its `numbering` is empty if the style is of no list.
  DocxListPlace list;
};

/// The paragraph styles of a Word document: headings are what has an outline level, or is called
/// "heading 1", directly or by the style it is based on. Constant after construction.
class DocxStyles {
 public:
  /// `styles` is the document's part of that name; null if there is none: then styles are known by
  /// their ids alone ("Heading1").
  explicit DocxStyles(const pugi::xml_node& styles);

  const DocxStyle& of(std::string_view id) const;

  /// What the document's language is by default; may be empty.
  const std::string& language() const { return language_; }

 private:
  std::map<std::string, DocxStyle, std::less<>> styles_;
  DocxStyle default_;
  std::string language_;
};

/// The lists of a Word document. Constant after construction.
class DocxLists {
 public:
  /// `numbering` is the document's part of that name; null if there is none.
  explicit DocxLists(const pugi::xml_node& numbering);

  /// Whether paragraphs at the place have a mark or a number: others go on with an item.
  bool has_mark(const DocxListPlace& place) const;

 private:
  /// Places without a mark, by the numbering's id.
  std::map<std::pair<std::string, int>, bool> marks_;
};

/// The level that a paragraph or style with these properties (`w:pPr`) has: 1 to 9; 0 if they say
/// that it is none; -1 if they say nothing.
int docx_outline_level(const pugi::xml_node& properties);

/// The list that these properties name; its `numbering` is empty if they name none.
DocxListPlace docx_list_place(const pugi::xml_node& properties);

}  // namespace article_search
