#include "server/search/passage_similarity.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace article_search {

namespace {

constexpr std::size_t kNeighbours = 5;

/// A stem in a document, and how much it says there.
struct Occurrence {
  WordSequences::Stem stem = 0;
  std::uint32_t document = 0;
  double weight = 0;
};

using Pairs = std::vector<std::vector<double>>;

/// The words of some documents, every document's weights having the length 1 together.
class PassageTable {
 public:
  PassageTable(const std::vector<Xapian::docid>& documents, const IndexView& view)
      : all_(view.index.get_doccount()), view_(view) {
    for (std::uint32_t at = 0; at < documents.size(); ++at) read(documents[at], at);
    std::sort(occurrences_.begin(), occurrences_.end(), [](const auto& left, const auto& right) {
      return left.stem != right.stem ? left.stem < right.stem : left.document < right.document;
    });
  }

  /// The cosine of each pair of documents.
  Pairs similarities(std::size_t count) const {
    Pairs pairs(count, std::vector<double>(count));
    for (auto begin = occurrences_.begin(); begin != occurrences_.end();) {
      const auto end = std::find_if(begin, occurrences_.end(), [&](const Occurrence& occurrence) {
        return occurrence.stem != begin->stem;
      });
      add_pairs({begin, end}, pairs);
      begin = end;
    }
    for (std::size_t left = 0; left < count; ++left) {
      for (std::size_t right = 0; right < left; ++right) pairs[left][right] = pairs[right][left];
    }
    return pairs;
  }

 private:
  void read(Xapian::docid document, std::uint32_t at) {
    collect_stems(document);
    const std::size_t first = occurrences_.size();
    double squares = 0;
    for (auto stem = stems_.begin(); stem != stems_.end();) {
      const auto next =
          std::find_if(stem, stems_.end(), [&](auto other) { return other != *stem; });
      const double weight = (1 + std::log(static_cast<double>(next - stem))) *
                            std::log(1 + all_ / view_.postings.passages_of_stem(*stem));
      squares += weight * weight;
      occurrences_.push_back({*stem, at, weight});
      stem = next;
    }
    const double length = std::sqrt(squares);
    for (std::size_t own = first; own < occurrences_.size(); ++own) {
      occurrences_[own].weight /= length;
    }
  }

  /// Those of the text, sorted.
  void collect_stems(Xapian::docid document) {
    stems_.clear();
    view_.words.for_each_word(document, [&](const WordSequences::Word& word) {
      if (word.field != schema::Field::body) return false;
      if (!word.is_repeated) stems_.push_back(word.stem);
      return true;
    });
    std::sort(stems_.begin(), stems_.end());
  }

  /// Adds to each pair of documents, the earlier one first, what one word that both have says.
  static void add_pairs(std::span<const Occurrence> word, Pairs& pairs) {
    for (std::size_t left = 0; left < word.size(); ++left) {
      std::vector<double>& row = pairs[word[left].document];
      for (std::size_t right = left + 1; right < word.size(); ++right) {
        row[word[right].document] += word[left].weight * word[right].weight;
      }
    }
  }

  const double all_;
  const IndexView& view_;
  /// Of the document at hand.
  std::vector<WordSequences::Stem> stems_;
  /// In the order of stems, those of one in the order of documents.
  std::vector<Occurrence> occurrences_;
};

double mean_of_nearest(const std::vector<double>& similarity,
                       const std::vector<double>& scores,
                       double own) {
  std::vector<std::size_t> order(scores.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  const std::size_t count = std::min(kNeighbours, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&](std::size_t left, std::size_t right) {
                      return similarity[left] != similarity[right]
                                 ? similarity[left] > similarity[right]
                                 : left < right;
                    });
  double sum = 0;
  double weight = 0;
  for (std::size_t rank = 0; rank < count; ++rank) {
    sum += similarity[order[rank]] * scores[order[rank]];
    weight += similarity[order[rank]];
  }
  return weight > 0 ? sum / weight : own;
}

}  // namespace

PassageSimilarity::PassageSimilarity(const std::vector<Xapian::docid>& documents,
                                     const IndexView& view)
    : pairs_(PassageTable(documents, view).similarities(documents.size())) {}

std::vector<double> PassageSimilarity::score_of_nearest(const std::vector<double>& scores) const {
  std::vector<double> means;
  means.reserve(scores.size());
  for (std::size_t at = 0; at < scores.size(); ++at) {
    means.push_back(mean_of_nearest(pairs_[at], scores, scores[at]));
  }
  return means;
}

std::vector<double> PassageSimilarity::likeness_to(const std::vector<std::size_t>& leaders,
                                                   const std::vector<double>& scores) const {
  std::vector<double> likeness(scores.size());
  for (std::size_t at = 0; at < scores.size(); ++at) {
    double weights = 0;
    for (const std::size_t leader : leaders) {
      if (leader == at) continue;
      likeness[at] += scores[leader] * pairs_[at][leader];
      weights += scores[leader];
    }
    if (weights > 0) likeness[at] /= weights;
  }
  return likeness;
}

}  // namespace article_search
