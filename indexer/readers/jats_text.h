#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace article_search {

/// The element's name without its namespace's prefix: "mml:math" -> "math".
std::string_view local_name(const pugi::xml_node& node);

/// The text of a node and of all below it, on one line: inline markup vanishes, formulas are their
/// alternative text or their characters in order. A superscript that cites or points to a note is
/// put in brackets ("cells [3,4]"), one that is a power gets its mark ("10^6"): glued to the word
/// before it, either would make another word. The tree is not deeper than kDeepestXml.
std::string jats_text(const pugi::xml_node& node);

/// Nodes below this depth are refused by the reader, so that walks by recursion are safe. Articles
/// stay below some 40.
inline constexpr int kDeepestXml = 256;

}  // namespace article_search
