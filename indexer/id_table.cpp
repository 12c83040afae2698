#include "indexer/id_table.h"

#include <algorithm>

#include "indexer/schema/content_hash.h"

namespace article_search {

namespace {

// A power of two, so that a mask takes the remainder.
constexpr std::size_t kFirstSize = 64;

std::uint64_t hash_of(std::string_view id) {
  return std::max<std::uint64_t>(schema::hash64(id), 1);
}

}  // namespace

IdTable::IdTable() : slots_(kFirstSize) {}

std::optional<std::uint64_t> IdTable::insert(std::string_view id, std::uint64_t number) {
  // Beyond two thirds, searches for a free slot become long.
  if (used_ * 3 >= slots_.size() * 2) grow();
  const std::uint64_t hash = hash_of(id);
  Slot& slot = slots_[place_of(hash)];
  if (slot.hash == hash) return slot.number;
  slot = {.hash = hash, .number = number};
  ++used_;
  return std::nullopt;
}

std::optional<std::uint64_t> IdTable::find(std::string_view id) const {
  const std::uint64_t hash = hash_of(id);
  const Slot& slot = slots_[place_of(hash)];
  if (slot.hash != hash) return std::nullopt;
  return slot.number;
}

// Where the hash stands, or would.
std::size_t IdTable::place_of(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash & mask;
  while (slots_[place].hash != 0 && slots_[place].hash != hash) place = (place + 1) & mask;
  return place;
}

void IdTable::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : old) {
    if (slot.hash != 0) slots_[place_of(slot.hash)] = slot;
  }
}

}  // namespace article_search
