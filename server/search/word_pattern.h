#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.h"
#include "server/search/posting_table.h"
#include "server/search/query_tree.h"

namespace article_search {

/// Words that stand together in one field of a passage.
struct WordPattern {
  enum class Order : std::uint8_t { as_given, any };

  schema::Field field = schema::Field::body;
  /// Two or more.
  StemSequence stems = {};
  /// How many places they take together, at most; at least as many as there are stems.
  std::size_t window = 0;
  Order order = Order::as_given;
};

/// Whether `document` has `pattern`. Where a stem is asked for twice it must stand there twice.
bool has_pattern(const WordSequences& words, Xapian::docid document, const WordPattern& pattern);

/// The passages that have `pattern`, in the order of documents: of those with all of its words,
/// which are read into `postings`, the sequences are looked at, once in the life of `postings`,
/// which holds them. Throws Xapian::Error.
const std::vector<Xapian::docid>& find_pattern(const WordPattern& pattern, PostingTable& postings);

/// The Xapian query for `pattern`: a passage weighs as much as for all of its words. Throws
/// Xapian::Error.
Xapian::Query pattern_query(const WordPattern& pattern, PostingTable& postings);

/// Whether pattern_query() made `query`, whose first part are the words.
bool is_pattern_query(const Xapian::Query& query);

/// The terms of the index that `pattern` asks for, in its order.
std::vector<std::string> terms_of(const WordPattern& pattern);

}  // namespace article_search
