#include "server/http/delivery.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/schema/content_hash.h"
#include "server/http/content_coding.h"
#include "server/http/http_status.h"

namespace article_search {

namespace {

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

/// Each coding of an answer is kept as it is first asked for.
std::string packed_key(const std::string& key, const HttpRequest& request) {
  return key + std::string(to_string(choose_coding(field(request, "Accept-Encoding"))));
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
  const bool may_be_spared = status == 0 && is_read(request);
  std::optional<HttpResponse> spared;
  if (may_be_spared) spared = spare(request);
  HttpResponse response = spared ? std::move(*spared) : make(request, status);
  if (response.status != http_status::kNoContent) vary_by(response, "Accept-Encoding");
  allow_origin(request, response);
  return response;
}

/// What costs no work: that the client has the answer that would be given now, or a kept one.
std::optional<HttpResponse> Delivery::spare(const HttpRequest& request) {
  const bool has_one = !field(request, "If-None-Match").empty();
  if (!has_one && parts_.cache_bytes == 0) return {};
  const std::string state = parts_.current_state();
  if (state.empty()) return {};
  const std::string key = answer_key(state, request);
  if (std::string entry = known_tag(request, schema::content_hash(key)); !entry.empty()) {
    return HttpResponse{
        .status = http_status::kNotModified,
        .kind = is_for_api(request) ? BodyKind::json : BodyKind::html,
        .headers = {{"ETag", std::move(entry)}, {"Cache-Control", "private, no-cache"}}};
  }
  const auto kept = cache_.find(packed_key(key, request));
  if (!kept) return {};
  return *kept;
}

HttpResponse Delivery::make(const HttpRequest& request, int status) {
  HttpResponse response = parts_.answer(request, status);
  const bool has_tag =
      response.status == http_status::kOk && !response.state.empty() && is_read(request);
  if (!has_tag) {
    pack(request, response);
    return response;
  }
  const std::string key = answer_key(response.state, request);
  const std::string tag = schema::content_hash(key);
  if (std::string entry = known_tag(request, tag); !entry.empty()) {
    response.status = http_status::kNotModified;
    response.body.clear();
    response.headers.emplace_back("ETag", std::move(entry));
    return response;
  }
  const bool is_in_memory = !response.gzip.empty();
  const Coding coding = pack(request, response);
  response.headers.emplace_back("ETag", entity_tag(tag, coding));
  if (!is_in_memory) keep(packed_key(key, request), response);
  return response;
}

/// For the next who asks, whom no search will cost any time.
void Delivery::keep(const std::string& key, HttpResponse answer) {
  if (parts_.cache_bytes == 0) return;
  std::erase_if(answer.headers, [](const auto& header) { return header.first == "Server-Timing"; });
  if (answer.notes.search) answer.notes.search->took.reset();
  cache_.put(key, std::make_shared<const HttpResponse>(std::move(answer)));
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
