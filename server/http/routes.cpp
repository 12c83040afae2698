#include "server/http/routes.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "server/http/json_response.h"

namespace article_search {

namespace {

struct Route {
  std::string_view path;
  /// Whether more must follow `path`, which then ends in a slash.
  enum class Rest { none, one_segment } rest;
  HttpResponse (Routes::*answer)(const HttpRequest&, std::string_view) const;
  /// What must come after the open segment, from its slash on.
  std::string_view tail = {};
};

constexpr std::array<Route, 10> kRoutes = {{
    {"/", Route::Rest::none, &Routes::search_page},
    {"/articles/", Route::Rest::one_segment, &Routes::article_page},
    {"/api/v1/search", Route::Rest::none, &Routes::search},
    {"/api/v1/suggest", Route::Rest::none, &Routes::suggest},
    {"/api/v1/articles", Route::Rest::none, &Routes::articles},
    {"/api/v1/articles/", Route::Rest::one_segment, &Routes::article},
    {"/api/v1/passages/", Route::Rest::one_segment, &Routes::passage},
    {"/api/v1/passages/", Route::Rest::one_segment, &Routes::similar, "/similar"},
    {"/healthz", Route::Rest::none, &Routes::health},
    {"/static/", Route::Rest::one_segment, &Routes::static_file},
}};

constexpr std::string_view kApi = "/api/";

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

/// Answers depend on the index, which may change at any time.
HttpResponse fresh(BodyKind kind, std::string body) {
  return {
      .kind = kind, .body = std::move(body), .headers = {{"Cache-Control", "private, no-cache"}}};
}

HttpResponse json(std::string body) { return fresh(BodyKind::json, std::move(body)); }
HttpResponse html(std::string body) { return fresh(BodyKind::html, std::move(body)); }

std::string value_of(const HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.parameters) {
    if (key == name) return value;
  }
  return {};
}

/// A page ignores parameters that are not its own: people come by links that others decorated.
Parameters only(const Parameters& parameters, std::initializer_list<std::string_view> names) {
  Parameters kept;
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(kept),
               [&](const auto& parameter) {
                 return std::find(names.begin(), names.end(), parameter.first) != names.end();
               });
  return kept;
}

}  // namespace

Routes::Routes(SearcherPool& searchers, HtmlPage pages, StaticFiles files)
    : searchers_(searchers), pages_(std::move(pages)), files_(std::move(files)) {}

HttpResponse Routes::answer(const HttpRequest& request, int status) const {
  if (status != 0) return refuse(request, problem_with_status(status));
  const auto route = std::find_if(kRoutes.begin(), kRoutes.end(),
                                  [&](const Route& known) { return is_for(known, request.path); });
  if (route == kRoutes.end()) return refuse(request, no_such_page(request.path));
  if (request.method != "GET" && request.method != "HEAD") {
    HttpResponse response = refuse(request, method_not_allowed(request.method));
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  return (this->*route->answer)(request, open_segment(*route, request.path));
}

HttpResponse Routes::refuse(const HttpRequest& request, const Problem& problem) const {
  HttpResponse response = request.path.starts_with(kApi)
                              ? fresh(BodyKind::problem_json, to_json(problem))
                              : html(pages_.problem(problem, value_of(request, "q")));
  response.status = problem.status;
  return response;
}

HttpResponse Routes::search_page(const HttpRequest& request, std::string_view) const {
  if (value_of(request, "q").empty()) {
    const auto list = searchers_.with_searcher(
        [](Searcher& searcher) { return searcher.articles({.offset = 0, .limit = kMaxLimit}); });
    if (!list) return refuse(request, problem_of(list.error()));
    return html(pages_.home(*list));
  }
  const auto wanted =
      parse_search_request(only(request.parameters, {"q", "offset", "limit", "synonyms", "typos"}));
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto results =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.search(*wanted); });
  if (!results) return refuse(request, problem_of(results.error()));
  return html(pages_.results(*results));
}

HttpResponse Routes::article_page(const HttpRequest& request, std::string_view id) const {
  Parameters parameters = only(request.parameters, {"q"});
  if (parameters.empty()) parameters.emplace_back("q", "");
  const auto wanted = parse_search_request(parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto article = searchers_.with_searcher(
      [&](Searcher& searcher) { return searcher.article(id, wanted->query); });
  if (!article) return refuse(request, problem_of(article.error()));
  return html(pages_.article(*article, wanted->query));
}

HttpResponse Routes::search(const HttpRequest& request, std::string_view) const {
  const auto wanted = parse_search_request(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto results =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.search(*wanted); });
  if (!results) return refuse(request, problem_of(results.error()));
  return json(to_json(*results));
}

HttpResponse Routes::suggest(const HttpRequest& request, std::string_view) const {
  const auto wanted = parse_suggest_request(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto suggestions =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.suggest(*wanted); });
  if (!suggestions) return refuse(request, problem_of(suggestions.error()));
  return json(to_json(*suggestions));
}

HttpResponse Routes::articles(const HttpRequest& request, std::string_view) const {
  const auto page = parse_page_request(request.parameters);
  if (!page) return refuse(request, problem_of(page.error()));
  const auto list =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.articles(*page); });
  if (!list) return refuse(request, problem_of(list.error()));
  return json(to_json(*list, *page));
}

HttpResponse Routes::article(const HttpRequest& request, std::string_view id) const {
  const auto checked = parse_no_parameters(request.parameters);
  if (!checked) return refuse(request, problem_of(checked.error()));
  const auto article =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.article(id, ""); });
  if (!article) return refuse(request, problem_of(article.error()));
  return json(to_json(*article));
}

HttpResponse Routes::passage(const HttpRequest& request, std::string_view id) const {
  const auto checked = parse_no_parameters(request.parameters);
  if (!checked) return refuse(request, problem_of(checked.error()));
  const auto passage =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.passage(id); });
  if (!passage) return refuse(request, problem_of(passage.error()));
  return json(to_json(*passage));
}

HttpResponse Routes::similar(const HttpRequest& request, std::string_view id) const {
  const auto wanted = parse_similar_request(request.parameters);
  if (!wanted) return refuse(request, problem_of(wanted.error()));
  const auto similar =
      searchers_.with_searcher([&](Searcher& searcher) { return searcher.similar(id, *wanted); });
  if (!similar) return refuse(request, problem_of(similar.error()));
  return json(to_json(*similar));
}

HttpResponse Routes::health(const HttpRequest&, std::string_view) const {
  return fresh(BodyKind::text, "alive\n");
}

HttpResponse Routes::static_file(const HttpRequest& request, std::string_view name) const {
  const auto file = files_.find(name);
  if (file == files_.end()) return refuse(request, no_such_page(request.path));
  return file->second;
}

}  // namespace article_search
