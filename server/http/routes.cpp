#include "server/http/routes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <strings.h>

#include "indexer/schema/content_hash.h"
#include "server/http/api_summary.h"
#include "server/http/http_status.h"
#include "server/http/json_parameters.h"
#include "server/http/json_response.h"
#include "server/http/results_page.h"
#include "server/http/search_advice.h"
#include "server/http/search_link.h"

namespace article_search {

namespace {

constexpr std::string_view kReads = "GET, HEAD, OPTIONS";
constexpr std::string_view kReadsAndPost = "GET, HEAD, OPTIONS, POST";

struct Route {
  std::string_view path;
  /// Whether more must follow `path`, which then ends in a slash.
  enum class Rest { none, one_segment } rest;
  HttpResponse (Routes::*answer)(const HttpRequest&, std::string_view) const;
  /// What must come after the open segment, from its slash on.
  std::string_view tail = {};
  /// For Allow.
  std::string_view methods = kReads;
};

constexpr auto kRoutes = std::to_array<Route>({
    {"/", Route::Rest::none, &Routes::search_page},
    {"/articles/", Route::Rest::one_segment, &Routes::article_page},
    {"/articles", Route::Rest::none, &Routes::articles_page},
    {"/passages/", Route::Rest::one_segment, &Routes::passage_page},
    {"/help", Route::Rest::none, &Routes::help_page},
    {"/accessibility", Route::Rest::none, &Routes::accessibility_page},
    {"/api", Route::Rest::none, &Routes::api_page},
    {"/api/v1/search", Route::Rest::none, &Routes::search, {}, kReadsAndPost},
    {"/api/v1/suggest", Route::Rest::none, &Routes::suggest},
    {"/api/v1/articles", Route::Rest::none, &Routes::articles},
    {"/api/v1/articles/", Route::Rest::one_segment, &Routes::article},
    {"/api/v1/passages/", Route::Rest::one_segment, &Routes::passage},
    {"/api/v1/passages/", Route::Rest::one_segment, &Routes::similar, "/similar"},
    {"/api/v1/openapi.json", Route::Rest::none, &Routes::api_description},
    {"/healthz", Route::Rest::none, &Routes::health},
    {"/readyz", Route::Rest::none, &Routes::readiness},
    {"/metrics", Route::Rest::none, &Routes::metrics},
    {"/static/", Route::Rest::one_segment, &Routes::static_file},
});

constexpr std::size_t kArticlesOnAPage = 50;
constexpr const char* kDescription = "openapi.json";
/// In seconds: an index comes, and a crowd goes, within moments.
constexpr const char* kRetryAfter = "2";

/// The segment of `path` that `route` leaves open; empty when it leaves none.
std::string_view open_segment(const Route& route, std::string_view path) {
  path.remove_prefix(route.path.size());
  path.remove_suffix(route.tail.size());
  return path;
}

bool is_for(const Route& route, std::string_view path) {
  if (route.rest == Route::Rest::none) return path == route.path;
  if (!path.starts_with(route.path) || !path.ends_with(route.tail)) return false;
  if (path.size() <= route.path.size() + route.tail.size()) return false;
  return open_segment(route, path).find('/') == std::string_view::npos;
}

/// Whether a Content-Type is JSON; what its parameters say does not matter.
bool is_json(std::string_view content_type) {
  constexpr std::string_view kJson = "application/json";
  const std::string_view type = content_type.substr(0, content_type.find_first_of("; \t"));
  return type.size() == kJson.size() && strncasecmp(type.data(), kJson.data(), kJson.size()) == 0;
}

/// As HttpResponse::state. Equal content may have been built anew, and be said by another program.
std::string state_of(const schema::IndexStamp& index) {
  return index.revision + ' ' + index.built_at + ' ' + ARTICLE_SEARCH_VERSION;
}

/// Answers depend on the index, which may change at any time.
HttpResponse fresh(BodyKind kind, std::string body) {
  return {
      .kind = kind, .body = std::move(body), .headers = {{"Cache-Control", "private, no-cache"}}};
}

HttpResponse json(std::string body, const schema::IndexStamp& index) {
  HttpResponse response = fresh(BodyKind::json, std::move(body));
  response.state = state_of(index);
  return response;
}

HttpResponse html(std::string body, const schema::IndexStamp& index) {
  HttpResponse response = fresh(BodyKind::html, std::move(body));
  response.state = state_of(index);
  return response;
}

/// "search;dur=0.8", for those who watch how long answers take.
std::string server_timing(std::chrono::microseconds took) {
  constexpr std::int64_t kUnit = 1'000;
  std::string fraction = std::to_string(kUnit + took.count() % kUnit);
  fraction.front() = '.';
  return "search;dur=" + std::to_string(took.count() / kUnit) + fraction;
}

/// A page ignores parameters that are not its own: people come by links that others decorated.
Parameters only(const Parameters& parameters, const std::vector<std::string_view>& names) {
  Parameters kept;
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(kept),
               [&](const auto& parameter) {
                 return std::find(names.begin(), names.end(), parameter.first) != names.end();
               });
  return kept;
}

/// What a page is asked for; by filters alone, too.
auto parse_page(const Parameters& parameters) {
  Parameters known = only(parameters, page_parameter_names());
  const auto is_query = [](const auto& parameter) { return parameter.first == "q"; };
  if (std::none_of(known.begin(), known.end(), is_query)) known.emplace_back("q", "");
  return parse_search_request(known);
}

std::string pattern_of(const Route& route) {
  const char* const open = route.rest == Route::Rest::none ? "" : "{id}";
  return std::string(route.path).append(open).append(route.tail);
}

/// The notes on a search for those who run the server.
AnswerNotes notes_of(const SearchResults& results) {
  return {.search = AnswerNotes::Search{.query = results.understood,
                                        .passages = results.passages,
                                        .is_first_page = results.offset == 0,
                                        .took = results.took}};
}

/// The page about the API; empty when there is no description.
std::string render_api(const HtmlPage& pages, const StaticFiles& files) {
  const auto description = files.find(kDescription);
  if (description == files.end()) return {};
  const auto summary = read_api_summary(description->second.body);
  return summary ? pages.api(*summary) : std::string();
}

}  // namespace

std::string_view route_pattern(std::string_view path) {
  static const auto kPatterns = [] {
    std::array<std::string, kRoutes.size()> patterns;
    std::transform(kRoutes.begin(), kRoutes.end(), patterns.begin(), pattern_of);
    return patterns;
  }();
  for (std::size_t at = 0; at < kRoutes.size(); ++at) {
    if (is_for(kRoutes.at(at), path)) return kPatterns.at(at);
  }
  return "other";
}

std::vector<ApiRoute> api_routes() {
  constexpr std::string_view kVersion = "/api/v1/";
  std::vector<ApiRoute> routes;
  for (const Route& route : kRoutes) {
    if (!route.path.starts_with(kVersion)) continue;
    routes.push_back({pattern_of(route), route.methods});
  }
  return routes;
}

Routes::Routes(SearcherPool& searchers,
               HtmlPage pages,
               StaticFiles files,
               OperatorPages operator_pages)
    : searchers_(searchers),
      pages_(std::move(pages)),
      files_(std::move(files)),
      operator_pages_(std::move(operator_pages)),
      api_page_(render_api(pages_, files_)) {}

HttpResponse Routes::answer(const HttpRequest& request, int status) const {
  if (status != 0) return refuse(request, problem_with_status(status));
  const auto route = std::find_if(kRoutes.begin(), kRoutes.end(),
                                  [&](const Route& known) { return is_for(known, request.path); });
  if (request.method == "OPTIONS" && (route != kRoutes.end() || request.path == "*")) {
    return {.status = http_status::kNoContent,
            .headers = {
                {"Allow", std::string(route == kRoutes.end() ? kReadsAndPost : route->methods)}}};
  }
  if (route == kRoutes.end()) return refuse(request, no_such_page(request.path));
  const bool is_post = request.method == "POST" && route->methods == kReadsAndPost;
  if (!is_read(request) && !is_post) {
    HttpResponse response = refuse(request, method_not_allowed(request.method, route->methods));
    response.headers.emplace_back("Allow", route->methods);
    return response;
  }
  return (this->*route->answer)(request, open_segment(*route, request.path));
}

HttpResponse Routes::refuse(const HttpRequest& request, Problem problem) const {
  problem.request_id = request.request_id;
  HttpResponse response =
      is_for_program(request)
          ? fresh(BodyKind::problem_json, to_json(problem))
          : fresh(BodyKind::html, pages_.problem(problem, value_of(request, "q")));
  response.status = problem.status;
  response.notes.cause = problem.cause;
  if (!is_for_api(request)) response.headers.emplace_back("Vary", "Accept");
  if (problem.status == http_status::kUnavailable) {
    response.headers.emplace_back("Retry-After", kRetryAfter);
  }
  return response;
}

HttpResponse Routes::search_page(const HttpRequest& request, std::string_view) const {
  const auto wanted = parse_page(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  if (wanted->query.empty() && wanted->filters.is_empty()) return home_page(request);
  SearchAdvice advice;
  const auto results = searchers_.with_searcher([&](Searcher& searcher) {
    auto found = searcher.search(as_page_asks(*wanted));
    if (found && found->passages == 0) advice = advise(searcher, *wanted);
    return found;
  });
  if (!results) return refuse(request, problem_of(results.error()));
  HttpResponse response = html(pages_.results(*wanted, *results, advice), results->index);
  response.notes = notes_of(*results);
  return response;
}

HttpResponse Routes::home_page(const HttpRequest& request) const {
  const auto contents = searchers_.with_searcher(read_home_contents);
  if (!contents) return refuse(request, problem_of(contents.error()));
  return html(pages_.home(*contents), contents->list.index);
}

HttpResponse Routes::article_page(const HttpRequest& request, std::string_view id) const {
  const auto wanted = parse_page(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto article =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.article(id, *wanted); });
  if (!article) return refuse(request, problem_of(article.error()));
  return html(pages_.article(*article, *wanted), article->index);
}

HttpResponse Routes::articles_page(const HttpRequest& request, std::string_view) const {
  auto wanted = parse_page_request(only(request.parameters, {"offset"}));
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  wanted->limit = kArticlesOnAPage;
  const auto list =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.articles(*wanted); });
  if (!list) return refuse(request, problem_of(list.error()));
  return html(pages_.articles(*list, *wanted), list->index);
}

HttpResponse Routes::passage_page(const HttpRequest& request, std::string_view id) const {
  const auto wanted = parse_page(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto contents = searchers_.with_searcher(
      [&](Searcher& searcher) { return read_passage_contents(searcher, id, *wanted); });
  if (!contents) return refuse(request, problem_of(contents.error()));
  return html(pages_.passage(*contents, *wanted), contents->index);
}

HttpResponse Routes::help_page(const HttpRequest&, std::string_view) const {
  return fresh(BodyKind::html, pages_.fixed(HtmlPage::Fixed::help));
}

HttpResponse Routes::accessibility_page(const HttpRequest&, std::string_view) const {
  return fresh(BodyKind::html, pages_.fixed(HtmlPage::Fixed::accessibility));
}

HttpResponse Routes::search(const HttpRequest& request, std::string_view) const {
  if (request.method == "POST") return search_by_body(request);
  return search_for(request, request.parameters);
}

HttpResponse Routes::search_by_body(const HttpRequest& request) const {
  if (!is_json(field(request, "Content-Type"))) {
    return refuse(request, unsupported_media_type("application/json"));
  }
  std::vector<ParameterError> misplaced;
  for (const auto& parameter : request.parameters) {
    misplaced.push_back({"invalid_parameter", parameter.first, "must stand in the body"});
  }
  if (!misplaced.empty()) return refuse(request, problem_of(misplaced));
  const auto parameters = parse_json_parameters(request.body, {"facets"});
  if (!parameters) return refuse(request, problem_of(parameters.error()));
  return search_for(request, *parameters);
}

HttpResponse Routes::search_for(const HttpRequest& request, const Parameters& parameters) const {
  const auto wanted = parse_search_request(parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto results =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.search(*wanted); });
  if (!results) return refuse(request, problem_of(results.error()));
  HttpResponse response = json(to_json(*results), results->index);
  response.headers.emplace_back("Server-Timing", server_timing(results->took));
  response.notes = notes_of(*results);
  return response;
}

HttpResponse Routes::suggest(const HttpRequest& request, std::string_view) const {
  const auto wanted = parse_suggest_request(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto suggestions =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.suggest(*wanted); });
  if (!suggestions) return refuse(request, problem_of(suggestions.error()));
  return json(to_json(*suggestions), suggestions->index);
}

HttpResponse Routes::articles(const HttpRequest& request, std::string_view) const {
  const auto page = parse_page_request(request.parameters);
  if (!page) return refuse(request, problem_of(page.error()));
  const auto list =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.articles(*page); });
  if (!list) return refuse(request, problem_of(list.error()));
  return json(to_json(*list, *page), list->index);
}

HttpResponse Routes::article(const HttpRequest& request, std::string_view id) const {
  const auto checked = parse_no_parameters(request.parameters);
  if (!checked) return refuse(request, problem_of(checked.error()));
  const auto article =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.article(id, {}); });
  if (!article) return refuse(request, problem_of(article.error()));
  return json(to_json(*article), article->index);
}

HttpResponse Routes::passage(const HttpRequest& request, std::string_view id) const {
  const auto checked = parse_no_parameters(request.parameters);
  if (!checked) return refuse(request, problem_of(checked.error()));
  const auto passage =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.passage(id); });
  if (!passage) return refuse(request, problem_of(passage.error()));
  return json(to_json(*passage), passage->index);
}

HttpResponse Routes::similar(const HttpRequest& request, std::string_view id) const {
  const auto wanted = parse_similar_request(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto similar =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.similar(id, *wanted); });
  if (!similar) return refuse(request, problem_of(similar.error()));
  return json(to_json(*similar), similar->index);
}

std::string Routes::current_state() const {
  const auto stamp = searchers_.with_searcher([](Searcher& searcher) { return searcher.stamp(); });
  return stamp ? state_of(*stamp) : std::string();
}

HttpResponse Routes::api_page(const HttpRequest& request, std::string_view) const {
  if (api_page_.empty()) return refuse(request, no_such_page(request.path));
  HttpResponse response = fresh(BodyKind::html, api_page_);
  response.state = schema::content_hash(api_page_);
  return response;
}

HttpResponse Routes::api_description(const HttpRequest& request, std::string_view) const {
  const auto checked = parse_no_parameters(request.parameters);
  if (!checked) return refuse(request, problem_of(checked.error()));
  return static_file(request, kDescription);
}

HttpResponse Routes::health(const HttpRequest&, std::string_view) const {
  return fresh(BodyKind::text, "alive\n");
}

HttpResponse Routes::readiness(const HttpRequest& request, std::string_view) const {
  return operator_pages_.readiness ? operator_pages_.readiness()
                                   : refuse(request, no_such_page(request.path));
}

HttpResponse Routes::metrics(const HttpRequest& request, std::string_view) const {
  return operator_pages_.metrics ? operator_pages_.metrics()
                                 : refuse(request, no_such_page(request.path));
}

HttpResponse Routes::static_file(const HttpRequest& request, std::string_view name) const {
  const auto file = files_.find(name);
  if (file == files_.end()) return refuse(request, no_such_page(request.path));
  return file->second;
}

}  // namespace article_search
