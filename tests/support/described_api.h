#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace article_search::testing {

/// An OpenAPI 3.1 document, for holding answers against it. Knows the part of JSON Schema 2020-12
/// that our own document uses, and says so where that one goes beyond it: $ref into the document,
/// type, enum, const, oneOf, properties, required, additionalProperties, items, maxItems, minimum,
/// maximum, maxLength.
class DescribedApi {
 public:
  /// Of the checkout, web/openapi.json.
  DescribedApi();
  ~DescribedApi();
  DescribedApi(const DescribedApi&) = delete;
  DescribedApi& operator=(const DescribedApi&) = delete;

  /// "GET /api/v1/articles/{id}", in the order of the document.
  std::vector<std::string> operations() const;

  /// The names of an operation's query parameters, or of the members of its body, sorted.
  std::vector<std::string> parameters(const std::string& operation) const;

  /// The operation that a request is for; empty when there is none.
  std::string operation_for(const std::string& method, const std::string& path) const;

  /// What of an answer is not as the document says, each with the place in `body`: nothing for a
  /// good one. A status that the operation does not name is an error too.
  std::vector<std::string> faults(const std::string& operation,
                                  int status,
                                  const std::string& content_type,
                                  std::string_view body) const;

 private:
  struct Document;
  std::unique_ptr<const Document> document_;
};

}  // namespace article_search::testing
