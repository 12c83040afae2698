#include "server/search/passage_weight.h"

#include <algorithm>
#include <cmath>

namespace article_search {

Xapian::IneB2Weight passage_weight() { return Xapian::IneB2Weight(kLengthNormalisation); }

double length_factor(double length, double average_length) {
  return std::log2(1 + kLengthNormalisation * average_length / std::max(length, 1.0));
}

double relative_length(double factor) { return kLengthNormalisation / (std::exp2(factor) - 1); }

TermWeight::TermWeight(const Xapian::Database& index, const std::string& term, double scale) {
  const double having = index.get_termfreq(term);
  if (having == 0) return;
  const double all = index.get_doccount();
  const auto occurrences = static_cast<double>(index.get_collection_freq(term));
  // How many passages would have the term if its occurrences fell at random.
  const double expected = all * (1 - std::exp(-occurrences / all));
  const double rarity = std::log2((all + 1) / (expected + 0.5));
  constant_ = scale * rarity * (occurrences + 1) / having;
}

}  // namespace article_search
