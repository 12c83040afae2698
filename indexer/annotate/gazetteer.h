#pragma once

#include <cstdint>
#include <string_view>

namespace article_search {

/// sure: the name alone means the place. unsure: only with words around it that show so, since it
/// is also a person's name, an animal or a thing ("Jordan", "Turkey", "Virginia").
enum class PlaceCertainty : std::uint8_t { sure, unsure };

/// A country of the world, a part of the United Kingdom, a state of the USA or a province of
/// Canada, by one of its English names. The table is our own, of 2024; "Georgia" is not in it,
/// since one cannot tell which is meant, and "Korea" and "Congo" alone are neither.
struct Place {
  std::string_view spelling;
  /// In the spelling to display.
  std::string_view name;
  /// The country that it is part of; empty for a country.
  std::string_view country;
  PlaceCertainty certainty = PlaceCertainty::sure;
};

/// Null when `spelling` is not in the table.
const Place* find_place(std::string_view spelling);

/// Whether `word` behind a place's name makes something else of it: "Norway rat", "India ink".
bool is_described_by_place(std::string_view word);

}  // namespace article_search
