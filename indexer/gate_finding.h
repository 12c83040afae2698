#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace article_search {

/// A passage as it is named to an editor: its id and the beginning of its text.
struct GatePassage {
  std::string id;
  std::string beginning;
};

/// An expectation of a gate that a state of the index does not meet, and what was found instead.
struct GateFinding {
  /// 1-based, in the gate's file.
  int line = 0;
  std::string query;
  /// A passage's id or words of its text, as the file has it.
  std::string expected;
  /// Among how many of the first hits it should be.
  std::size_t within = 0;
  /// The passage that was expected: the first hit that would do, else the one with that id; nothing
  /// if there is neither.
  std::optional<GatePassage> passage;
  /// Which hit it is, from 1; nothing if it is none of those that were looked at.
  std::optional<std::size_t> rank;
  /// How many hits were looked at, the first ones.
  std::size_t looked_at = 0;
  /// The first hits, three at most.
  std::vector<GatePassage> first;
};

}  // namespace article_search
