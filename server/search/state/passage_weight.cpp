#include "server/search/state/passage_weight.h"

#include <algorithm>
#include <cmath>

namespace article_search {

Xapian::IneB2Weight passage_weight() { return Xapian::IneB2Weight(kLengthNormalisation); }

double length_factor(double length, double average_length) {
  return std::log2(1 + kLengthNormalisation * average_length / std::max(length, 1.0));
}

double relative_length(double factor) { return kLengthNormalisation / (std::exp2(factor) - 1); }

TermCounts counts_of(const std::vector<Posting>& postings, std::size_t all) {
  std::uint64_t occurrences = 0;
  for (const Posting& posting : postings) occurrences += posting.count;
  return {.all = static_cast<double>(all),
          .having = static_cast<double>(postings.size()),
          .occurrences = static_cast<double>(occurrences)};
}

TermCounts counts_of(const Xapian::Database& index, const std::string& term) {
  return {.all = static_cast<double>(index.get_doccount()),
          .having = static_cast<double>(index.get_termfreq(term)),
          .occurrences = static_cast<double>(index.get_collection_freq(term))};
}

TermWeight::TermWeight(const TermCounts& counts, double scale) {
  if (counts.having == 0) return;
  // How many passages would have the term if its occurrences fell at random.
  const double expected = counts.all * (1 - std::exp(-counts.occurrences / counts.all));
  const double rarity = std::log2((counts.all + 1) / (expected + 0.5));
  constant_ = scale * rarity * (counts.occurrences + 1) / counts.having;
}

}  // namespace article_search
