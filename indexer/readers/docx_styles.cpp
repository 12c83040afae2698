#include "indexer/readers/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "indexer/readers/source_text.h"
#include "indexer/readers/xml_document.h"

namespace article_search {

namespace {

constexpr int kOutlineLevels = 9;
// Longer chains are circles.
constexpr int kLongestChain = 20;

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::string_view value_of(const pugi::xml_node& node, std::string_view child) {
  return local_attribute(local_child(node, child), "val");
}

int number_of(std::string_view text, int otherwise) {
  std::from_chars(text.data(), text.data() + text.size(), otherwise);
  return otherwise;
}

// "heading 1" and "Heading1"; 0 for other names.
int level_in_name(std::string_view name) {
  constexpr std::string_view kHeading = "heading";
  std::string text = lower(name);
  std::erase(text, ' ');
  if (!text.starts_with(kHeading) || text.size() != kHeading.size() + 1) return 0;
  const int level = text.back() - '0';
  return level >= 1 && level <= kOutlineLevels ? level : 0;
}

using Sources = std::map<std::string, pugi::xml_node, std::less<>>;

// Takes what the style says where the styles above it in the chain were silent.
void inherit(const pugi::xml_node& source, int& outline, DocxStyle& style) {
  const pugi::xml_node properties = local_child(source, "pPr");
  const std::string_view name = value_of(source, "name");
  if (outline < 0) outline = docx_outline_level(properties);
  if (outline < 0 && level_in_name(name) > 0) outline = level_in_name(name);
  const bool has_level = local_child(local_child(properties, "numPr"), "ilvl");
  DocxListPlace list = docx_list_place(properties);
  if (style.list.numbering.empty() && !list.numbering.empty()) {
    const int level = has_level ? list.level : style.list.level;
    style.list = {std::move(list.numbering), level};
  } else if (style.list.numbering.empty() && has_level) {
    style.list.level = list.level;
  }
}

DocxStyle resolve(const pugi::xml_node& source, const Sources& sources) {
  DocxStyle style;
  style.name = lower(value_of(source, "name"));
  int outline = -1;
  pugi::xml_node at = source;
  for (int i = 0; i < kLongestChain && at; ++i) {
    inherit(at, outline, style);
    const auto base = sources.find(value_of(at, "basedOn"));
    at = base == sources.end() ? pugi::xml_node() : base->second;
  }
  style.heading_level = std::max(0, outline);
  return style;
}

}  // namespace

int docx_outline_level(const pugi::xml_node& properties) {
  const std::string_view value = value_of(properties, "outlineLvl");
  if (value.empty()) return -1;
  const int level = number_of(value, kOutlineLevels);
  return level >= 0 && level < kOutlineLevels ? level + 1 : 0;
}

DocxListPlace docx_list_place(const pugi::xml_node& properties) {
  const pugi::xml_node list = local_child(properties, "numPr");
  const int level = number_of(value_of(list, "ilvl"), 0);
  return {std::string(value_of(list, "numId")), std::clamp(level, 0, kOutlineLevels - 1)};
}

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
  Sources sources;
  for (const pugi::xml_node& style : styles.children()) {
    if (local_name(style) != "style") continue;
    sources.emplace(local_attribute(style, "styleId"), style);
  }
  for (const auto& [id, source] : sources) {
    styles_.emplace(id, resolve(source, sources));
    const std::string_view is_default = local_attribute(source, "default");
    if (local_attribute(source, "type") == "paragraph" &&
        (is_default == "1" || is_default == "true")) {
      default_ = styles_.find(id)->second;
    }
  }
  const pugi::xml_node defaults = local_child(local_child(styles, "docDefaults"), "rPrDefault");
  language_ = value_of(local_child(defaults, "rPr"), "lang");
}

const DocxStyle& DocxStyles::of(std::string_view id) const {
  static const std::map<std::string, DocxStyle, std::less<>> kById = [] {
    std::map<std::string, DocxStyle, std::less<>> by_id;
    by_id.emplace("Title", DocxStyle{0, "title", {}});
    for (int level = 1; level <= kOutlineLevels; ++level) {
      const std::string digit = std::to_string(level);
      by_id.emplace("Heading" + digit, DocxStyle{level, "heading " + digit, {}});
    }
    return by_id;
  }();
  if (id.empty()) return default_;
  const auto found = styles_.find(id);
  if (found != styles_.end()) return found->second;
  const auto known = kById.find(id);
  return known == kById.end() ? default_ : known->second;
}

DocxLists::DocxLists(const pugi::xml_node& numbering) {
  std::map<std::pair<std::string, int>, bool> abstract_marks;
  for (const pugi::xml_node& list : numbering.children()) {
    if (local_name(list) != "abstractNum") continue;
    const std::string id(local_attribute(list, "abstractNumId"));
    for (const pugi::xml_node& level : list.children()) {
      if (local_name(level) != "lvl") continue;
      const bool has_text = !collapse_spaces(value_of(level, "lvlText")).empty();
      const bool is_marked = has_text && value_of(level, "numFmt") != "none";
      abstract_marks[{id, number_of(local_attribute(level, "ilvl"), 0)}] = is_marked;
    }
  }
  for (const pugi::xml_node& list : numbering.children()) {
    if (local_name(list) != "num") continue;
    const std::string id(local_attribute(list, "numId"));
    const std::string abstract_id(value_of(list, "abstractNumId"));
    for (int level = 0; level < kOutlineLevels; ++level) {
      const auto mark = abstract_marks.find({abstract_id, level});
      if (mark != abstract_marks.end()) marks_[{id, level}] = mark->second;
    }
  }
}

bool DocxLists::has_mark(const DocxListPlace& place) const {
  const auto mark = marks_.find({place.numbering, place.level});
  return mark == marks_.end() || mark->second;
}

}  // namespace article_search
