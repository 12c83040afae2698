#pragma once

#include <string>

#include <tl/expected.hpp>

#include "server/server_config.h"

namespace article_search {

/// Serves until SIGINT or SIGTERM; SIGHUP has the index and the query log opened anew. To be called
/// before there is any other thread. The error, a sentence, says why serving could not begin.
tl::expected<void, std::string> serve(const ServerConfig& config);

}  // namespace article_search
