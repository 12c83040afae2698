#pragma once

#include <optional>
#include <vector>

namespace article_search {

/// Adds to each of `scores` what its entry of `values` tells: where that lies one standard
/// deviation higher, `weight` standard deviations of the scores more. So it does not matter on
/// which scale values are, nor whether they differ much. What has no value counts as the average;
/// nothing is subtracted.
void add_by_deviation(std::vector<double>& scores,
                      const std::vector<std::optional<double>>& values,
                      double weight);

}  // namespace article_search
