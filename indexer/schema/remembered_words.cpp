#include "indexer/schema/remembered_words.h"

#include <utility>

#include "indexer/schema/content_hash.h"

namespace article_search::schema {

namespace {

std::uint64_t hash_of(std::string_view raw, RememberedWords::Shape shape) {
  return hash64(raw) + static_cast<std::uint64_t>(shape);
}

}  // namespace

std::uint32_t RememberedWords::find(std::string_view raw, Shape shape) const {
  return numbers_.find(hash_of(raw, shape),
                       [&](std::uint32_t number) { return words_[number].raw == raw; });
}

std::uint32_t RememberedWords::add(std::string_view raw, Shape shape, WordForms forms) {
  const auto number = static_cast<std::uint32_t>(words_.size());
  const std::uint32_t stem = number_of_stem(std::move(forms.stem));
  numbers_.add(hash_of(raw, shape), number);
  words_.push_back({std::string(raw), {std::move(forms.exact), std::move(forms.folded), stem}});
  return number;
}

std::uint32_t RememberedWords::number_of_stem(std::string stem) {
  const std::uint64_t hash = hash64(stem);
  const std::uint32_t known =
      stem_numbers_.find(hash, [&](std::uint32_t number) { return stems_[number] == stem; });
  if (known != kNone) return known;
  const auto number = static_cast<std::uint32_t>(stems_.size());
  stem_numbers_.add(hash, number);
  stems_.push_back(std::move(stem));
  return number;
}

}  // namespace article_search::schema
