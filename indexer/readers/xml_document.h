#pragma once

#include <cstddef>
#include <string_view>

#include <pugixml.hpp>
#include <tl/expected.hpp>

#include "indexer/indexing_error.h"

namespace article_search {

/// Each takes 64 bytes in memory though in the file it may take three. The largest articles have
/// some hundred thousand.
inline constexpr std::ptrdiff_t kMostXmlTags = 4'000'000;

/// Documents that nest deeper are refused, so that walks by recursion are safe. Articles stay below
/// some 40, Word's documents with tables in tables and text boxes below some 100.
inline constexpr int kDeepestXml = 256;

/// Parses `text` into `document`, white space included, since it parts words. No DTD is read, no
/// entity that one declares is expanded, and nothing is ever fetched.
///
/// Error: not well-formed (with the line), more than kMostXmlTags, deeper than kDeepestXml. It
/// names `path`; `part` is said first if the text is one of several in the file. Any thread.
tl::expected<void, IndexingError> parse_xml(std::string_view text,
                                            std::string_view path,
                                            std::string_view part,
                                            pugi::xml_document& document);

/// The element's name without the prefix of its namespace.
std::string_view local_name(const pugi::xml_node& node);

/// The first child of that local name; null if there is none.
pugi::xml_node local_child(const pugi::xml_node& node, std::string_view name);

/// The value of the first attribute of that local name; empty if there is none.
std::string_view local_attribute(const pugi::xml_node& node, std::string_view name);

}  // namespace article_search
