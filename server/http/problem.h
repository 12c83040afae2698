#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/search/search_error.h"
#include "server/search/search_request.h"

namespace article_search {

/// An error as HTTP clients get it: RFC 9457 (Problem Details) as JSON, the same words as a page.
struct Problem {
  struct Error {
    std::string parameter;
    std::string message;
  };

  int status = 500;
  /// Stable, lower_snake, for programs: "unknown_parameter".
  std::string code;
  /// The same for every problem with this code.
  std::string title;
  /// What happened here, and what to do.
  std::string detail;
  /// The parameters at fault, if any.
  std::vector<Error> errors;
  /// Of the request that it answers.
  std::string request_id = {};
  /// For the log, never for clients: may name paths.
  std::string cause = {};
};

/// What a client is told of a search that failed: never the error's own message, which may name
/// paths.
Problem problem_of(const SearchError& error);

/// Has the code of the first error, and all of them in `errors`.
Problem problem_of(const std::vector<ParameterError>& errors);

Problem no_such_page(std::string_view path);

/// `allowed` is what Allow lists.
Problem method_not_allowed(std::string_view method, std::string_view allowed);

/// For a body of a type other than the one that is understood here, `wanted`.
Problem unsupported_media_type(std::string_view wanted);

/// For a status that was decided before a route was found, such as 400, 413 or 500.
Problem problem_with_status(int status);

}  // namespace article_search
