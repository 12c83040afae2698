#include "server/http/api_summary.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "server/http/link.h"

namespace article_search {

namespace {

using json = nlohmann::ordered_json;

constexpr int kIndent = 2;

/// A value as an address would have it: a list joined by commas.
std::string plain(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const json& item : value) text += (text.empty() ? "" : ",") + plain(item);
  return text;
}

std::string one_of(const json& choices) {
  std::string text;
  for (const json& choice : choices) text += (text.empty() ? "" : ", ") + plain(choice);
  return text;
}

/// What a schema of a parameter allows, in words.
std::string values_of(const json& schema) {
  const std::string type = schema.value("type", "string");
  if (schema.contains("enum")) return one_of(schema["enum"]);
  if (type == "boolean") return "true, false";
  if (type == "array") return values_of(schema["items"]);
  if (type != "integer") return "text";
  return "a whole number, " + schema["minimum"].dump() + " to " + schema["maximum"].dump();
}

/// Follows references within the document.
class Reader {
 public:
  explicit Reader(json document) : document_(std::move(document)) {}

  ApiSummary read() const {
    ApiSummary summary{.title = document_.at("info").at("title"),
                       .description = document_.at("info").at("description")};
    for (const auto& [path, methods] : document_.at("paths").items()) {
      for (const auto& [method, operation] : methods.items()) {
        summary.operations.push_back(read_operation(method, path, operation));
      }
    }
    const json& parts = document_.at("components");
    for (const json& code :
         parts.at("schemas").at("Problem").at("properties").at("code").at("enum")) {
      summary.codes.push_back(code);
    }
    summary.example_problem = example(parts.at("responses").at("BadRequest"));
    return summary;
  }

 private:
  const json& resolved(const json& value) const {
    if (!value.contains("$ref")) return value;
    return document_.at(json::json_pointer(value.at("$ref").get<std::string>().substr(1)));
  }

  /// Of the one media type that a body has.
  static std::string example(const json& body) {
    if (!body.contains("content")) return {};
    const json& media = body.at("content").front();
    return media.contains("example") ? media.at("example").dump(kIndent) : std::string();
  }

  ApiSummary::Operation read_operation(const std::string& method,
                                       const std::string& path,
                                       const json& described) const {
    ApiSummary::Operation operation{.method = method == "post" ? "POST" : "GET",
                                    .path = path,
                                    .summary = described.at("summary"),
                                    .description = described.at("description")};
    operation.example_address = path;
    for (const json& parameter : described.value("parameters", json::array())) {
      operation.parameters.push_back(read_parameter(parameter));
      add_to_example(parameter, operation.example_address);
    }
    for (const auto& [status, answer] : described.at("responses").items()) {
      operation.answers.push_back({status, resolved(answer).at("description")});
    }
    if (described.contains("requestBody")) {
      operation.example_body = example(described.at("requestBody"));
    }
    operation.example_answer = example(described.at("responses").at("200"));
    return operation;
  }

  static ApiSummary::Parameter read_parameter(const json& parameter) {
    const json& schema = parameter.at("schema");
    return {.name = parameter.at("name"),
            .description = parameter.at("description"),
            .values = values_of(schema),
            .default_value = schema.contains("default") ? plain(schema.at("default")) : "",
            .is_required = parameter.value("required", false)};
  }

  /// Examples have what is required and no more.
  static void add_to_example(const json& parameter, std::string& address) {
    if (!parameter.value("required", false)) return;
    const std::string name = parameter.at("name");
    const std::string value = url_encode(plain(parameter.at("example")));
    const std::size_t open = address.find('{' + name + '}');
    if (open != std::string::npos) {
      address.replace(open, name.size() + 2, value);
    } else {
      address.append(address.find('?') == std::string::npos ? "?" : "&");
      address.append(name).append("=").append(value);
    }
  }

  const json document_;
};

}  // namespace

tl::expected<ApiSummary, std::string> read_api_summary(std::string_view document) {
  try {
    return Reader(json::parse(document)).read();
  } catch (const json::exception& error) {
    return tl::unexpected(std::string("the API's description cannot be read: ") + error.what());
  }
}

}  // namespace article_search
