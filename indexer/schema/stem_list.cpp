#include "indexer/schema/stem_list.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/record.h"

namespace article_search::schema {

namespace {

constexpr std::string_view kKeys = "stems:";

/// Every update that adds a stem reads and writes the list that it extends: some 250 kB.
constexpr std::size_t kMostToExtend = 32'768;

std::string key_of(std::uint32_t number) {
  return std::string(kKeys).append(std::to_string(number));
}

}  // namespace

std::uint32_t StemList::number_of(std::string_view stem) {
  if (const auto known = numbers_.find(stem); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(stems_.size());
  stems_.emplace_back(stem);
  numbers_.emplace(stem, number);
  return number;
}

void write_stem_list(Xapian::WritableDatabase& index, const StemList& list) {
  if (list.stems().empty()) return;
  index.set_metadata(key_of(list.number()),
                     RecordWriter().number(list.number()).texts(list.stems()).take());
}

StemList stem_list_to_extend(const Xapian::Database& index) {
  std::vector<StoredStemList> lists = read_stem_lists(index);
  const auto last =
      std::max_element(lists.begin(), lists.end(), [](const auto& left, const auto& right) {
        return left.number < right.number;
      });
  if (last == lists.end()) return StemList(0);
  if (last->stems.empty() || last->stems.size() >= kMostToExtend) return StemList(last->number + 1);
  StemList list(last->number);
  for (const std::string& stem : last->stems) list.number_of(stem);
  return list;
}

std::vector<StoredStemList> read_stem_lists(const Xapian::Database& index) {
  const std::string prefix(kKeys);
  std::vector<StoredStemList> lists;
  const auto end = index.metadata_keys_end(prefix);
  for (auto key = index.metadata_keys_begin(prefix); key != end; ++key) {
    const std::string bytes = index.get_metadata(*key);
    RecordReader record(bytes);
    StoredStemList& list = lists.emplace_back();
    list.number = static_cast<std::uint32_t>(record.number());
    list.stems = record.texts();
    if (!record.is_complete()) list.stems.clear();
  }
  return lists;
}

}  // namespace article_search::schema
