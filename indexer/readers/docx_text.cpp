#include "indexer/readers/docx_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/power_mark.h"
#include "indexer/readers/xml_document.h"

namespace article_search {

namespace {

enum class Inline {
  plain,
  skipped,
  run,
  words,
  space,
  hyphen,
  apart,
  picture,
  bookmark,
  field_mark,
  alternatives,
  fraction,
  power
};

struct InlineElement {
  std::string_view name;
  Inline role;
};

constexpr std::array<InlineElement, 27> kInlineElements = {{
    {"AlternateContent", Inline::alternatives},
    {"annotationRef", Inline::skipped},
    {"bookmarkStart", Inline::bookmark},
    {"br", Inline::space},
    {"commentReference", Inline::skipped},
    {"cr", Inline::space},
    {"del", Inline::skipped},
    {"delInstrText", Inline::skipped},
    {"delText", Inline::skipped},
    {"docPr", Inline::picture},
    {"endnoteReference", Inline::apart},
    {"f", Inline::fraction},
    {"fldChar", Inline::field_mark},
    {"footnoteReference", Inline::apart},
    {"instrText", Inline::skipped},
    {"moveFrom", Inline::skipped},
    {"noBreakHyphen", Inline::hyphen},
    {"pPr", Inline::skipped},
    {"ptab", Inline::space},
    {"r", Inline::run},
    {"rPr", Inline::skipped},
    {"rt", Inline::skipped},
    {"sSup", Inline::power},
    {"sdtPr", Inline::skipped},
    {"t", Inline::words},
    {"tab", Inline::space},
    {"txbxContent", Inline::apart},
}};

Inline role_of(std::string_view name) {
  const auto* found = std::ranges::find(kInlineElements, name, &InlineElement::name);
  return found == kInlineElements.end() ? Inline::plain : found->role;
}

// Properties like `w:vanish` are on unless they say otherwise.
bool is_on(const pugi::xml_node& property) {
  const std::string_view value = local_attribute(property, "val");
  return property && value != "0" && value != "false";
}

bool is_set_by_word(std::string_view bookmark) { return bookmark.starts_with('_'); }

}  // namespace

DocxText DocxTextReader::read(const pugi::xml_node& paragraph) {
  read_ = {};
  add_children(paragraph);
  return std::move(read_);
}

void DocxTextReader::add_children(const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) add(child);
}

void DocxTextReader::add(const pugi::xml_node& node) {
  if (node.type() != pugi::node_element) return;
  switch (role_of(local_name(node))) {
    case Inline::skipped:
      return;
    case Inline::run:
      return add_run(node);
    case Inline::words:
      return add_words(node);
    case Inline::space:
      read_.text += ' ';
      return;
    case Inline::hyphen:
      read_.text += '-';
      return;
    case Inline::apart:
      read_.apart.push_back(node);
      return;
    case Inline::picture: {
      const std::string description(local_attribute(node, "descr"));
      read_.text += " " + description + " ";
      return;
    }
    case Inline::bookmark: {
      const std::string_view name = local_attribute(node, "name");
      const bool is_better = read_.bookmark.empty() || is_set_by_word(read_.bookmark);
      if (is_better && name != "_GoBack" && !name.empty()) read_.bookmark = name;
      return;
    }
    case Inline::field_mark:
      return follow_field(node);
    case Inline::alternatives:
      return add_children(docx_choice(node));
    case Inline::fraction:
      return add_joined(node, "/");
    case Inline::power:
      return add_joined(node, "^");
    case Inline::plain:
      add_children(node);
  }
}

void DocxTextReader::add_run(const pugi::xml_node& run) {
  if (is_on(local_child(local_child(run, "rPr"), "vanish"))) return;
  const std::size_t begin = read_.text.size();
  add_children(run);
  const std::string_view all = read_.text;
  const pugi::xml_node place = local_child(local_child(run, "rPr"), "vertAlign");
  if (local_attribute(place, "val") == "superscript" && begin < all.size()) {
    read_.text.insert(begin, power_mark(all.substr(0, begin), all.substr(begin)));
  }
}

void DocxTextReader::add_words(const pugi::xml_node& node) {
  const bool is_instruction = std::ranges::find(fields_, true) != fields_.end();
  if (is_instruction) return;
  for (const pugi::xml_node& text : node.children()) read_.text += text.value();
}

void DocxTextReader::add_joined(const pugi::xml_node& node, std::string_view joiner) {
  bool is_first = true;
  for (const pugi::xml_node& part : node.children()) {
    if (local_name(part).ends_with("Pr")) continue;
    if (!std::exchange(is_first, false)) read_.text += joiner;
    add(part);
  }
}

void DocxTextReader::follow_field(const pugi::xml_node& mark) {
  const std::string_view type = local_attribute(mark, "fldCharType");
  if (type == "begin") {
    fields_.push_back(true);
  } else if (type == "separate" && !fields_.empty()) {
    fields_.back() = false;
  } else if (type == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

pugi::xml_node docx_choice(const pugi::xml_node& alternatives) {
  const pugi::xml_node choice = local_child(alternatives, "Choice");
  return choice ? choice : local_child(alternatives, "Fallback");
}

}  // namespace article_search
