#include "indexer/readers/jats_elements.h"

#include <algorithm>
#include <array>

#include "indexer/readers/jats_text.h"

namespace article_search {

namespace {

using Role = JatsRole;

struct Element {
  std::string_view name;
  Role role;
  /// The heading of a section that has no title.
  std::string_view heading = {};
};

constexpr std::array<Element, 45> kElements = {{
    {"ack", Role::section, "Acknowledgements"},
    {"app", Role::section, "Appendix"},
    {"app-group", Role::container},
    {"array", Role::table},
    {"bio", Role::section, "About the author"},
    {"boxed-text", Role::section},
    {"chem-struct-wrap", Role::caption},
    {"chem-struct-wrapper", Role::caption},
    {"def-list", Role::definitions},
    {"disp-formula", Role::text},
    {"disp-formula-group", Role::container},
    {"disp-quote", Role::container},
    {"fig", Role::caption},
    {"fig-group", Role::container},
    {"floats-group", Role::container},
    {"fn", Role::container},
    {"fn-group", Role::section, "Notes"},
    {"glossary", Role::section, "Glossary"},
    {"graphic", Role::caption},
    {"label", Role::nothing},
    {"list", Role::list},
    {"media", Role::caption},
    {"notes", Role::section, "Notes"},
    {"object-id", Role::nothing},
    {"p", Role::text},
    {"permissions", Role::nothing},
    {"preformat", Role::text},
    {"question", Role::container},
    {"question-wrap", Role::container},
    {"ref-list", Role::references, "References"},
    {"sec", Role::section},
    {"sec-meta", Role::nothing},
    {"sig-block", Role::text},
    {"speech", Role::container},
    {"statement", Role::container},
    {"supplementary-material", Role::caption},
    {"table", Role::table},
    {"table-wrap", Role::table},
    {"table-wrap-foot", Role::container},
    {"table-wrap-group", Role::container},
    {"title", Role::nothing},
    {"trans-abstract", Role::section, "Abstract"},
    {"abstract", Role::section, "Abstract"},
    {"verse-group", Role::text},
    {"code", Role::text},
}};

const Element* element_of(const pugi::xml_node& node) {
  const auto* found = std::ranges::find(kElements, std::string_view(node.name()), &Element::name);
  return found == kElements.end() ? nullptr : found;
}

struct TypedHeading {
  std::string_view type;
  std::string_view heading;
};

// Types of sections (before a first '|') and abstracts, for those without a title.
constexpr std::array<TypedHeading, 13> kTypedHeadings = {{
    {"cases", "Cases"},
    {"COI-statement", "Conflict of interest"},
    {"conclusions", "Conclusions"},
    {"data-availability", "Data availability"},
    {"discussion", "Discussion"},
    {"editor-summary", "Editor's summary"},
    {"graphical", "Graphical abstract"},
    {"intro", "Introduction"},
    {"materials", "Materials and methods"},
    {"methods", "Methods"},
    {"plain-language-summary", "Plain language summary"},
    {"results", "Results"},
    {"supplementary-material", "Supplementary material"},
}};

std::string typed_heading(const pugi::xml_node& node) {
  for (const char* const attribute : {"sec-type", "abstract-type"}) {
    const std::string_view types = node.attribute(attribute).value();
    const std::string_view type = types.substr(0, types.find('|'));
    const auto* found = std::ranges::find(kTypedHeadings, type, &TypedHeading::type);
    if (found != kTypedHeadings.end()) return std::string(found->heading);
  }
  return {};
}

}  // namespace

JatsRole jats_role(const pugi::xml_node& node) {
  const Element* element = element_of(node);
  return element == nullptr ? Role::text : element->role;
}

bool interrupts_text(const pugi::xml_node& node) {
  const Element* element = element_of(node);
  constexpr std::array<std::string_view, 6> kInText = {"disp-formula", "fn",   "graphic",
                                                       "label",        "code", "object-id"};
  return element != nullptr && std::ranges::find(kInText, element->name) == kInText.end();
}

std::string jats_heading(const pugi::xml_node& node) {
  const pugi::xml_node own = node.child("title");
  std::string title = jats_text(own ? own : node.child("caption").child("title"));
  if (title.empty()) title = typed_heading(node);
  const Element* element = element_of(node);
  return title.empty() && element != nullptr ? std::string(element->heading) : title;
}

void add_sentence(std::string& text, std::string_view part) {
  if (part.empty()) return;
  constexpr std::string_view kStops = ".!?:;";
  if (!text.empty()) text += kStops.find(text.back()) == std::string_view::npos ? ". " : " ";
  text += part;
}

std::string jats_caption(const pugi::xml_node& node) {
  std::string text = jats_text(node.child("label"));
  for (const pugi::xml_node& part : node.child("caption").children()) {
    add_sentence(text, jats_text(part));
  }
  if (!node.child("caption")) add_sentence(text, jats_text(node.child("alt-text")));
  add_sentence(text, jats_text(node.child("attrib")));
  return text;
}

}  // namespace article_search
