#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "server/http/http_message.h"
#include "server/search/index_watch.h"

namespace article_search {

/// Whether searches are answered, for those who direct traffic: 200 with the index's revision and
/// age, 503 when there is none. `warning` says that a newer state cannot be used. As JSON.
HttpResponse readiness(const IndexStatus& status, std::chrono::system_clock::time_point now);

/// Seconds since the index was built; nothing when its stamp does not say.
std::optional<std::chrono::seconds> age_of(const schema::IndexStamp& stamp,
                                           std::chrono::system_clock::time_point now);

}  // namespace article_search
