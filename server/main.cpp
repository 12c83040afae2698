// article-server: what it was asked on the command line -> an HTTP server, until it is told to
// stop.

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "server/descriptor_limit.h"
#include "server/http/delivery.h"
#include "server/http/html_page.h"
#include "server/http/http_server.h"
#include "server/http/routes.h"
#include "server/http/server_log.h"
#include "server/http/static_files.h"
#include "server/search/searcher_pool.h"
#include "server/server_options.h"
#include "server/service_notice.h"

namespace {

namespace fs = std::filesystem;
using namespace article_search;

using Sockets = std::vector<ListeningSocket>;

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

sigset_t awaited_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM}) sigaddset(&signals, signal);
  return signals;
}

/// Those of the service manager, or else what `config` asks for.
tl::expected<Sockets, std::string> open_sockets(const ServerConfig& config) {
  auto inherited = inherited_sockets();
  if (!inherited || !inherited->empty()) return inherited;
  Sockets sockets;
  std::vector<std::string> hosts = config.host;
  if (hosts.empty() && config.socket.empty()) hosts.emplace_back("127.0.0.1");
  for (const std::string& host : hosts) {
    auto opened = ListeningSocket::open_tcp(host, config.port);
    if (!opened) return tl::unexpected(opened.error());
    std::move(opened->begin(), opened->end(), std::back_inserter(sockets));
  }
  if (!config.socket.empty()) {
    auto opened = ListeningSocket::open_local(config.socket);
    if (!opened) return tl::unexpected(opened.error());
    sockets.push_back(*std::move(opened));
  }
  return sockets;
}

/// Until SIGINT or SIGTERM, which all threads have blocked.
void wait_until_told_to_stop(ServerLog& log) {
  const sigset_t signals = awaited_signals();
  int signal = 0;
  sigwait(&signals, &signal);
  notify_service_manager("STOPPING=1");
  log.write(LogLevel::info, "stopping");
}

/// Fewer connections where the system gives fewer descriptors.
FrontLimits fitting_limits(const ServerConfig& config, ServerLog& log) {
  FrontLimits limits = front_limits(config);
  const std::size_t most = most_connections(raised_descriptor_limit(), limits.workers);
  if (most < limits.connections) {
    log.write(LogLevel::warning, "fewer connections than asked for, as descriptors are limited",
              {{"max_connections", static_cast<std::int64_t>(most)}});
    limits.connections = most;
  }
  return limits;
}

int serve(const ServerConfig& config) {
  // Before there is any other thread: one alone then takes signals, and none needs a handler.
  const sigset_t signals = awaited_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto pages = HtmlPage::load(config.web / "templates");
  if (!pages) return fail(pages.error());
  auto files = load_static_files(config.web);
  if (!files) return fail(files.error());
  auto sockets = open_sockets(config);
  if (!sockets) return fail(sockets.error());
  std::vector<std::string> addresses;
  for (const ListeningSocket& socket : *sockets) addresses.push_back(socket.address());
  ServerLog log(log_settings(config));
  SearcherPool searchers(config.index);
  const Routes routes(searchers, *std::move(pages), *std::move(files));
  const Delivery delivery(
      {.answer = [&](const auto& request, int status) { return routes.answer(request, status); },
       .current_state = [&] { return routes.current_state(); },
       .allowed_origins = config.allow_origin});
  HttpServer server(
      *std::move(sockets), fitting_limits(config, log),
      [&](const HttpRequest& request, int status) { return delivery.answer(request, status); });
  server.serve();
  for (const std::string& address : addresses) {
    std::cout << "Article Search answers at " << address << std::endl;
  }
  notify_service_manager("READY=1");
  wait_until_told_to_stop(log);
  server.stop();
  return done;
}

}  // namespace

int main(int argc, char** argv) try {
  const auto invocation = read_server_options(argc, argv, default_web());
  if (!invocation) return invocation.error();
  return serve(invocation->config);
} catch (const std::exception& error) {
  std::fprintf(stderr, "article-server: %s\n", error.what());
  return failed;
}
