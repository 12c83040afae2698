#include "indexer/schema/abbreviation_counts.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "indexer/schema/code_points.h"
#include "indexer/schema/record.h"

namespace article_search::schema {

namespace {

constexpr std::string_view kKeys = "abbreviation:";

/// Below the 245 bytes or so that Xapian takes for a key.
constexpr std::size_t kMaxShortBytes = 64;

/// A long form as the index keeps it under its short form.
struct Entry {
  std::string folded;
  Abbreviation spelling;
  std::uint64_t articles = 0;
};

std::string metadata_key(std::string_view folded_short) {
  return std::string(kKeys).append(folded_short);
}

std::vector<Entry> decode_entries(std::string_view bytes) {
  RecordReader record(bytes);
  std::vector<Entry> entries;
  for (std::uint64_t left = record.number(); left > 0 && record.is_sound(); --left) {
    Entry entry;
    entry.folded = record.text();
    entry.spelling.short_form = record.text();
    entry.spelling.long_form = record.text();
    entry.articles = record.number();
    entries.push_back(std::move(entry));
  }
  return record.is_complete() ? entries : std::vector<Entry>();
}

std::string encode_entries(const std::vector<Entry>& entries) {
  if (entries.empty()) return {};
  RecordWriter record;
  record.number(entries.size());
  for (const Entry& entry : entries) {
    record.text(entry.folded)
        .text(entry.spelling.short_form)
        .text(entry.spelling.long_form)
        .number(entry.articles);
  }
  return record.take();
}

std::string folded_words(std::string_view text, Analyzer& analyzer) {
  std::string words;
  for (const Token& token : analyzer.analyze(text)) {
    if (token.form == TokenForm::word) words += (words.empty() ? "" : " ") + token.stem;
  }
  return words;
}

// Independent of the order in which articles come, so that equal content gives an equal index.
bool is_better(const Abbreviation& one, const Abbreviation& other) {
  const auto rank = [](const Abbreviation& spelling) {
    const std::string_view long_form = spelling.long_form;
    const std::string_view short_form = spelling.short_form;
    return std::tuple(long_form.size(), long_form, short_form.size(), short_form);
  };
  return rank(one) < rank(other);
}

/// The entry for the long form `folded`, made with `spelling` if there is none.
Entry& entry_of(std::vector<Entry>& entries,
                const std::string& folded,
                const Abbreviation& spelling) {
  const auto entry = std::ranges::find(entries, folded, &Entry::folded);
  if (entry != entries.end()) return *entry;
  return entries.emplace_back(Entry{folded, spelling, 0});
}

}  // namespace

std::vector<Abbreviation> read_abbreviations(const Xapian::Database& index) {
  const std::string prefix(kKeys);
  std::vector<Abbreviation> abbreviations;
  const auto end = index.metadata_keys_end(prefix);
  for (auto key = index.metadata_keys_begin(prefix); key != end; ++key) {
    std::vector<Entry> entries = decode_entries(index.get_metadata(*key));
    if (entries.size() == 1) abbreviations.push_back(std::move(entries.front().spelling));
  }
  return abbreviations;
}

void AbbreviationCounts::count(const std::vector<Abbreviation>& abbreviations, int articles) {
  for (const Abbreviation& abbreviation : abbreviations) {
    const std::string short_key = folded_words(abbreviation.short_form, analyzer_);
    const std::string long_key = folded_words(abbreviation.long_form, analyzer_);
    if (short_key.empty() || long_key.empty()) continue;
    LongForm& counted = counts_[std::string(prefix_within(short_key, kMaxShortBytes))][long_key];
    const bool is_first = counted.spelling.short_form.empty();
    if (is_first || is_better(abbreviation, counted.spelling)) counted.spelling = abbreviation;
    counted.articles += articles;
  }
}

void AbbreviationCounts::write(Xapian::WritableDatabase& index) {
  for (const auto& [short_form, long_forms] : counts_) {
    std::vector<Entry> entries = decode_entries(index.get_metadata(metadata_key(short_form)));
    for (const auto& [folded, counted] : long_forms) {
      Entry& entry = entry_of(entries, folded, counted.spelling);
      if (is_better(counted.spelling, entry.spelling)) entry.spelling = counted.spelling;
      const auto articles = static_cast<std::int64_t>(entry.articles) + counted.articles;
      entry.articles = static_cast<std::uint64_t>(std::max<std::int64_t>(articles, 0));
    }
    std::erase_if(entries, [](const Entry& entry) { return entry.articles == 0; });
    std::ranges::sort(entries, {}, &Entry::folded);
    index.set_metadata(metadata_key(short_form), encode_entries(entries));
  }
  counts_.clear();
}

}  // namespace article_search::schema
