#include "tests/relevance/measures.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace article_search::relevance {

namespace {

constexpr std::size_t kDepth = 10;

int grade_of(int passage, const Judgments& judgments) {
  const auto judged = judgments.find(passage);
  return judged == judgments.end() ? 0 : judged->second;
}

double discounted_gain(const std::vector<int>& grades) {
  double gain = 0;
  for (std::size_t at = 0; at < std::min(grades.size(), kDepth); ++at) {
    gain += grades[at] / std::log2(static_cast<double>(at) + 2);
  }
  return gain;
}

/// How many of the first `depth` have a grade.
double found_within(std::size_t depth,
                    const std::vector<int>& ranking,
                    const Judgments& judgments) {
  const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(std::min(depth, ranking.size()));
  return static_cast<double>(std::count_if(
      ranking.begin(), end, [&](int passage) { return grade_of(passage, judgments) > 0; }));
}

}  // namespace

double average_precision(const std::vector<int>& ranking, const Judgments& judgments) {
  constexpr std::size_t kMostRanks = 1'000;
  double found = 0;
  double sum = 0;
  for (std::size_t at = 0; at < std::min(ranking.size(), kMostRanks); ++at) {
    if (grade_of(ranking[at], judgments) == 0) continue;
    ++found;
    sum += found / static_cast<double>(at + 1);
  }
  return judgments.empty() ? 0 : sum / static_cast<double>(judgments.size());
}

double precision_at_10(const std::vector<int>& ranking, const Judgments& judgments) {
  return found_within(kDepth, ranking, judgments) / static_cast<double>(kDepth);
}

double recall_at_100(const std::vector<int>& ranking, const Judgments& judgments) {
  constexpr std::size_t kRecallDepth = 100;
  if (judgments.empty()) return 0;
  return found_within(kRecallDepth, ranking, judgments) / static_cast<double>(judgments.size());
}

double ndcg_at_10(const std::vector<int>& ranking, const Judgments& judgments) {
  std::vector<int> grades;
  for (const int passage : ranking) grades.push_back(grade_of(passage, judgments));
  std::vector<int> best;
  for (const auto& [passage, grade] : judgments) best.push_back(grade);
  std::sort(best.begin(), best.end(), std::greater<>());
  const double most = discounted_gain(best);
  return most == 0 ? 0 : discounted_gain(grades) / most;
}

double reciprocal_rank(const std::vector<int>& ranking,
                       const Judgments& judgments,
                       int least_grade) {
  const auto first = std::find_if(ranking.begin(), ranking.end(), [&](int passage) {
    return grade_of(passage, judgments) >= least_grade;
  });
  return first == ranking.end() ? 0 : 1.0 / static_cast<double>(first - ranking.begin() + 1);
}

}  // namespace article_search::relevance
