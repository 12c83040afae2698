#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace article_search {

/// Passages that spell `word`, case-folded, just so; they weigh as Field::exact says. Throws
/// Xapian::Error.
Xapian::Query spelt_query(const std::string& word, const Xapian::Database& index);

/// Terms of which a passage that spells `word`, case-folded, has one; none when no passage does.
/// Where a word is its own stem, passages with another of its forms have them too. Throws
/// Xapian::Error.
std::vector<std::string> terms_of_spelling(const std::string& word, const Xapian::Database& index);

}  // namespace article_search
