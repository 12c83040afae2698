#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "server/search/match/passage_texts.h"
#include "server/search/state/index_view.h"

namespace article_search {

/// Numbers in rows and columns, as many of both.
class SquareTable {
 public:
  explicit SquareTable(std::size_t size) : size_(size), numbers_(size * size) {}

  double* operator[](std::size_t row) { return numbers_.data() + row * size_; }
  std::span<const double> operator[](std::size_t row) const {
    return std::span(numbers_).subspan(row * size_, size_);
  }

 private:
  std::size_t size_;
  std::vector<double> numbers_;
};

/// How alike some passages are by the words of their texts: the cosine of each pair, from 0 to 1.
/// Passages are told by their places among `texts`.
class PassageSimilarity {
 public:
  PassageSimilarity(const PassageTexts& texts, const IndexView& view);

  /// For each document the mean of the `scores` of the few others that are most like it, weighted
  /// by how like; its own score where none shares a word with it.
  std::vector<double> score_of_nearest(const std::vector<double>& scores) const;

  /// For each document its mean likeness to `leaders`, other than itself, weighted by their
  /// `scores`.
  std::vector<double> likeness_to(const std::vector<std::size_t>& leaders,
                                  const std::vector<double>& scores) const;

 private:
  /// Symmetric; 0 for a document and itself.
  SquareTable pairs_;
};

}  // namespace article_search
