#pragma once

#include <cstdint>

#include "indexer/article.h"

namespace article_search {

/// Changes whenever reading, splitting or annotating gives other passages, so that update re-reads
/// every file.
inline constexpr int kIndexingVersion = 5;

/// Of everything in the article that decides what is indexed of it. Lines and warnings do not
/// count: they change when something else in the file does. Pure.
std::uint64_t content_hash(const Article& article);

}  // namespace article_search
