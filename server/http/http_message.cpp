#include "server/http/http_message.h"

#include <algorithm>
#include <array>

#include <strings.h>

#include "server/http/content_coding.h"

namespace article_search {

namespace {

using Header = std::pair<std::string_view, std::string_view>;

/// Indexed by BodyKind.
constexpr std::array<std::string_view, 7> kContentTypes = {
    "text/html; charset=utf-8",       "application/json", "application/problem+json",
    "text/css; charset=utf-8",        "image/svg+xml",    "text/plain; charset=utf-8",
    "text/javascript; charset=utf-8",
};

constexpr std::array<Header, 4> kAlways = {{
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

constexpr std::array<Header, 4> kForPages = {{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
     "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Permissions-Policy",
     "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
     "midi=(), payment=(), usb=()"},
}};

constexpr std::array<Header, 1> kForOthers = {{
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
}};

void add_missing(Fields& fields, const Header& header) {
  const bool is_there = std::any_of(fields.begin(), fields.end(),
                                    [&](const auto& known) { return known.first == header.first; });
  if (!is_there) fields.emplace_back(header);
}

}  // namespace

std::string_view field(const HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.fields) {
    if (key.size() == name.size() && strncasecmp(key.data(), name.data(), key.size()) == 0) {
      return value;
    }
  }
  return {};
}

std::string value_of(const HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.parameters) {
    if (key == name) return value;
  }
  return {};
}

bool is_read(const HttpRequest& request) {
  return request.method == "GET" || request.method == "HEAD";
}

bool is_for_api(const HttpRequest& request) { return request.path.starts_with("/api/"); }

bool is_for_program(const HttpRequest& request) {
  if (is_for_api(request)) return true;
  const std::string_view accept = field(request, "Accept");
  const int json = std::max(weight_in(accept, "application/json", 0),
                            weight_in(accept, "application/problem+json", 0));
  return json > weight_in(accept, "text/html", 0);
}

Fields response_headers(const HttpResponse& response) {
  Fields headers = response.headers;
  headers.emplace_back("Content-Type", kContentTypes.at(static_cast<std::size_t>(response.kind)));
  for (const Header& header : kAlways) add_missing(headers, header);
  if (response.kind == BodyKind::html) {
    headers.insert(headers.end(), kForPages.begin(), kForPages.end());
  } else {
    headers.insert(headers.end(), kForOthers.begin(), kForOthers.end());
  }
  return headers;
}

}  // namespace article_search
