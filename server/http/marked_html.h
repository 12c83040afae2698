#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/search/search_results.h"

namespace article_search {

/// `text` as HTML, escaped for content and attributes alike, with `ranges` of it in <mark>. The
/// ranges are in order, do not overlap, and lie within the text.
std::string marked_html(std::string_view text, std::span<const TextRange> ranges);

}  // namespace article_search
