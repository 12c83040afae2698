#include "server/search/posting_table.h"

#include "server/search/gallop.h"

namespace article_search {

namespace {

using schema::Field;

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

}  // namespace

const std::vector<Posting>& PostingTable::of(Field field, const std::string& word) {
  const auto [entry, is_new] = read_.try_emplace(schema::term(field, word));
  if (is_new) entry->second = read(field, word);
  return entry->second;
}

std::vector<Posting> PostingTable::read(Field field, const std::string& word) const {
  const WordTable& table = view_.words.table();
  if (field == Field::exact) return view_.postings.of(table.spelt(word));
  if (field != Field::body) return read_postings(view_.index, schema::term(field, word));
  const WordTable::Stem stem = table.find_stem(word);
  return stem == WordTable::kNone ? std::vector<Posting>()
                                  : view_.postings.of(table.words_of(stem));
}

std::vector<std::uint32_t> PostingTable::counts_in(const std::vector<Xapian::docid>& documents,
                                                   Field field,
                                                   const std::string& word) const {
  const std::string term = schema::term(field, word);
  if (const auto known = read_.find(term); known != read_.end()) {
    return counts_among(known->second, documents);
  }
  if (field == Field::body || field == Field::exact) {
    return counts_among(read(field, word), documents);
  }
  std::vector<std::uint32_t> counts(documents.size());
  auto at = view_.index.postlist_begin(term);
  const auto end = view_.index.postlist_end(term);
  for (std::size_t place = 0; place < documents.size() && at != end; ++place) {
    at.skip_to(documents[place]);
    if (at != end && *at == documents[place]) counts[place] = at.get_wdf();
  }
  return counts;
}

}  // namespace article_search
