#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace article_search::schema {

/// A term of the field as its editors know it: all its names mean the same.
struct VocabularyTerm {
  std::string label;
  std::vector<std::string> aliases;
  /// One sentence.
  std::string definition;
  std::string topic;

  bool operator==(const VocabularyTerm&) const = default;
};

using Vocabulary = std::vector<VocabularyTerm>;

/// Metadata value for `vocabulary`. Never fails.
std::string encode(const Vocabulary& vocabulary);

/// The inverse of encode(); the error says what is wrong with `data`. No data is no terms.
tl::expected<Vocabulary, std::string> decode_vocabulary(std::string_view data);

}  // namespace article_search::schema
