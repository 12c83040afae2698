#include "tests/support/described_api.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/support/test_paths.h"

namespace article_search::testing {

namespace {

using json = nlohmann::ordered_json;

/// Keywords that say nothing of what is valid, or that are looked at with another.
const std::set<std::string> kPassive = {"description", "default", "example", "format"};

bool has_type(const json& value, const std::string& type) {
  if (type == "null") return value.is_null();
  if (type == "boolean") return value.is_boolean();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number_integer();
  return type == "string" && value.is_string();
}

/// One value against one schema after the other; faults gather.
class Validation {
 public:
  explicit Validation(const json& document) : document_(document) {}

  std::vector<std::string> take_faults() { return std::move(faults_); }

  void check(const json& schema, const json& value, const std::string& place) {
    if (schema.contains("$ref")) return check(target(schema), value, place);
    for (const auto& [keyword, wanted] : schema.items()) {
      if (kPassive.contains(keyword)) continue;
      if (!check_keyword(keyword, wanted, schema, value, place)) {
        faults_.push_back(place + ": the schema uses " + keyword + ", which is not known here");
      }
    }
  }

  const json& target(const json& reference) const {
    const std::string pointer = reference["$ref"].get<std::string>().substr(1);
    return document_.at(json::json_pointer(pointer));
  }

 private:
  void require(bool holds, const std::string& place, const std::string& what) {
    if (!holds) faults_.push_back(place + ": " + what);
  }

  /// Whether the keyword is known.
  bool check_keyword(const std::string& keyword,
                     const json& wanted,
                     const json& schema,
                     const json& value,
                     const std::string& place) {
    if (keyword == "type") {
      check_type(wanted, value, place);
    } else if (keyword == "enum") {
      require(std::find(wanted.begin(), wanted.end(), value) != wanted.end(), place,
              value.dump() + " is none of " + wanted.dump());
    } else if (keyword == "const") {
      require(wanted == value, place, "is not " + wanted.dump());
    } else if (keyword == "oneOf") {
      check_one_of(wanted, value, place);
    } else if (keyword == "required") {
      for (const json& name : wanted) {
        require(!value.is_object() || value.contains(name.get<std::string>()), place,
                "lacks " + name.dump());
      }
    } else if (keyword == "properties" || keyword == "additionalProperties") {
      // Both at once, at the first of them.
      if (keyword == "properties" || !schema.contains("properties")) {
        check_members(schema, value, place);
      }
    } else if (keyword == "items") {
      check_items(wanted, value, place);
    } else {
      return check_bound(keyword, wanted, value, place);
    }
    return true;
  }

  bool check_bound(const std::string& keyword,
                   const json& wanted,
                   const json& value,
                   const std::string& place) {
    if (keyword == "minimum") {
      require(!value.is_number() || value >= wanted, place, "is less than " + wanted.dump());
    } else if (keyword == "maximum") {
      require(!value.is_number() || value <= wanted, place, "is more than " + wanted.dump());
    } else if (keyword == "maxItems") {
      require(!value.is_array() || value.size() <= wanted, place, "has too many items");
    } else if (keyword == "maxLength") {
      require(!value.is_string() || value.get<std::string>().size() <= wanted, place,
              "is too long");
    } else {
      return false;
    }
    return true;
  }

  void check_type(const json& wanted, const json& value, const std::string& place) {
    const bool holds = wanted.is_array()
                           ? std::any_of(wanted.begin(), wanted.end(),
                                         [&](const json& type) { return has_type(value, type); })
                           : has_type(value, wanted);
    require(holds, place, std::string("is ") + value.type_name() + ", not " + wanted.dump());
  }

  void check_one_of(const json& schemas, const json& value, const std::string& place) {
    std::size_t fits = 0;
    std::string why;
    for (const json& schema : schemas) {
      Validation inner(document_);
      inner.check(schema, value, place);
      if (inner.faults_.empty()) ++fits;
      for (const std::string& fault : inner.faults_) why += "; " + fault;
    }
    require(fits == 1, place, "fits " + std::to_string(fits) + " of the choices" + why);
  }

  void check_members(const json& schema, const json& value, const std::string& place) {
    if (!value.is_object()) return;
    const json properties = schema.value("properties", json::object());
    const json others = schema.value("additionalProperties", json(true));
    for (const auto& [name, member] : value.items()) {
      const std::string inside = place + '/' + name;
      if (properties.contains(name)) {
        check(properties[name], member, inside);
      } else if (others.is_object()) {
        check(others, member, inside);
      } else {
        require(others.get<bool>(), inside, "is not in the schema");
      }
    }
  }

  void check_items(const json& schema, const json& value, const std::string& place) {
    if (!value.is_array()) return;
    for (std::size_t at = 0; at < value.size(); ++at) {
      check(schema, value[at], place + '/' + std::to_string(at));
    }
  }

  const json& document_;
  std::vector<std::string> faults_;
};

/// Whether `path` is as `pattern` says, whose {names} stand for one segment each.
bool fits(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::size_t pattern_end = std::min(pattern.find('/', 1), pattern.size());
    const std::size_t path_end = std::min(path.find('/', 1), path.size());
    const bool is_open = pattern.substr(0, 2) == "/{" && path_end > 1;
    if (!is_open && pattern.substr(0, pattern_end) != path.substr(0, path_end)) return false;
    pattern.remove_prefix(pattern_end);
    path.remove_prefix(path_end);
  }
  return pattern.empty() && path.empty();
}

std::string in_capitals(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return word;
}

std::string in_small(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return word;
}

}  // namespace

struct DescribedApi::Document {
  json root;

  const json& at(const std::string& operation) const {
    const std::size_t space = operation.find(' ');
    return root["paths"][operation.substr(space + 1)][in_small(operation.substr(0, space))];
  }

  const json& resolved(const json& value) const {
    return value.contains("$ref") ? Validation(root).target(value) : value;
  }
};

DescribedApi::DescribedApi()
    : document_([] {
        std::ifstream file(source_path("web/openapi.json"));
        return std::make_unique<const Document>(Document{json::parse(file)});
      }()) {}
DescribedApi::~DescribedApi() = default;

std::vector<std::string> DescribedApi::operations() const {
  std::vector<std::string> names;
  for (const auto& [path, methods] : document_->root["paths"].items()) {
    for (const auto& [method, ignored] : methods.items()) {
      names.push_back(in_capitals(method) + ' ' + path);
    }
  }
  return names;
}

std::vector<std::string> DescribedApi::parameters(const std::string& operation) const {
  const json& described = document_->at(operation);
  std::vector<std::string> names;
  for (const json& parameter : described.value("parameters", json::array())) {
    if (parameter["in"] == "query") names.push_back(parameter["name"]);
  }
  if (described.contains("requestBody")) {
    const json& body =
        document_->resolved(described["requestBody"]["content"]["application/json"]["schema"]);
    for (const auto& [name, ignored] : body["properties"].items()) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string DescribedApi::operation_for(const std::string& method, const std::string& path) const {
  const std::string wanted = method == "HEAD" ? "GET" : method;
  for (const std::string& operation : operations()) {
    const std::size_t space = operation.find(' ');
    if (operation.substr(0, space) == wanted && fits(operation.substr(space + 1), path)) {
      return operation;
    }
  }
  return {};
}

std::vector<std::string> DescribedApi::faults(const std::string& operation,
                                              int status,
                                              const std::string& content_type,
                                              std::string_view body) const {
  const json& responses = document_->at(operation)["responses"];
  const std::string code = std::to_string(status);
  if (!responses.contains(code)) return {operation + " does not name the status " + code};
  const json& response = document_->resolved(responses[code]);
  if (!response.contains("content")) {
    return body.empty() ? std::vector<std::string>{} : std::vector<std::string>{"has a body"};
  }
  if (!response["content"].contains(content_type)) return {"is " + content_type};
  const json value = json::parse(body, nullptr, false);
  if (value.is_discarded()) return {"is no JSON"};
  Validation validation(document_->root);
  validation.check(response["content"][content_type]["schema"], value, "");
  return validation.take_faults();
}

}  // namespace article_search::testing
