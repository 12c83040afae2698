#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "server/search/state/posting.h"

namespace article_search {

/// The parameter of the weighting scheme that scores are made with. From divergence from randomness
/// (Amati and van Rijsbergen 2002): on public test collections of abstracts and passages a c of
/// about 1.5 ranked best, and IneB2 above BM25.
inline constexpr double kLengthNormalisation = 1.5;

/// The weighting scheme that scores are made with, as Xapian computes it.
Xapian::IneB2Weight passage_weight();

/// What a passage's length makes of each occurrence of a word in it: 1 where the length is 1.5
/// times the average, less in longer ones.
double length_factor(double length, double average_length);

/// The inverse: by what the length of a passage with this factor exceeds the average.
double relative_length(double factor);

/// How common a term is.
struct TermCounts {
  /// The passages of the index.
  double all = 0;
  /// Those that have the term,
  double having = 0;
  /// and how often, all in all.
  double occurrences = 0;
};

/// Of the term that has `postings`; the index has `all` passages.
TermCounts counts_of(const std::vector<Posting>& postings, std::size_t all);

/// Throws Xapian::Error.
TermCounts counts_of(const Xapian::Database& index, const std::string& term);

/// One term's part of a score: what passage_weight() gives, for who has the lengths of passages at
/// hand, which are most of what a match costs Xapian.
class TermWeight {
 public:
  TermWeight() = default;
  /// `scale` is what a query multiplies the term's weights by.
  TermWeight(const TermCounts& counts, double scale);

  /// Of a passage with `count` occurrences.
  double of(std::uint32_t count, double factor_of_length) const {
    const double occurrences = count * factor_of_length;
    return constant_ * occurrences / (occurrences + 1);
  }

  /// Which no passage reaches, however often it has the term.
  double most() const { return constant_; }

 private:
  double constant_ = 0;
};

}  // namespace article_search
