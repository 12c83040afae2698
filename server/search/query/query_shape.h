#pragma once

#include <cstddef>
#include <vector>

#include "server/search/query/query_tree.h"

namespace article_search {

/// What `node` is beside others when it has no sign: needed if it says more than a word does.
Occurrence usual_occurrence(const QueryNode& node, const std::vector<QueryTerm>& terms);

/// Brings a tree into the one shape that its meaning has: no groups of nothing or of one, no
/// bracketed words that mean the same without brackets.
void simplify(QueryNode& node, const std::vector<QueryTerm>& terms);

/// Whether `node` is words and phrases in brackets, none with a sign.
bool is_plain_list(const QueryNode& node);

/// How many words and phrases stand side by side in `root`, those in such brackets included and
/// unwanted ones left out.
std::size_t words_side_by_side(const QueryNode& root);

/// Whether so many words stand side by side that they are a text rather than a query: quotes and
/// brackets in it are then the author's, and only wished for.
bool is_prose(const QueryNode& root);

/// What `clause` is in `query`, beside `node`'s other children, when it has no sign.
Occurrence usual_occurrence_in(const QueryNode& node,
                               const QueryNode& clause,
                               const ParsedQuery& query);

/// Lets phrases of a text that was pasted be only wished for, unless they have a sign.
void relax_prose(ParsedQuery& query);

/// Takes the terms that are not `kept` (by index) out of `query`, from its tree too, and simplifies
/// that.
void keep_terms(ParsedQuery& query, const std::vector<bool>& kept);

/// Notes of each term whether it is required or excluded where it stands in the tree.
void mark_terms(ParsedQuery& query);

}  // namespace article_search
