// article-server: what it was asked on the command line -> an HTTP server, until it is told to
// stop.

#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <CLI/CLI.hpp>

#include "server/http/html_page.h"
#include "server/http/http_server.h"
#include "server/http/routes.h"
#include "server/http/static_files.h"
#include "server/search/searcher_pool.h"

namespace {

namespace fs = std::filesystem;
using namespace article_search;

enum ExitCode { done = 0, failed = 1, wrong_usage = 2 };

struct Arguments {
  fs::path index = "index";
  std::string host = "127.0.0.1";
  int port = 8080;
  fs::path web;
};

int fail(const std::string& message) {
  std::cerr << "article-server: " << message << '\n';
  return failed;
}

/// The folder of the pages: where they were installed with this program, wherever that was put, or
/// else, for one that runs from its build directory, beside the sources.
fs::path default_web() {
  std::error_code ignored;
  const fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  const fs::path installed = (folder / ARTICLE_SEARCH_INSTALLED_WEB).lexically_normal();
  return fs::exists(installed, ignored) ? installed : fs::path(ARTICLE_SEARCH_SOURCE_WEB);
}

std::string address(const std::string& host, int port) {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return "http://" + (is_ipv6 ? '[' + host + ']' : host) + ':' + std::to_string(port) + '/';
}

sigset_t termination_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

/// Serves until SIGINT or SIGTERM, which all threads have blocked.
void serve_until_told(HttpServer& server, const std::string& name) {
  const sigset_t signals = termination_signals();
  std::thread stopper([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
  });
  std::cout << "Article Search answers at " << name << std::endl;
  server.serve();
  stopper.join();
}

int serve(const Arguments& arguments) {
  // Before there is any other thread: one alone then takes signals, and none needs a handler.
  const sigset_t signals = termination_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto pages = HtmlPage::load(arguments.web / "templates");
  if (!pages) return fail(pages.error());
  auto files = load_static_files(arguments.web);
  if (!files) return fail(files.error());
  SearcherPool searchers(arguments.index);
  if (const auto index = Searcher::open(arguments.index); !index) {
    std::cerr << "article-server: " << index.error().message
              << "; until there is one, searches answer 503\n";
  }
  const Routes routes(searchers, *std::move(pages), *std::move(files));
  auto server = HttpServer::bind(
      arguments.host, arguments.port,
      [&](const HttpRequest& request, int status) { return routes.answer(request, status); });
  if (!server) return fail(server.error());
  serve_until_told(*server, address(arguments.host, server->port()));
  return done;
}

int run(int argc, char** argv) {
  CLI::App app("Answers searches over an index of articles, as web pages and as JSON.",
               "article-server");
  app.set_version_flag("--version", ARTICLE_SEARCH_VERSION);
  Arguments arguments{.web = default_web()};
  app.add_option("--index", arguments.index, "The directory that article-indexer wrote")
      ->capture_default_str();
  app.add_option("--host", arguments.host, "The address to listen on")->capture_default_str();
  app.add_option("--port", arguments.port, "The port to listen on; 0 takes any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app.add_option("--web", arguments.web, "The folder of templates and styles")
      ->capture_default_str();
  app.footer("Example:\n  article-server --index idx --port 8080");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : wrong_usage;
  }
  return serve(arguments);
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const std::exception& error) {
  std::fprintf(stderr, "article-server: %s\n", error.what());
  return failed;
}
