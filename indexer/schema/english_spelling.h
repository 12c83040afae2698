#pragma once

#include <string>
#include <string_view>

namespace article_search::schema {

/// The American spelling of a British one ("haematopoietic", "tumour", "randomised"), any other
/// word as it is. `word` is folded; one in other than ASCII letters comes back unchanged.
/// Covers what biomedical English uses; the tables are our own.
std::string to_american(std::string_view word);

/// Whether to_american() may give `word`, in any case, another first letter, alone or with what
/// follows it: "oedema" becomes "edema".
bool may_change_first_letter(std::string_view word);

/// An acronym without the s of its plural ("mscs", "rcts"): a folded word of three letters or more
/// that has no vowel. Acronyms whose s is part of the name ("cns", "rrms") stay, as all other
/// words do.
std::string without_acronym_plural(std::string_view word);

/// Acronyms that a stemmer would take for another word's plural ("als" for "al", "aids" for "aid"):
/// they are their own stem.
bool is_acronym_not_to_stem(std::string_view word);

}  // namespace article_search::schema
