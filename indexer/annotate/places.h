#pragma once

#include <span>
#include <string>
#include <vector>

#include "indexer/annotate/text_words.h"

namespace article_search {

/// A place as a text mentions it.
struct PlaceMention {
  /// Byte range in the text.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// In the spelling to display: a country, or a region and then its country.
  std::vector<std::string> names;

  bool operator==(const PlaceMention&) const = default;
};

/// The countries and regions of gazetteer.h that English text names, in order. Adjectives
/// ("French") and the names of cities alone are no places here; a code counts behind a city
/// ("Rochester, NY"), and a name that also means something else where a preposition, a city or a
/// list of places shows it ("in Turkey", "Amman, Jordan"). Names inside `taken`, sorted, are part
/// of something else
/// ("University of Utah"). Linear. Any thread.
std::vector<PlaceMention> find_places(const TextWords& words, std::span<const NameMention> taken);

}  // namespace article_search
