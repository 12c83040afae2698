#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace article_search {

/// What a description of an API in OpenAPI 3.1 says, as far as people want to read it.
struct ApiSummary {
  struct Parameter {
    std::string name = {};
    std::string description = {};
    /// What it may be: "a whole number, 1 to 100".
    std::string values = {};
    /// What it is when it is left out; empty for nothing.
    std::string default_value = {};
    bool is_required = false;
  };

  struct Answer {
    std::string status = {};
    std::string description = {};
  };

  struct Operation {
    std::string method = {};
    std::string path = {};
    std::string summary = {};
    std::string description = {};
    std::vector<Parameter> parameters = {};
    std::vector<Answer> answers = {};
    /// An address to ask, relative to the server; for a body, the address alone.
    std::string example_address = {};
    /// JSON over several lines; empty when the operation takes none, or has none.
    std::string example_body = {};
    std::string example_answer = {};
  };

  std::string title = {};
  std::string description = {};
  std::vector<Operation> operations = {};
  /// Of problems.
  std::vector<std::string> codes = {};
  std::string example_problem = {};
};

/// The error says what is missing in `document`.
tl::expected<ApiSummary, std::string> read_api_summary(std::string_view document);

}  // namespace article_search
