#include "indexer/passage_id.h"

#include <cstdint>
#include <string_view>

#include "indexer/schema/content_hash.h"
#include "indexer/slug.h"

namespace article_search {

namespace {

constexpr std::size_t kLongestSectionSlug = 60;
constexpr std::size_t kHashDigits = 10;

std::string section_slug(const Passage& passage) {
  if (passage.heading_count == 0) return "overview";
  std::string headings;
  for (int i = 0; i < passage.heading_count; ++i) {
    headings += passage.section[static_cast<std::size_t>(i)] + " ";
  }
  const std::string name = slug(headings, kLongestSectionSlug);
  return name.empty() ? "section" : name;
}

}  // namespace

std::string passage_id(const Passage& passage) {
  std::string content;
  // A separator that no text contains keeps ["a", "b c"] and ["a b", "c"] apart.
  for (const std::string& heading : passage.section) content += heading + '\n';
  content += passage.text;
  const std::uint64_t hash = schema::hash64(content);
  return passage.article_id + "." + section_slug(passage) + "." + to_base32(hash, kHashDigits);
}

}  // namespace article_search
