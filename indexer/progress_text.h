#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/corpus_sync.h"

namespace article_search {

/// What a run begins with: "Reading 300 files, 1.2 MB".
std::string beginning_text(const SyncProgress& progress);

/// How far a run is after `elapsed`, in one line without its end: files, bytes, the rate so far
/// and, once it can be told, the time left at that rate.
std::string progress_text(const SyncProgress& progress, std::chrono::milliseconds elapsed);

/// The same behind a bar of `width` characters.
std::string progress_bar(const SyncProgress& progress,
                         std::chrono::milliseconds elapsed,
                         std::size_t width);

/// "1 file", "2 files"
std::string counted(std::size_t count, std::string_view noun);

/// "34 kB" (of 1,000 bytes), "9.8 MB"
std::string size_text(std::uintmax_t bytes);

/// "340 kB/s", "1.3 MB/s"; empty when nothing was read, or in no time.
std::string rate_text(std::uintmax_t bytes, std::chrono::milliseconds elapsed);

/// "0.4 s", "12 s", "3:05", "2:00:00"
std::string duration_text(std::chrono::milliseconds duration);

}  // namespace article_search
