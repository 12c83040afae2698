#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/schema/stored_passage.h"
#include "server/search/search_error.h"

namespace Xapian {  // NOLINT(readability-identifier-naming): the library's own name
class Database;
}

namespace article_search {

/// What a search must find for a state of the index to be good.
struct GateExpectation {
  /// 1-based, in the file.
  int line = 0;
  std::string query;
  /// A passage's id, or words that a passage's text has in this order, whatever their case, accents
  /// and endings.
  std::string expected;
  /// Among how many of the first hits; 1 to kMaxLimit.
  std::size_t within = 0;
};

/// A line of the file that is wrong.
struct GateFault {
  int line = 0;
  std::string message;
};

/// An expectation that is not met, and what was found instead.
struct UnmetExpectation {
  GateExpectation expectation;
  /// The passage that was expected: the first hit that would do, else the one with that id; nothing
  /// if there is neither.
  std::optional<schema::StoredPassage> passage;
  /// Which hit it is, from 1; nothing if it is none of those that were looked at.
  std::optional<std::size_t> rank;
  /// How many hits were looked at, the first ones: kMaxLimit at most.
  std::size_t looked_at = 0;
  /// The first hits, three at most.
  std::vector<schema::StoredPassage> first;
};

/// The lines of a gate's file: `query<TAB>passage id or text<TAB>k`; empty lines and lines that
/// begin with `#` say nothing. Error: the first line that is not so, or that there is none.
tl::expected<std::vector<GateExpectation>, GateFault> parse_gate(std::string_view text);

/// Searches `database` as the server would, committed or not, and returns the expectations that are
/// not met, in their order.
tl::expected<std::vector<UnmetExpectation>, SearchError> run_gate(
    const Xapian::Database& database, const std::vector<GateExpectation>& expectations);

}  // namespace article_search
