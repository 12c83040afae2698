#pragma once

#include <cstddef>

namespace article_search {

/// Raises this process's limit of open descriptors as far as it may, and returns it.
std::size_t raised_descriptor_limit();

/// How many connections fit into `descriptors` beside what `workers` threads need for the index,
/// and the rest of the program; 1 at least.
std::size_t most_connections(std::size_t descriptors, std::size_t workers);

}  // namespace article_search
