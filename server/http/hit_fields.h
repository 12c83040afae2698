#pragma once

#include "server/http/html_template.h"
#include "server/search/search_request.h"
#include "server/search/search_results.h"

namespace article_search {

/// The template of one hit.
inline constexpr const char* kHitTemplate = "hit.tpl";

/// What stands around a hit: its heading's level follows from it.
enum class HitPlace { in_list, in_group, in_similar };

/// One hit, where HIT stands in the template of `content`. Links ask for `request` again.
void add_hit(PageFields content, const Hit& hit, const SearchRequest& request, HitPlace place);

/// `query` with `word`, one of its words, needed in every result.
std::string with_needed_word(std::string_view query, std::string_view word);

}  // namespace article_search
