#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace article_search {

/// What a paragraph of a Word document holds.
struct DocxText {
  /// With white space as it stands.
  std::string text;
  /// Its first bookmark, one that a person has set before one that Word has; may be empty.
  std::string bookmark;
  /// What stands apart from its text: the content of text boxes (`w:txbxContent`) and references to
  /// notes (`w:footnoteReference`, `w:endnoteReference`).
  std::vector<pugi::xml_node> apart;
};

/// Reads paragraphs in the order of the document, because fields go across them.
///
/// Insertions stay and deletions go, as if all changes were accepted. Links are their text, fields
/// their results, pictures their alternative text, tabs and breaks spaces, formulas their letters
/// on one line, powers "10^6". Hidden text, comments and marks of notes vanish. Where a document
/// gives the same in two ways for newer and older programs, it is read once.
class DocxTextReader {
 public:
  DocxText read(const pugi::xml_node& paragraph);

 private:
  void add_children(const pugi::xml_node& node);
  void add(const pugi::xml_node& node);
  void add_run(const pugi::xml_node& run);
  void add_words(const pugi::xml_node& node);
  void add_joined(const pugi::xml_node& node, std::string_view joiner);
  void follow_field(const pugi::xml_node& mark);

  /// The fields that are open; true while their instructions are not over.
  std::vector<bool> fields_;
  DocxText read_;
};

/// Of the ways in which `alternatives` (`mc:AlternateContent`) says the same, the first.
pugi::xml_node docx_choice(const pugi::xml_node& alternatives);

}  // namespace article_search
