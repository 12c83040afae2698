#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_tree.h"

namespace article_search {

/// The term for `tokens`, which are of `text`, with every form that a passage may have them in.
/// `tokens` must not be empty.
QueryTerm make_term(std::string_view text, std::span<const schema::Token> tokens);

/// The tokens of each compound or single word, in order.
std::vector<std::span<const schema::Token>> compounds(std::span<const schema::Token> tokens);

/// Lets neighbouring words be found where they are written together: "well being" in "wellbeing".
void add_joined_neighbours(std::vector<QueryTerm>& terms, schema::Analyzer& analyzer);

/// Whether `term` is a single word without syntax of its own that says nothing about a subject.
bool is_stop_word(const QueryTerm& term);

}  // namespace article_search
