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

}  // namespace

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
