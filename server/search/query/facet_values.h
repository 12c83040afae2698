#pragma once

#include <cstddef>

#include <xapian.h>

#include "server/search/query/query_tree.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// How many values of facets are looked through for the restrictions of one query, and how many of
/// them are compared when nothing has a name that was typed.
inline constexpr std::size_t kMaxScannedValues = 20'000;
inline constexpr std::size_t kMaxComparedValues = 10'000;

/// Fills in the terms of the values that the restrictions of `query` to facets name: the value of
/// that whole name where the name is quoted or one of ours (a kind, an id), else all that have its
/// words in a row ("mayo" is in "Mayo Clinic"). A quoted name that no value has whole means those
/// that hold it. Each of these is warned of: that only parts of names fit, with the names; that
/// none does, with similar ones; that too many had to be looked through.
///
/// `columns` are of `index`. Throws Xapian::Error when it cannot be read.
void resolve_values(ParsedQuery& query,
                    const Xapian::Database& index,
                    const PassageColumns& columns);

}  // namespace article_search
