#include "server/search/passage_similarity.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

namespace article_search {

namespace {

constexpr std::size_t kNeighbours = 5;

/// A word in a document, and how much it says there.
struct Posting {
  std::size_t document = 0;
  double weight = 0;
};

/// Stems of the text have no prefix: all other terms begin with a capital.
bool is_stem(const std::string& term) { return term.front() < 'A' || term.front() > 'Z'; }

using Pairs = std::vector<std::vector<double>>;

/// Adds to each pair of documents, the earlier one first, what one word that both have says.
void add_pairs(const std::vector<Posting>& postings, Pairs& pairs) {
  for (std::size_t left = 0; left < postings.size(); ++left) {
    for (std::size_t right = left + 1; right < postings.size(); ++right) {
      pairs[postings[left].document][postings[right].document] +=
          postings[left].weight * postings[right].weight;
    }
  }
}

/// The documents' words, by word, every document's weights having the length 1 together.
class WordTable {
 public:
  WordTable(const std::vector<Xapian::docid>& documents, const Xapian::Database& index) {
    for (std::size_t at = 0; at < documents.size(); ++at) read(documents[at], at, index);
  }

  /// The cosine of each pair of documents.
  Pairs similarities(std::size_t count) const {
    Pairs pairs(count, std::vector<double>(count));
    for (const auto& [word, postings] : postings_) add_pairs(postings, pairs);
    for (std::size_t left = 0; left < count; ++left) {
      for (std::size_t right = 0; right < left; ++right) pairs[left][right] = pairs[right][left];
    }
    return pairs;
  }

 private:
  void read(Xapian::docid document, std::size_t at, const Xapian::Database& index) {
    const double all = index.get_doccount();
    double squares = 0;
    std::vector<std::pair<std::vector<Posting>*, double>> words;
    for (auto term = index.termlist_begin(document); term != index.termlist_end(document); ++term) {
      const std::string word = *term;
      if (!is_stem(word)) continue;
      const double weight =
          (1 + std::log(term.get_wdf())) * std::log(1 + all / term.get_termfreq());
      squares += weight * weight;
      words.emplace_back(&postings_[word], weight);
    }
    for (const auto& [postings, weight] : words) {
      postings->push_back({at, weight / std::sqrt(squares)});
    }
  }

  std::unordered_map<std::string, std::vector<Posting>> postings_;
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

std::vector<double> score_of_nearest(const std::vector<Xapian::docid>& documents,
                                     const std::vector<double>& scores,
                                     const Xapian::Database& index) {
  const auto similarities = WordTable(documents, index).similarities(documents.size());
  std::vector<double> means;
  for (std::size_t at = 0; at < documents.size(); ++at) {
    means.push_back(mean_of_nearest(similarities[at], scores, scores[at]));
  }
  return means;
}

}  // namespace article_search
