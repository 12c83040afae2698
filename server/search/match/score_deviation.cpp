#include "server/search/match/score_deviation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace article_search {

namespace {

double mean_of(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

double deviation_of(const std::vector<double>& numbers) {
  const double mean = mean_of(numbers);
  double squares = 0;
  for (const double number : numbers) squares += (number - mean) * (number - mean);
  return std::sqrt(squares / static_cast<double>(numbers.size()));
}

}  // namespace

void add_by_deviation(std::vector<double>& scores,
                      const std::vector<std::optional<double>>& values,
                      double weight) {
  /// Of equal numbers, floating point may find one a little above 0.
  constexpr double kNoDeviation = 1e-9;
  std::vector<double> known;
  for (const auto& value : values) {
    if (value) known.push_back(*value);
  }
  if (known.empty()) return;
  const double deviation = deviation_of(known);
  if (deviation < kNoDeviation) return;
  const double scale = weight * deviation_of(scores) / deviation;
  const double least = *std::min_element(known.begin(), known.end());
  const double mean = mean_of(known);
  for (std::size_t at = 0; at < scores.size(); ++at) {
    scores[at] += scale * (values[at].value_or(mean) - least);
  }
}

}  // namespace article_search
