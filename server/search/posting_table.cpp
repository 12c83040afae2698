#include "server/search/posting_table.h"

#include <algorithm>
#include <utility>

#include "server/search/gallop.h"
#include "server/search/stem_presence.h"

namespace article_search {

namespace {

using schema::Field;

/// Whether the field's words are those of texts, whose postings are in memory.
bool is_of_texts(Field field) { return field == Field::body || field == Field::exact; }

std::vector<Posting> read_postings(const Xapian::Database& index, const std::string& term) {
  std::vector<Posting> postings;
  auto at = index.postlist_begin(term);
  const auto end = index.postlist_end(term);
  if (at == end) return postings;
  postings.reserve(index.get_termfreq(term));
  for (; at != end; ++at) postings.push_back({*at, at.get_wdf()});
  return postings;
}

std::vector<std::uint32_t> counts_among(const std::vector<Posting>& postings,
                                        const std::vector<Xapian::docid>& documents) {
  std::vector<std::uint32_t> counts(documents.size());
  auto at = postings.begin();
  for (std::size_t place = 0; place < documents.size(); ++place) {
    at = gallop(at, postings.end(),
                [&](const Posting& posting) { return posting.document < documents[place]; });
    if (at == postings.end()) break;
    if (at->document == documents[place]) counts[place] = at->count;
  }
  return counts;
}

/// By looking at the documents' sequences.
std::vector<std::uint32_t> counts_seen(const WordSequences& sequences,
                                       const std::vector<Xapian::docid>& documents,
                                       std::span<const WordTable::Word> words) {
  std::vector<std::uint32_t> counts(documents.size());
  for (std::size_t at = 0; at < documents.size(); ++at) {
    sequences.for_each_word(documents[at], [&](const WordSequences::Word& word) {
      if (word.field != Field::body) return false;
      if (!word.is_repeated && std::ranges::count(words, word.word) > 0) ++counts[at];
      return true;
    });
  }
  return counts;
}

}  // namespace

bool is_sooner_seen(std::size_t documents,
                    std::span<const WordTable::Word> words,
                    const WordPostings& postings) {
  constexpr std::size_t kPostingsPerDocument = 200;
  std::size_t all = 0;
  for (const WordTable::Word word : words) all += postings.passages(word);
  return documents * kPostingsPerDocument < all;
}

const std::vector<Posting>& PostingTable::of(Field field, const std::string& word) {
  if (is_of_texts(field)) {
    std::vector<WordTable::Word> words = spellings(field, word);
    const auto known = of_texts_.find(words);
    if (known != of_texts_.end()) return known->second;
    std::vector<Posting> postings = view_.postings.of(words);
    return of_texts_.emplace(std::move(words), std::move(postings)).first->second;
  }
  const auto [entry, is_new] = read_.try_emplace(schema::term(field, word));
  if (is_new) entry->second = read_postings(view_.index, entry->first);
  return entry->second;
}

std::vector<WordTable::Word> PostingTable::spellings(Field field, const std::string& word) const {
  const WordTable& table = view_.words.table();
  if (field == Field::exact) return table.spelt(word);
  const std::span<const WordTable::Word> words = table.words_of(table.find_stem(word));
  return {words.begin(), words.end()};
}

std::vector<std::uint32_t> PostingTable::counts_in(const std::vector<Xapian::docid>& documents,
                                                   Field field,
                                                   const std::string& word) const {
  if (is_of_texts(field)) {
    const std::vector<WordTable::Word> words = spellings(field, word);
    const auto known = of_texts_.find(words);
    if (known != of_texts_.end()) return counts_among(known->second, documents);
    return is_sooner_seen(documents.size(), words, view_.postings)
               ? counts_seen(view_.words, documents, words)
               : counts_among(view_.postings.of(words), documents);
  }
  std::vector<std::uint32_t> counts(documents.size());
  if (!is_above_texts(word, view_)) return counts;
  const std::string term = schema::term(field, word);
  if (const auto known = read_.find(term); known != read_.end()) {
    return counts_among(known->second, documents);
  }
  auto at = view_.index.postlist_begin(term);
  const auto end = view_.index.postlist_end(term);
  for (std::size_t place = 0; place < documents.size() && at != end; ++place) {
    at.skip_to(documents[place]);
    if (at != end && *at == documents[place]) counts[place] = at.get_wdf();
  }
  return counts;
}

}  // namespace article_search
