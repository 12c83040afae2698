#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace article_search {

/// What an element of JATS is in the running text.
enum class JatsRole {
  /// Words, with perhaps blocks between them; unknown elements too.
  text,
  /// Blocks without a heading of their own.
  container,
  /// A label and a caption.
  caption,
  list,
  definitions,
  /// These three come behind the paragraphs of their parent, under a heading.
  section,
  table,
  references,
  nothing,
};

JatsRole jats_role(const pugi::xml_node& node);

/// Whether the element ends the run of words that it stands in the middle of. Formulas and notes
/// stay part of their sentence; lists, figures, quotes and the like come as texts of their own.
bool interrupts_text(const pugi::xml_node& node);

/// A section's title, else what its type says of it, else what its element does ("References").
std::string jats_heading(const pugi::xml_node& node);

/// Label and caption of a figure or table, as "Figure 1. Title. Words".
std::string jats_caption(const pugi::xml_node& node);

/// Adds a part that is a sentence, after a stop if the text ends in none.
void add_sentence(std::string& text, std::string_view part);

}  // namespace article_search
