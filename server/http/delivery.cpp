#include "server/http/delivery.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/schema/content_hash.h"
#include "server/http/content_coding.h"

namespace article_search {

namespace {

constexpr int kOk = 200;
constexpr int kNoContent = 204;
constexpr int kNotModified = 304;
/// Smaller bodies fit into one packet as they are.
constexpr std::size_t kLeastPacked = 1'024;

/// The tag as ETag has it: each coding of an answer is another sequence of bytes.
std::string entity_tag(const std::string& tag, Coding coding) {
  const std::string suffix = coding == Coding::identity ? "" : '-' + std::string(to_string(coding));
  return '"' + tag + suffix + '"';
}

/// The entry of If-None-Match that names an answer with `tag`, in whichever coding; else empty.
std::string known_tag(const HttpRequest& request, const std::string& tag) {
  const std::string_view known = field(request, "If-None-Match");
  for (const Coding coding : {Coding::identity, Coding::gzip, Coding::brotli}) {
    std::string entry = entity_tag(tag, coding);
    if (known.find(entry) != std::string_view::npos) return entry;
  }
  return {};
}

HttpResponse not_modified(const HttpRequest& request, std::string entry) {
  const bool is_json = is_for_api(request);
  return {.status = kNotModified,
          .kind = is_json ? BodyKind::json : BodyKind::html,
          .body = {},
          .headers = {{"ETag", std::move(entry)}, {"Cache-Control", "private, no-cache"}}};
}

/// Puts the body into the coding that the client likes best, where that is worth it; that coding.
Coding pack(const HttpRequest& request, HttpResponse& response) {
  if (response.body.size() < kLeastPacked) return Coding::identity;
  const Coding coding = choose_coding(field(request, "Accept-Encoding"));
  if (coding == Coding::identity) return coding;
  std::string& beforehand = coding == Coding::gzip ? response.gzip : response.brotli;
  std::string packed =
      beforehand.empty() ? encode(response.body, coding, Effort::quick) : std::move(beforehand);
  if (packed.empty() || packed.size() >= response.body.size()) return Coding::identity;
  response.body = std::move(packed);
  response.headers.emplace_back("Content-Encoding", to_string(coding));
  return coding;
}

/// Adds to what caches are to tell answers apart by.
void vary_by(HttpResponse& response, std::string_view name) {
  const auto vary = std::find_if(response.headers.begin(), response.headers.end(),
                                 [](const auto& header) { return header.first == "Vary"; });
  if (vary == response.headers.end()) {
    response.headers.emplace_back("Vary", name);
  } else {
    vary->second.append(", ").append(name);
  }
}

}  // namespace

std::string answer_key(std::string_view state, const HttpRequest& request) {
  Parameters parameters = request.parameters;
  // Stable: the order of one parameter's values shows in answers.
  std::stable_sort(parameters.begin(), parameters.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string key;
  const auto add = [&](std::string_view part) {
    key.append(std::to_string(part.size())).append(":").append(part);
  };
  add(state);
  add(request.path);
  for (const auto& [name, value] : parameters) {
    add(name);
    add(value);
  }
  return key;
}

Delivery::Delivery(DeliveryParts parts) : parts_(std::move(parts)), cache_(parts_.cache_bytes) {}

HttpResponse Delivery::answer(const HttpRequest& request, int status) {
  HttpResponse response = fetch(request, status);
  if (response.status == kOk && !response.state.empty() && is_read(request)) {
    const std::string tag = schema::content_hash(answer_key(response.state, request));
    if (std::string entry = known_tag(request, tag); !entry.empty()) {
      response.status = kNotModified;
      response.body.clear();
      response.headers.emplace_back("ETag", std::move(entry));
    } else {
      response.headers.emplace_back("ETag", entity_tag(tag, pack(request, response)));
    }
  } else {
    pack(request, response);
  }
  if (response.status != kNoContent) vary_by(response, "Accept-Encoding");
  allow_origin(request, response);
  return response;
}

/// Who has the answer that would be given now is spared it, and the work of it.
HttpResponse Delivery::fetch(const HttpRequest& request, int status) {
  const bool is_known = !field(request, "If-None-Match").empty();
  if (status != 0 || !is_read(request) || (!is_known && parts_.cache_bytes == 0)) {
    return parts_.answer(request, status);
  }
  const std::string state = parts_.current_state();
  if (state.empty()) return parts_.answer(request, status);
  const std::string tag = schema::content_hash(answer_key(state, request));
  if (std::string entry = known_tag(request, tag); !entry.empty()) {
    return not_modified(request, std::move(entry));
  }
  return find_or_make(request, state);
}

/// Keeps each coding of an answer as it is first asked for.
HttpResponse Delivery::find_or_make(const HttpRequest& request, const std::string& state) {
  const Coding coding = choose_coding(field(request, "Accept-Encoding"));
  const auto kept = cache_.find(answer_key(state, request) + std::string(to_string(coding)));
  if (kept) return *kept;
  HttpResponse response = parts_.answer(request, 0);
  const bool is_packed_beforehand = !response.gzip.empty();
  if (response.status != kOk || response.state.empty() || is_packed_beforehand) return response;
  HttpResponse copy = response;
  std::erase_if(copy.headers, [](const auto& header) { return header.first == "Server-Timing"; });
  if (copy.body.size() >= kLeastPacked && coding != Coding::identity) {
    std::string& packed = coding == Coding::gzip ? copy.gzip : copy.brotli;
    packed = encode(copy.body, coding, Effort::quick);
  }
  cache_.put(answer_key(response.state, request) + std::string(to_string(coding)),
             std::make_shared<const HttpResponse>(copy));
  copy.headers = response.headers;
  return copy;
}

/// CORS (the Fetch standard, 3.2), for the API alone. Without an origin that is allowed, nothing
/// is said, and browsers keep the answer from scripts.
void Delivery::allow_origin(const HttpRequest& request, HttpResponse& response) const {
  const auto& allowed = parts_.allowed_origins;
  if (allowed.empty() || !is_for_api(request)) return;
  vary_by(response, "Origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
  const std::string_view origin = field(request, "Origin");
  const bool is_any = std::find(allowed.begin(), allowed.end(), "*") != allowed.end();
  if (origin.empty() ||
      (!is_any && std::find(allowed.begin(), allowed.end(), origin) == allowed.end())) {
    return;
  }
  response.headers.emplace_back("Access-Control-Allow-Origin", is_any ? "*" : origin);
  if (request.method == "OPTIONS") {
    response.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, POST");
    response.headers.emplace_back("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
    response.headers.emplace_back("Access-Control-Max-Age", "600");
  } else {
    response.headers.emplace_back("Access-Control-Expose-Headers",
                                  "ETag, Retry-After, Server-Timing, X-Request-Id");
  }
}

}  // namespace article_search
