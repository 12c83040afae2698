#include "indexer/schema/word_list.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/content_hash.h"
#include "indexer/schema/record.h"

namespace article_search::schema {

namespace {

constexpr std::string_view kKeys = "words:";

/// Every update that adds a word reads and writes the list that it extends: some 400 kB.
constexpr std::size_t kMostToExtend = 32'768;

std::string key_of(std::uint32_t number) {
  return std::string(kKeys).append(std::to_string(number));
}

/// Most stems are the beginnings of their words.
std::size_t common_start(const ListedWord& word) {
  const auto [in_exact, in_stem] =
      std::mismatch(word.exact.begin(), word.exact.end(), word.stem.begin(), word.stem.end());
  return static_cast<std::size_t>(in_stem - word.stem.begin());
}

std::uint64_t hash_of(std::string_view exact, std::string_view stem) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  const std::uint64_t hash = hash64(exact);
  return hash * kOdd + (exact == stem ? hash : hash64(stem));
}

std::string encode(const WordList& list) {
  RecordWriter record;
  record.number(list.number()).number(list.words().size());
  for (const ListedWord& word : list.words()) {
    const std::size_t common = common_start(word);
    record.text(word.exact).number(common).text(std::string_view(word.stem).substr(common));
  }
  return record.take();
}

StoredWordList decode(std::string_view bytes) {
  RecordReader record(bytes);
  StoredWordList list;
  list.number = static_cast<std::uint32_t>(record.number());
  for (std::uint64_t left = record.number(); left > 0 && record.is_sound(); --left) {
    ListedWord& word = list.words.emplace_back();
    word.exact = record.text();
    word.stem = word.exact.substr(0, record.number());
    word.stem += record.text();
  }
  if (!record.is_complete()) list.words.clear();
  return list;
}

}  // namespace

std::uint32_t WordList::number_of(std::string_view exact, std::string_view stem) {
  const std::uint64_t hash = hash_of(exact, stem);
  if (const std::uint32_t known = numbers_.find(hash); known != HashedNumbers::kNone) return known;
  const auto number = static_cast<std::uint32_t>(words_.size());
  numbers_.add(hash, number);
  words_.push_back({std::string(exact), std::string(stem)});
  return number;
}

void write_word_list(Xapian::WritableDatabase& index, const WordList& list) {
  if (!list.words().empty()) index.set_metadata(key_of(list.number()), encode(list));
}

WordList word_list_to_extend(const Xapian::Database& index) {
  const std::vector<StoredWordList> lists = read_word_lists(index);
  const auto last = std::max_element(
      lists.begin(), lists.end(),
      [](const auto& left, const auto& right) { return left.number < right.number; });
  if (last == lists.end()) return WordList(0);
  if (last->words.empty() || last->words.size() >= kMostToExtend) return WordList(last->number + 1);
  WordList list(last->number);
  for (const ListedWord& word : last->words) list.number_of(word.exact, word.stem);
  return list;
}

std::vector<StoredWordList> read_word_lists(const Xapian::Database& index) {
  const std::string prefix(kKeys);
  std::vector<StoredWordList> lists;
  const auto end = index.metadata_keys_end(prefix);
  for (auto key = index.metadata_keys_begin(prefix); key != end; ++key) {
    lists.push_back(decode(index.get_metadata(*key)));
  }
  return lists;
}

}  // namespace article_search::schema
