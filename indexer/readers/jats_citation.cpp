#include "indexer/readers/jats_citation.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/readers/jats_text.h"
#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

bool has_own_text(const pugi::xml_node& citation) {
  return std::ranges::any_of(citation.children(), [](const pugi::xml_node& child) {
    return child.type() == pugi::node_pcdata && !collapse_spaces(child.value()).empty();
  });
}

std::string person_text(const pugi::xml_node& person) {
  const std::string surname = jats_text(person.child("surname"));
  if (surname.empty()) return jats_text(person);
  const std::string given = jats_text(person.child("given-names"));
  return given.empty() ? surname : surname + " " + given;
}

bool is_person(std::string_view name) {
  return name == "name" || name == "string-name" || name == "collab" || name == "etal";
}

void add_people(const pugi::xml_node& parent, std::string& people) {
  for (const pugi::xml_node& child : parent.children()) {
    if (!is_person(child.name())) continue;
    const bool is_unnamed = std::string_view(child.name()) == "etal" && !child.first_child();
    const std::string person = is_unnamed ? "et al" : person_text(child);
    if (!person.empty()) people += (people.empty() ? "" : ", ") + person;
  }
}

std::string people_of(const pugi::xml_node& citation) {
  std::string people;
  add_people(citation, people);
  for (const pugi::xml_node& group : citation.children("person-group")) add_people(group, people);
  return people;
}

// The order of a citation in Vancouver's style, with what stands before each part.
struct Part {
  const char* name;
  std::string_view before;
  std::string_view after;
};
constexpr std::array<Part, 13> kParts = {{
    {"article-title", ". ", ""},
    {"chapter-title", ". ", ""},
    {"data-title", ". ", ""},
    {"source", ". ", ""},
    {"edition", ". ", ""},
    {"publisher-loc", ". ", ""},
    {"publisher-name", ". ", ""},
    {"year", ". ", ""},
    {"volume", ";", ""},
    {"issue", "(", ")"},
    {"fpage", ":", ""},
    {"lpage", "-", ""},
    {"elocation-id", ":", ""},
}};

// Parts that stand with others, or that nobody reads.
constexpr std::array<std::string_view, 8> kPlaced = {
    "person-group", "name", "string-name", "collab", "etal", "label", "pub-id", "object-id"};

bool is_placed(std::string_view name) {
  return std::ranges::find(kPlaced, name) != kPlaced.end() ||
         std::ranges::find(kParts, name, &Part::name) != kParts.end();
}

void add_part(std::string& text, std::string_view before, std::string_view part) {
  if (part.empty()) return;
  const bool has_stop = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  if (!text.empty()) text += before == ". " && has_stop ? " " : before;
  text += part;
}

std::string composed(const pugi::xml_node& citation) {
  std::string text = people_of(citation);
  for (const Part& part : kParts) {
    const std::string value = jats_text(citation.child(part.name));
    if (!value.empty()) add_part(text, part.before, value + std::string(part.after));
  }
  for (const pugi::xml_node& child : citation.children()) {
    if (!is_placed(child.name())) add_part(text, ". ", jats_text(child));
  }
  for (const pugi::xml_node& id : citation.children("pub-id")) {
    const std::string type = id.attribute("pub-id-type").value();
    const std::string value = jats_text(id);
    if (value.empty()) continue;
    add_part(text, ". ", type);
    if (!type.empty()) text += ':';
    add_part(text, type.empty() ? ". " : "", value);
  }
  return text;
}

}  // namespace

std::string citation_text(const pugi::xml_node& reference) {
  std::string text;
  for (const pugi::xml_node& child : reference.children()) {
    if (std::string_view(child.name()) == "label") continue;
    const bool has_parts = child.child("source") || child.child("article-title");
    add_part(text, " ", has_parts && !has_own_text(child) ? composed(child) : jats_text(child));
  }
  return text;
}

}  // namespace article_search
