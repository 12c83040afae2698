#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/html_page.h"
#include "server/http/http_message.h"
#include "server/http/static_files.h"
#include "server/search/searcher_pool.h"

namespace article_search {

/// An address of the API in the way of OpenAPI, "/api/v1/articles/{id}", and the methods it takes.
struct ApiRoute {
  std::string path;
  std::string_view methods;
};

/// All of them, for holding the API's description against.
std::vector<ApiRoute> api_routes();

/// The route that answers `path`, in the same way; "other" when none does.
std::string_view route_pattern(std::string_view path);

/// What the routes for those who run the server answer; a missing one is no page.
struct OperatorPages {
  std::function<HttpResponse()> readiness = {};
  std::function<HttpResponse()> metrics = {};
};

/// What every address of the server answers: the API as JSON, the rest as pages. Thread-safe.
class Routes {
 public:
  Routes(SearcherPool& searchers,
         HtmlPage pages,
         StaticFiles files,
         OperatorPages operator_pages = {});

  /// The answer to `request`; with a `status` other than 0, the words for that error.
  HttpResponse answer(const HttpRequest& request, int status) const;

  /// What answers would be made from now, as HttpResponse::state; empty without an index.
  std::string current_state() const;

  // One for each route; the second argument is the part of the path that the route leaves open.
  HttpResponse search_page(const HttpRequest& request, std::string_view) const;
  HttpResponse article_page(const HttpRequest& request, std::string_view id) const;
  HttpResponse articles_page(const HttpRequest& request, std::string_view) const;
  HttpResponse passage_page(const HttpRequest& request, std::string_view id) const;
  HttpResponse help_page(const HttpRequest&, std::string_view) const;
  HttpResponse accessibility_page(const HttpRequest&, std::string_view) const;
  HttpResponse search(const HttpRequest& request, std::string_view) const;
  HttpResponse suggest(const HttpRequest& request, std::string_view) const;
  HttpResponse articles(const HttpRequest& request, std::string_view) const;
  HttpResponse article(const HttpRequest& request, std::string_view id) const;
  HttpResponse passage(const HttpRequest& request, std::string_view id) const;
  HttpResponse similar(const HttpRequest& request, std::string_view id) const;
  HttpResponse api_page(const HttpRequest& request, std::string_view) const;
  HttpResponse api_description(const HttpRequest& request, std::string_view) const;
  HttpResponse health(const HttpRequest&, std::string_view) const;
  HttpResponse readiness(const HttpRequest& request, std::string_view) const;
  HttpResponse metrics(const HttpRequest& request, std::string_view) const;
  HttpResponse static_file(const HttpRequest& request, std::string_view name) const;

 private:
  HttpResponse home_page(const HttpRequest& request) const;
  HttpResponse search_by_body(const HttpRequest& request) const;
  HttpResponse search_for(const HttpRequest& request, const Parameters& parameters) const;
  HttpResponse refuse(const HttpRequest& request, Problem problem) const;

  SearcherPool& searchers_;
  const HtmlPage pages_;
  const StaticFiles files_;
  const OperatorPages operator_pages_;
  /// The page about the API; empty when there is no description.
  const std::string api_page_;
};

}  // namespace article_search
