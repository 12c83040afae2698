#include "server/search/match/posting_table.h"

#include <algorithm>
#include <utility>

#include "server/search/state/gallop.h"
#include "server/search/state/stem_presence.h"

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

/// Whether it takes less time to look at the sequences of so many documents than at the postings of
/// `words`: a sequence has some hundred words.
bool is_quicker_to_see(std::size_t documents,
                       std::span<const WordTable::Word> words,
                       const WordPostings& postings) {
  constexpr std::size_t kPostingsPerDocument = 200;
  std::size_t all = 0;
  for (const WordTable::Word word : words) all += postings.passages(word);
  return documents * kPostingsPerDocument < all;
}

}  // namespace

const std::vector<Posting>& PostingTable::of(Field field, const std::string& word) {
  if (is_of_texts(field)) {
    std::vector<WordTable::Word> words = spellings(field, word);
    const auto known = of_texts_.find(words);
    if (known != of_texts_.end()) return known->second;
    std::vector<Posting> postings = read_texts(field, word, words);
    return of_texts_.emplace(std::move(words), std::move(postings)).first->second;
  }
  const auto [entry, is_new] = read_.try_emplace(schema::term(field, word));
  if (is_new) entry->second = read_postings(view_.index, entry->first);
  return entry->second;
}

std::vector<Posting> PostingTable::read_texts(Field field,
                                              const std::string& word,
                                              std::span<const WordTable::Word> words) const {
  const WordTable& table = view_.words.table();
  return field == Field::body ? view_.postings.of_stem(table.find_stem(word), table)
                              : view_.postings.of(words);
}

TermCounts PostingTable::counts(Field field, const std::string& word) {
  if (!is_of_texts(field)) return counts_of(of(field, word), view_.columns.passage_count());
  const std::vector<WordTable::Word> words = spellings(field, word);
  double occurrences = 0;
  for (const WordTable::Word one : words) {
    occurrences += static_cast<double>(view_.postings.occurrences(one));
  }
  double having = 0;
  if (words.size() == 1) {
    having = view_.postings.passages(words.front());
  } else if (field == Field::body && !words.empty()) {
    having = passages_with(word, view_);
  } else {
    having = static_cast<double>(of(field, word).size());
  }
  return {.all = static_cast<double>(view_.columns.passage_count()),
          .having = having,
          .occurrences = occurrences};
}

bool PostingTable::is_sooner_seen(std::size_t documents,
                                  Field field,
                                  const std::string& word) const {
  return is_of_texts(field) && is_quicker_to_see(documents, spellings(field, word), view_.postings);
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
    return is_quicker_to_see(documents.size(), words, view_.postings)
               ? counts_seen(view_.words, documents, words)
               : counts_among(read_texts(field, word, words), documents);
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
