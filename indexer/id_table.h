#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace article_search {

/// Ids that were seen, each with a number that its first use brought along: 16 to 48 bytes an id,
/// however long it is. Two ids pass for one when their 64-bit hashes are equal: among ten million,
/// once in 400,000 runs. Not thread-safe.
class IdTable {
 public:
  IdTable();

  /// Notes `id` with `number` unless it is there; the number that it is there with then.
  std::optional<std::uint64_t> insert(std::string_view id, std::uint64_t number);

  std::optional<std::uint64_t> find(std::string_view id) const;

 private:
  struct Slot {
    /// 0 when the slot is free.
    std::uint64_t hash = 0;
    std::uint64_t number = 0;
  };

  std::size_t place_of(std::uint64_t hash) const;
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace article_search
