#include "server/http/api_page.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace article_search {

namespace {

/// "GET /api/v1/articles/{id}" as "get-api-v1-articles-id".
std::string anchor_of(const ApiSummary::Operation& operation) {
  std::string anchor;
  for (const char letter : operation.method + operation.path) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) != 0) {
      anchor += static_cast<char>(std::tolower(byte));
    } else if (!anchor.empty() && anchor.back() != '-') {
      anchor += '-';
    }
  }
  return anchor;
}

/// Text in which words between backticks are code.
void add_coded(PageFields fields, const char* marker, std::string_view text) {
  PageFields coded = fields.include(marker, kCodedTemplate);
  const char* section = "PLAIN";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('`'), text.size());
    coded.add("PIECE").add(section).set("TEXT", text.substr(0, end));
    section = std::string_view(section) == "PLAIN" ? "CODED" : "PLAIN";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_parameter(PageFields parameters, const ApiSummary::Parameter& parameter) {
  PageFields fields = parameters.add("PARAMETER");
  fields.set("NAME", parameter.name);
  add_coded(fields, "MEANING", parameter.description);
  fields.set("VALUES", parameter.values);
  fields.set_optional("DEFAULT", parameter.default_value);
  if (parameter.is_required) fields.show("REQUIRED");
}

void add_operation(PageFields content, const ApiSummary::Operation& operation) {
  PageFields fields = content.add("OPERATION");
  fields.set("ANCHOR", anchor_of(operation));
  fields.set("SUMMARY", operation.summary);
  fields.set("METHOD", operation.method);
  fields.set("PATH", operation.path);
  add_coded(fields, "OPERATION_DESCRIPTION", operation.description);
  if (!operation.parameters.empty()) {
    PageFields parameters = fields.add("PARAMETERS");
    for (const auto& parameter : operation.parameters) add_parameter(parameters, parameter);
  }
  for (const ApiSummary::Answer& answer : operation.answers) {
    PageFields item = fields.add("ANSWER");
    item.set("STATUS", answer.status);
    add_coded(item, "ANSWER_DESCRIPTION", answer.description);
  }
  if (operation.method == "GET") fields.add("LINK").set("ADDRESS", operation.example_address);
  fields.set_optional("BODY", operation.example_body);
  fields.set_optional("EXAMPLE_ANSWER", operation.example_answer);
}

}  // namespace

void fill_api(PageDraft& page, const ApiSummary& api) {
  PageFields content = page.content();
  add_coded(content, "DESCRIPTION", api.description);
  for (const ApiSummary::Operation& operation : api.operations) add_operation(content, operation);
  for (const std::string& code : api.codes) content.add("CODE").set("WORD", code);
  content.set("PROBLEM", api.example_problem);
}

}  // namespace article_search
