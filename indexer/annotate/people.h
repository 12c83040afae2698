#pragma once

#include <span>
#include <vector>

#include "indexer/annotate/text_words.h"

namespace article_search {

/// The people that English text names in full, in order, not overlapping, by patterns of our own:
/// behind a title ("Dr. Ana Ríos", "Professor J. K. Smith"), before a degree ("Ana Ríos, MD"),
/// before "and colleagues" or "et al.", and, if the first name is a common one or there are
/// initials, behind "led by", "according to" and the like, and before an institution ("Ana Ríos of
/// the Mayo Clinic"). A surname alone names nobody. Names are
/// displayed without titles and degrees. Names inside `taken`, sorted, are part of something else
/// ("Johns Hopkins"). Linear. Any thread.
std::vector<NameMention> find_people(const TextWords& words, std::span<const NameMention> taken);

}  // namespace article_search
