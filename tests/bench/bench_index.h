#pragma once

#include <cstddef>
#include <filesystem>

namespace article_search::bench {

/// An index of the first `passages` of ../shared/bench, twenty to an article, with values of every
/// facet drawn by chance, some frequent and most rare. Made at the first call, minutes of work for
/// 100,000, and kept in the folder of temporary files for the next runs.
std::filesystem::path bench_index(std::size_t passages);

}  // namespace article_search::bench
