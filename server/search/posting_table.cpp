#include "server/search/posting_table.h"

#include <algorithm>

namespace article_search {

namespace {

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
    at = std::lower_bound(
        at, postings.end(), documents[place],
        [](const Posting& posting, Xapian::docid wanted) { return posting.document < wanted; });
    if (at == postings.end()) break;
    if (at->document == documents[place]) counts[place] = at->count;
  }
  return counts;
}

}  // namespace

const std::vector<Posting>& PostingTable::of(const std::string& term) {
  const auto [entry, is_new] = read_.try_emplace(term);
  if (is_new) entry->second = read_postings(index_, term);
  return entry->second;
}

std::vector<std::uint32_t> PostingTable::counts_in(const std::vector<Xapian::docid>& documents,
                                                   const std::string& term) const {
  if (const auto known = read_.find(term); known != read_.end()) {
    return counts_among(known->second, documents);
  }
  std::vector<std::uint32_t> counts(documents.size());
  auto at = index_.postlist_begin(term);
  const auto end = index_.postlist_end(term);
  for (std::size_t place = 0; place < documents.size() && at != end; ++place) {
    at.skip_to(documents[place]);
    if (at != end && *at == documents[place]) counts[place] = at.get_wdf();
  }
  return counts;
}

}  // namespace article_search
