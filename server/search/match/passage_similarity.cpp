#include "server/search/match/passage_similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>

namespace article_search {

namespace {

constexpr std::size_t kNeighbours = 5;

/// Numbers of the stems that were met, from 0, by the index's. One table serves all comparisons of
/// a thread, since clearing it would take longer than all that is looked up.
class StemNumbers {
 public:
  static constexpr std::uint32_t kUnmet = std::numeric_limits<std::uint32_t>::max();

  explicit StemNumbers(std::size_t stems) {
    if (table().size() < stems) table().resize(stems, kUnmet);
  }
  ~StemNumbers() {
    for (const WordSequences::Stem stem : met_) table()[stem] = kUnmet;
  }
  StemNumbers(const StemNumbers&) = delete;
  StemNumbers& operator=(const StemNumbers&) = delete;

  std::uint32_t of(WordSequences::Stem stem) {
    std::uint32_t& number = table()[stem];
    if (number == kUnmet) {
      met_.push_back(stem);
      number = static_cast<std::uint32_t>(met_.size() - 1);
    }
    return number;
  }

  /// By number.
  const std::vector<WordSequences::Stem>& met() const { return met_; }

 private:
  static std::vector<std::uint32_t>& table() {
    thread_local std::vector<std::uint32_t> numbers;
    return numbers;
  }

  std::vector<WordSequences::Stem> met_;
};

/// The words of some documents, every document's weights having the length 1 together.
class PassageTable {
 public:
  PassageTable(const PassageTexts& texts, const IndexView& view)
      : view_(view), numbers_(view.words.table().stem_count()) {
    for (std::size_t text = 0; text < texts.size(); ++text) read(texts[text]);
    weigh();
  }

  /// The cosine of each pair of documents.
  SquareTable similarities() const {
    SquareTable pairs(ends_.size());
    auto begin = shares_.begin();
    for (const std::uint32_t documents : documents_) {
      add_pairs({begin, documents}, pairs);
      begin += documents;
    }
    for (std::size_t left = 0; left < ends_.size(); ++left) {
      for (std::size_t right = 0; right < left; ++right) pairs[left][right] = pairs[right][left];
    }
    return pairs;
  }

 private:
  /// A stem in a document.
  struct Occurrence {
    /// In numbers_.
    std::uint32_t stem = 0;
    std::uint32_t count = 0;
  };

  /// How much a stem says in a document.
  struct Share {
    std::uint32_t document = 0;
    double weight = 0;
  };

  void read(PassageTexts::Text text) {
    const std::size_t begin = occurrences_.size();
    for (const WordSequences::TextWord& word : text) {
      if (word.is_repeated) continue;
      const std::uint32_t number = numbers_.of(word.stem);
      if (number == documents_.size()) {
        documents_.push_back(0);
        last_.push_back(0);
      }
      if (documents_[number] == 0 || last_[number] < begin) {
        ++documents_[number];
        last_[number] = occurrences_.size();
        occurrences_.push_back({number, 0});
      }
      ++occurrences_[last_[number]].count;
    }
    ends_.push_back(occurrences_.size());
  }

  /// Makes shares of occurrences.
  void weigh() {
    const std::vector<double> rarity = rarities();
    std::vector<std::size_t> next(documents_.size());
    std::exclusive_scan(documents_.begin(), documents_.end(), next.begin(), std::size_t{0});
    shares_.resize(occurrences_.size());
    std::vector<double> weights;
    std::size_t begin = 0;
    for (std::uint32_t document = 0; document < ends_.size(); ++document) {
      const auto own = std::span(occurrences_).subspan(begin, ends_[document] - begin);
      begin = ends_[document];
      weights.clear();
      double squares = 0;
      for (const Occurrence& occurrence : own) {
        weights.push_back(rarity[occurrence.stem] * emphasis(occurrence.count));
        squares += weights.back() * weights.back();
      }
      const double length = std::sqrt(squares);
      for (std::size_t at = 0; at < own.size(); ++at) {
        shares_[next[own[at].stem]++] = {document, weights[at] / length};
      }
    }
  }

  std::vector<double> rarities() const {
    const double all = view_.index.get_doccount();
    std::vector<double> rarity;
    for (const WordSequences::Stem stem : numbers_.met()) {
      rarity.push_back(std::log(1 + all / view_.postings.passages_of_stem(stem)));
    }
    return rarity;
  }

  /// Most words stand once in a passage.
  static double emphasis(std::uint32_t count) {
    return count == 1 ? 1 : 1 + std::log(static_cast<double>(count));
  }

  /// Adds to each pair of documents, the earlier one first, what one word that both have says.
  static void add_pairs(std::span<const Share> word, SquareTable& pairs) {
    for (std::size_t left = 0; left < word.size(); ++left) {
      double* const row = pairs[word[left].document];
      const double weight = word[left].weight;
      for (std::size_t right = left + 1; right < word.size(); ++right) {
        row[word[right].document] += weight * word[right].weight;
      }
    }
  }

  const IndexView& view_;
  StemNumbers numbers_;
  /// Document by document.
  std::vector<Occurrence> occurrences_;
  /// By document, where its occurrences end.
  std::vector<std::size_t> ends_;
  // By number of the stem.
  /// How many documents have it.
  std::vector<std::uint32_t> documents_;
  /// Where the last of these has it in occurrences_.
  std::vector<std::size_t> last_;
  /// Those of one stem together, in the order of documents.
  std::vector<Share> shares_;
};

double mean_of_nearest(std::span<const double> similarity,
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

PassageSimilarity::PassageSimilarity(const PassageTexts& texts, const IndexView& view)
    : pairs_(PassageTable(texts, view).similarities()) {}

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
