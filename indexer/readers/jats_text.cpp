#include "indexer/readers/jats_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/readers/power_mark.h"
#include "indexer/readers/source_text.h"
#include "indexer/readers/xml_document.h"

namespace article_search {

namespace {

enum class Inline { plain, skipped, spaced, name_part, note, superscript, formula };

struct InlineElement {
  std::string_view name;
  Inline role;
};

constexpr std::array<InlineElement, 24> kInlineElements = {{
    {"alt-text", Inline::skipped},
    {"break", Inline::spaced},
    {"chem-struct", Inline::formula},
    {"def", Inline::spaced},
    {"disp-formula", Inline::formula},
    {"fn", Inline::note},
    {"given-names", Inline::name_part},
    {"graphic", Inline::skipped},
    {"index-term", Inline::skipped},
    {"inline-formula", Inline::formula},
    {"inline-graphic", Inline::skipped},
    {"label", Inline::spaced},
    {"list", Inline::spaced},
    {"list-item", Inline::spaced},
    {"long-desc", Inline::skipped},
    {"math", Inline::formula},
    {"object-id", Inline::skipped},
    {"p", Inline::spaced},
    {"sup", Inline::superscript},
    {"surname", Inline::name_part},
    {"tex-math", Inline::formula},
    {"title", Inline::spaced},
    {"td", Inline::spaced},
    {"verse-line", Inline::spaced},
}};

Inline role_of(std::string_view name) {
  const auto* found = std::ranges::find(kInlineElements, name, &InlineElement::name);
  return found == kInlineElements.end() ? Inline::plain : found->role;
}

// What stands between the parts of a formula that is written in one line.
struct MathElement {
  std::string_view name;
  std::string_view joiner;
};
constexpr std::array<MathElement, 3> kMathElements = {{
    {"mfrac", "/"},
    {"msup", "^"},
    {"mover", "^"},
}};

std::string math_text(const pugi::xml_node& node) {
  if (node.type() != pugi::node_element) return collapse_spaces(node.value());
  const auto* element = std::ranges::find(kMathElements, local_name(node), &MathElement::name);
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == "annotation") continue;
    const std::string part = math_text(child);
    if (!text.empty() && !part.empty() && element != kMathElements.end()) text += element->joiner;
    text += part;
  }
  return text;
}

// Publishers give TeX as a whole document with its preamble.
std::string tex_text(std::string_view tex) {
  constexpr std::string_view kBegin = "\\begin{document}";
  constexpr std::string_view kEnd = "\\end{document}";
  if (const auto begin = tex.find(kBegin); begin != std::string_view::npos) {
    tex.remove_prefix(begin + kBegin.size());
  }
  tex = tex.substr(0, tex.find(kEnd));
  std::string text(tex);
  std::erase(text, '$');
  return collapse_spaces(text);
}

pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name) {
  if (local_name(node) == name) return node;
  return node.find_node([name](const pugi::xml_node& below) { return local_name(below) == name; });
}

std::string formula_text(const pugi::xml_node& node) {
  if (const pugi::xml_node math = find_below(node, "math")) {
    const std::string_view alternative = math.attribute("alttext").value();
    std::string text = alternative.empty() ? math_text(math) : collapse_spaces(alternative);
    if (!text.empty()) return text;
  }
  if (const pugi::xml_node tex = find_below(node, "tex-math")) return tex_text(tex.text().get());
  return {};
}

bool points_to_note(const pugi::xml_node& node) {
  const std::string_view type = node.attribute("ref-type").value();
  return local_name(node) == "xref" && (type == "bibr" || type == "fn" || type == "table-fn");
}

bool is_citation(const pugi::xml_node& superscript) {
  return points_to_note(superscript.parent()) ||
         std::ranges::any_of(superscript.children(), points_to_note);
}

class TextFlattener {
 public:
  void add_children(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) add(child);
  }

  std::string take() { return collapse_spaces(std::exchange(text_, {})); }

  void add(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text_ += node.value();
    if (node.type() != pugi::node_element) return;
    switch (role_of(local_name(node))) {
      case Inline::skipped:
        break;
      case Inline::spaced:
        add_between(" ", node, " ");
        break;
      case Inline::name_part:
        add_between(ends_in_word() ? " " : "", node, "");
        break;
      case Inline::note:
        add_between(" (", node, ") ");
        break;
      case Inline::superscript:
        add_superscript(node);
        break;
      case Inline::formula:
        add_formula(node);
        break;
      case Inline::plain:
        add_children(node);
    }
  }

 private:
  void add_between(std::string_view before, const pugi::xml_node& node, std::string_view after) {
    text_ += before;
    add_children(node);
    text_ += after;
  }

  bool ends_in_word() const {
    constexpr std::string_view kOpening = "(['\"";
    return !text_.empty() && kOpening.find(text_.back()) == std::string_view::npos;
  }

  void add_superscript(const pugi::xml_node& node) {
    const std::size_t begin = text_.size();
    add_children(node);
    if (text_.size() == begin) return;
    if (is_citation(node)) {
      if (begin > 0 && text_[begin - 1] == '[') return;
      text_.insert(begin, " [");
      text_ += ']';
    } else {
      const std::string_view all = text_;
      text_.insert(begin, power_mark(all.substr(0, begin), all.substr(begin)));
    }
  }

  void add_formula(const pugi::xml_node& node) {
    const std::string formula = formula_text(node);
    if (formula.empty()) return add_children(node);
    text_ += formula;
    if (const pugi::xml_node label = node.child("label")) add_between(" ", label, " ");
  }

  std::string text_;
};

}  // namespace

std::string jats_text(const pugi::xml_node& node) {
  TextFlattener flattener;
  flattener.add_children(node);
  return flattener.take();
}

}  // namespace article_search
