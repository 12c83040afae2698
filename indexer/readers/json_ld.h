#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace article_search {

/// What a page says of its article as linked data (schema.org in JSON-LD); empty where it is
/// silent.
struct LinkedData {
  std::string title;
  std::string date;
  std::string publisher;
  std::string language;
  std::vector<std::string> authors;
};

/// What the text of a `script` of type application/ld+json says of an article: of the first object
/// that is an article of some kind, else of the first that is a web page. Names behind references
/// within the text (`@id`) are found. Malformed text, or more than 1 MiB, says nothing; what is
/// nested deeper than 32 levels is passed over. Any thread.
LinkedData read_json_ld(std::string_view text);

}  // namespace article_search
