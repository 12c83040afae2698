#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"

namespace article_search {

struct HtmlAttribute {
  std::string name;
  std::string value;
};

/// An element, or a text, which has no name.
struct HtmlNode {
  /// Lower case.
  std::string name;
  std::string text;
  /// Those that the readers of trees ask for; others are not kept.
  std::vector<HtmlAttribute> attributes;
  /// 1-based; of an element the line in which its start tag ends.
  int line = 0;
  /// Index behind the last node below this one.
  std::size_t end = 0;
};

/// The nodes of a page in the order of their beginnings; those below a node follow it up to its
/// `end`. So every walk is a loop, however deep elements nest. The first, if any, is `html`.
using HtmlTree = std::vector<HtmlNode>;

/// Parses `source`, the whole text of a file at `path`, as browsers do: there is no malformed HTML.
/// Entities are decoded, comments and processing instructions dropped, powers marked ("10^6");
/// nothing is ever fetched.
/// Error: more than two million nodes; more than 4,096 attributes in a tag or end tags so far out
/// of order that reading on would take minutes. Any thread.
tl::expected<HtmlTree, IndexingError> parse_html(std::string_view source, const std::string& path);

/// The attribute's value; empty if it is missing or empty.
std::string_view attribute_of(const HtmlNode& node, std::string_view name);

bool has_attribute(const HtmlNode& node, std::string_view name);

bool is_text(const HtmlNode& node);

/// Whether the element stands by itself: its text does not go on with that before it.
bool is_block(const HtmlNode& node);

/// 1 to 6 for h1 to h6, else 0.
int heading_level(const HtmlNode& node);

/// All text at and below node `at`, with a space between blocks; white space collapsed.
std::string text_below(const HtmlTree& tree, std::size_t at);

}  // namespace article_search
