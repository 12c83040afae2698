#pragma once

#include <vector>

#include "indexer/annotate/text_words.h"

namespace article_search {

/// The institutions that English text names, in order, not overlapping: universities, institutes,
/// hospitals, clinics, medical schools, learned societies. Found by patterns of our own over
/// capitalised words: a noun such as University or Clinic, whose neighbours must be a proper name
/// ("Mayo Clinic", "University of Utah") or an origin with a subject ("American Heart
/// Association"); a short list of names known as a whole; and the words for university and
/// institute of some other languages ("Universität Zürich", "Karolinska Institutet"). A noun with
/// common words around it ("the University Hospital", "a Memory Clinic") names none: a wrong name
/// is worse than a missing one. Linear. Any thread.
std::vector<NameMention> find_institutions(const TextWords& words);

}  // namespace article_search
