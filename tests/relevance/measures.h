#pragma once

#include <map>
#include <vector>

namespace article_search::relevance {

/// Passage to its grade for one topic; a passage that is not in it has grade 0.
using Judgments = std::map<int, int>;

/// Normalised discounted cumulative gain over the first ten of `ranking`, from 0 to 1, with the
/// grade itself as gain (Järvelin and Kekäläinen 2002, as trec_eval's ndcg_cut computes it).
double ndcg_at_10(const std::vector<int>& ranking, const Judgments& judgments);

/// 1 / the rank of the first passage of `ranking` with at least `least_grade`; 0 without one.
double reciprocal_rank(const std::vector<int>& ranking,
                       const Judgments& judgments,
                       int least_grade);

}  // namespace article_search::relevance
