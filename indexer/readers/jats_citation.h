#pragma once

#include <string>

#include <pugixml.hpp>

namespace article_search {

/// A `ref` of a reference list on one line, without its number: as it is written where the source
/// has it with its punctuation, else put together from its parts, as
/// "Doe J, Roe R. Title. Journal. 2019;12(3):45-67. doi:10.1/x".
std::string citation_text(const pugi::xml_node& reference);

}  // namespace article_search
