#pragma once

#include <pugixml.hpp>

#include "indexer/article.h"

namespace article_search {

/// Reads what stands before the text of a JATS `article`: title, authors, journal (as publisher),
/// DOI (as url, else the PubMed Central id's page), date, language; ids, volume, keywords and the
/// like go into metadata. What is missing stays empty.
void read_jats_front(const pugi::xml_node& source, Article& article);

/// The title in a `front` or `front-stub`, with its subtitles.
std::string jats_title(const pugi::xml_node& front);

/// "Given-names Surname" of a contributor or cited person; a group's name as it is.
std::string jats_person(const pugi::xml_node& person);

}  // namespace article_search
