#include "server/search/passage_similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace article_search {

namespace {

constexpr std::size_t kNeighbours = 5;

/// The words of some documents, every document's weights having the length 1 together.
class PassageTable {
 public:
  PassageTable(const std::vector<Xapian::docid>& documents, const IndexView& view)
      : all_(view.index.get_doccount()),
        view_(view),
        number_of_(view.words.table().stem_count(), kUnmet) {
    for (std::uint32_t at = 0; at < documents.size(); ++at) read(documents[at], at);
  }

  /// The cosine of each pair of documents.
  std::vector<std::vector<double>> similarities(std::size_t count) const {
    std::vector<std::vector<double>> pairs(count, std::vector<double>(count));
    const std::vector<Occurrence> by_stem = occurrences_by_stem();
    auto begin = by_stem.begin();
    for (const Stem& stem : stems_) {
      add_pairs({begin, stem.documents}, pairs);
      begin += stem.documents;
    }
    for (std::size_t left = 0; left < count; ++left) {
      for (std::size_t right = 0; right < left; ++right) pairs[left][right] = pairs[right][left];
    }
    return pairs;
  }

 private:
  /// A stem in a document, and how much it says there.
  struct Occurrence {
    /// Its place in stems_.
    std::uint32_t stem = 0;
    std::uint32_t document = 0;
    double weight = 0;
  };

  struct Stem {
    double rarity = 0;
    /// How often the document at hand has it.
    std::uint32_t count = 0;
    /// How many documents have it.
    std::uint32_t documents = 0;
  };

  static constexpr std::uint32_t kUnmet = std::numeric_limits<std::uint32_t>::max();

  void read(Xapian::docid document, std::uint32_t at) {
    of_document_.clear();
    view_.words.for_each_word(document, [&](const WordSequences::Word& word) {
      if (word.field != schema::Field::body) return false;
      if (!word.is_repeated) count(word.stem);
      return true;
    });
    double squares = 0;
    for (const std::uint32_t number : of_document_) {
      Stem& stem = stems_[number];
      const double weight = stem.rarity * (1 + std::log(static_cast<double>(stem.count)));
      squares += weight * weight;
      stem.count = 0;
      ++stem.documents;
      occurrences_.push_back({number, at, weight});
    }
    const double length = std::sqrt(squares);
    for (auto own = occurrences_.end() - static_cast<std::ptrdiff_t>(of_document_.size());
         own != occurrences_.end(); ++own) {
      own->weight /= length;
    }
  }

  void count(WordSequences::Stem stem) {
    std::uint32_t& number = number_of_[stem];
    if (number == kUnmet) {
      number = static_cast<std::uint32_t>(stems_.size());
      stems_.push_back({std::log(1 + all_ / view_.postings.passages_of_stem(stem)), 0, 0});
    }
    if (stems_[number].count++ == 0) of_document_.push_back(number);
  }

  /// Those of one stem together, in the order of documents.
  std::vector<Occurrence> occurrences_by_stem() const {
    std::vector<std::size_t> next;
    std::size_t begin = 0;
    for (const Stem& stem : stems_) {
      next.push_back(begin);
      begin += stem.documents;
    }
    std::vector<Occurrence> sorted(occurrences_.size());
    for (const Occurrence& occurrence : occurrences_) sorted[next[occurrence.stem]++] = occurrence;
    return sorted;
  }

  /// Adds to each pair of documents, the earlier one first, what one word that both have says.
  static void add_pairs(std::span<const Occurrence> word, std::vector<std::vector<double>>& pairs) {
    for (std::size_t left = 0; left < word.size(); ++left) {
      std::vector<double>& row = pairs[word[left].document];
      for (std::size_t right = left + 1; right < word.size(); ++right) {
        row[word[right].document] += word[left].weight * word[right].weight;
      }
    }
  }

  const double all_;
  const IndexView& view_;
  /// By the index's stem, its place in stems_.
  std::vector<std::uint32_t> number_of_;
  std::vector<Stem> stems_;
  /// Document by document.
  std::vector<Occurrence> occurrences_;
  /// Places in stems_, each once.
  std::vector<std::uint32_t> of_document_;
};

double mean_of_nearest(const std::vector<double>& similarity,
                       const std::vector<double>& scores,
                       double own) {
  /// Places, the most similar first, of the equally similar the first.
  std::array<std::size_t, kNeighbours> nearest{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < scores.size(); ++at) {
    std::size_t rank = count;
    while (rank > 0 && similarity[nearest[rank - 1]] < similarity[at]) --rank;
    if (rank == kNeighbours) continue;
    count = std::min(count + 1, kNeighbours);
    std::copy_backward(nearest.begin() + rank, nearest.begin() + count - 1,
                       nearest.begin() + count);
    nearest[rank] = at;
  }
  double sum = 0;
  double weight = 0;
  for (const std::size_t neighbour : std::span(nearest).first(count)) {
    sum += similarity[neighbour] * scores[neighbour];
    weight += similarity[neighbour];
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
