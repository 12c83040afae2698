#include "server/search/stem_frequencies.h"

#include <bit>
#include <utility>

#include "indexer/schema/content_hash.h"
#include "indexer/schema/spellings.h"

namespace article_search {

namespace {

/// At least a quarter of the entries stays free, so that searching one ends soon.
std::size_t size_for(std::size_t stems) { return std::bit_ceil(stems + stems / 3 + 1); }

}  // namespace

StemFrequencies::StemFrequencies(std::size_t stems) : entries_(size_for(stems)) {}

StemFrequencies StemFrequencies::load(const Xapian::Database& index) {
  std::vector<Entry> found;
  schema::for_each_stem(index, {}, [&](const Xapian::TermIterator& at) {
    found.push_back({schema::hash64(*at), at.get_termfreq()});
    return true;
  });
  StemFrequencies frequencies(found.size());
  for (const Entry& entry : found) frequencies.entries_[frequencies.place_of(entry.hash)] = entry;
  return frequencies;
}

StemFrequencies::Number StemFrequencies::number(std::string_view stem) const {
  return place_of(schema::hash64(stem));
}

StemFrequencies::Number StemFrequencies::place_of(std::uint64_t hash) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t place = hash & mask;
  while (entries_[place].passages != 0 && entries_[place].hash != hash) place = (place + 1) & mask;
  return static_cast<Number>(place);
}

}  // namespace article_search
