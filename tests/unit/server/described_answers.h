#pragma once

#include <string>

#include <gtest/gtest.h>

#include "server/http/http_message.h"
#include "tests/support/described_api.h"

namespace article_search {

inline const testing::DescribedApi& described_api() {
  static const testing::DescribedApi kApi;
  return kApi;
}

/// Holds an answer of the API against its description. Others are let be, as are refusals of
/// methods that the description does not have.
inline void expect_described(const HttpRequest& request, const HttpResponse& response) {
  const std::string operation = described_api().operation_for(request.method, request.path);
  if (operation.empty() || (request.method != "GET" && request.method != "POST")) return;
  std::string content_type;
  const Fields headers = response_headers(response);
  for (const auto& [name, value] : headers) {
    if (name == "Content-Type") content_type = value;
  }
  for (const std::string& fault :
       described_api().faults(operation, response.status, content_type, response.body)) {
    ADD_FAILURE() << operation << ' ' << response.status << ' ' << fault << "\n" << response.body;
  }
}

}  // namespace article_search
