#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace article_search::bench {

/// The first `count` texts of the benchmark collection, real English passages of 40-200 words. Ends
/// the program with a message when the collection is not there.
std::vector<std::string> read_texts(std::size_t count);

/// The queries of one kind: frequent, rare, all, any, phrase, prefix, misspelt.
std::vector<std::string> read_queries(const std::string& kind);

std::size_t total_bytes(const std::vector<std::string>& texts);

/// Copies the first `count` passages, with their titles, to `path` as JSON Lines; the bytes of
/// their titles and texts.
std::uintmax_t copy_passages(std::size_t count, const std::filesystem::path& path);

}  // namespace article_search::bench
