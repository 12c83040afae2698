#pragma once

#include <map>
#include <vector>

namespace article_search::relevance {

/// Passage to its grade for one topic; a passage that is not in it has grade 0.
using Judgments = std::map<int, int>;

/// Normalised discounted cumulative gain over the first ten of `ranking`, from 0 to 1, with the
/// grade itself as gain (Järvelin and Kekäläinen 2002, as trec_eval's ndcg_cut computes it).
double ndcg_at_10(const std::vector<int>& ranking, const Judgments& judgments);

/// The mean, over all passages with a grade, of the share of such passages at their ranks; one that
/// `ranking` lacks counts 0. The first 1,000 count, as trec_eval's map does.
double average_precision(const std::vector<int>& ranking, const Judgments& judgments);

/// The share of passages with a grade among the first ten; missing ranks count as without.
double precision_at_10(const std::vector<int>& ranking, const Judgments& judgments);

/// The share of the passages with a grade that are among the first hundred.
double recall_at_100(const std::vector<int>& ranking, const Judgments& judgments);

/// 1 / the rank of the first passage of `ranking` with at least `least_grade`; 0 without one.
double reciprocal_rank(const std::vector<int>& ranking,
                       const Judgments& judgments,
                       int least_grade);

}  // namespace article_search::relevance
