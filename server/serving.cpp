#include "server/serving.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "server/descriptor_limit.h"
#include "server/http/delivery.h"
#include "server/http/http_server.h"
#include "server/http/http_status.h"
#include "server/http/readiness.h"
#include "server/http/reception.h"
#include "server/http/routes.h"
#include "server/search/index_watch.h"
#include "server/search/searcher_pool.h"
#include "server/service_notice.h"

namespace article_search {

namespace {

using Sockets = std::vector<ListeningSocket>;
using std::chrono::system_clock;

constexpr std::size_t kMebibyte = 1'048'576;
/// How soon a new state of the index is noticed when nobody searches.
constexpr std::chrono::milliseconds kWatchInterval{250};

sigset_t awaited_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
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

tl::expected<std::unique_ptr<QueryLog>, std::string> open_query_log(const ServerConfig& config) {
  if (config.query_log.empty()) return nullptr;
  auto log = QueryLog::open(config.query_log);
  if (!log) return tl::unexpected(log.error());
  return std::make_unique<QueryLog>(*std::move(log));
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

void report(ServerLog& log, const IndexStatus& status) {
  if (status.trouble) {
    const std::string event =
        status.stamp ? "cannot use the newest state of the index, the one before goes on answering"
                     : "there is no index yet, searches are answered 503";
    log.write(LogLevel::warning, event, {{"cause", status.trouble->message}});
  } else if (status.stamp) {
    log.write(LogLevel::info, "answers come from the index",
              {{"revision", status.stamp->revision},
               {"built_at", status.stamp->built_at},
               {"passages", static_cast<std::int64_t>(status.passages)}});
  }
}

/// What is there to serve with, made in the order in which it is used.
class Service {
 public:
  Service(const ServerConfig& config, HtmlPage pages, StaticFiles files, QueryLog* query_log)
      : log_(log_settings(config)),
        query_log_(query_log),
        searchers_(config.index),
        watch_(config.index,
               kWatchInterval,
               [this](const IndexStatus& status) { report(log_, status); }),
        rate_limit_(config.rate_limit, config.rate_burst),
        routes_(searchers_, std::move(pages), std::move(files), operator_pages(config)),
        delivery_({.answer = [this](const auto& request,
                                    int status) { return routes_.answer(request, status); },
                   .current_state = [this] { return routes_.current_state(); },
                   .allowed_origins = config.allow_origin,
                   .cache_bytes = config.cache_mib * kMebibyte}),
        reception_({.answer = [this](const auto& request,
                                     int status) { return delivery_.answer(request, status); },
                    .rate_limit = rate_limit_,
                    .metrics = metrics_,
                    .log = log_,
                    .query_log = query_log,
                    .log_addresses = config.log_addresses ? LogAddresses::yes : LogAddresses::no}),
        limits_(fitting_limits(config, log_)) {}

  /// Begins to answer at `sockets`, and at `back_door` who watches the server.
  void open(Sockets sockets, Sockets back_door) {
    server_.emplace(std::move(sockets), limits_, [this](const HttpRequest& request, int status) {
      return reception_.answer(request, status);
    });
    server_->serve();
    if (back_door.empty()) return;
    constexpr std::size_t kFewConnections = 32;
    back_door_.emplace(std::move(back_door),
                       FrontLimits{.connections = kFewConnections, .workers = 1},
                       [this](const HttpRequest& request, int) { return answer_watcher(request); });
    back_door_->serve();
  }

  /// Has everything that was opened opened anew.
  void reopen() {
    const auto renewed = searchers_.renew();
    const auto reopened =
        query_log_ == nullptr ? tl::expected<void, std::string>{} : query_log_->reopen();
    if (!renewed) report_failure(renewed.error().message);
    if (!reopened) report_failure(reopened.error());
    if (renewed && reopened) log_.write(LogLevel::info, "opened the index anew");
  }

  void close() {
    log_.write(LogLevel::info, "stopping");
    server_->stop();
    if (back_door_) back_door_->stop();
  }

 private:
  OperatorPages operator_pages(const ServerConfig& config) {
    OperatorPages pages{
        .readiness = [this] { return readiness(watch_.status(), system_clock::now()); }};
    if (config.metrics_port < 0) {
      pages.metrics = [this] { return metrics_page(); };
    }
    return pages;
  }

  HttpResponse metrics_page() {
    return {.body = metrics_.text(server_->load(), watch_.status(), system_clock::now()),
            .headers = {{"Cache-Control", "no-store"}}};
  }

  HttpResponse answer_watcher(const HttpRequest& request) {
    if (request.path == "/metrics" && is_read(request)) return metrics_page();
    return {.status = http_status::kNotFound, .body = "Only /metrics is here.\n"};
  }

  void report_failure(const std::string& cause) {
    log_.write(LogLevel::warning, "cannot open anew, what was open stays", {{"cause", cause}});
  }

  ServerLog log_;
  QueryLog* query_log_;
  Metrics metrics_;
  SearcherPool searchers_;
  IndexWatch watch_;
  RateLimit rate_limit_;
  const Routes routes_;
  Delivery delivery_;
  const Reception reception_;
  const FrontLimits limits_;
  std::optional<HttpServer> server_;
  std::optional<HttpServer> back_door_;
};

/// Until SIGINT or SIGTERM, which all threads have blocked, as SIGHUP.
void wait_until_told_to_stop(Service& service) {
  const sigset_t signals = awaited_signals();
  notify_service_manager("READY=1");
  for (int signal = 0; sigwait(&signals, &signal) == 0 && signal == SIGHUP;) {
    notify_service_manager(reloading_notice());
    service.reopen();
    notify_service_manager("READY=1");
  }
  notify_service_manager("STOPPING=1");
}

}  // namespace

tl::expected<void, std::string> serve(const ServerConfig& config) {
  // Before there is any other thread: one alone then takes signals, and none needs a handler.
  const sigset_t signals = awaited_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto files = load_static_files(config.web);
  if (!files) return tl::unexpected(files.error());
  auto pages = HtmlPage::load(config.web / "templates", static_addresses(*files));
  if (!pages) return tl::unexpected(pages.error());
  auto query_log = open_query_log(config);
  if (!query_log) return tl::unexpected(query_log.error());
  auto sockets = open_sockets(config);
  if (!sockets) return tl::unexpected(sockets.error());
  tl::expected<Sockets, std::string> back_door;
  if (config.metrics_port >= 0) {
    back_door = ListeningSocket::open_tcp(config.metrics_host, config.metrics_port);
  }
  if (!back_door) return tl::unexpected(back_door.error());

  std::vector<std::string> greetings;
  for (const ListeningSocket& socket : *sockets) {
    greetings.push_back("Article Search answers at " + socket.address());
  }
  for (const ListeningSocket& socket : *back_door) {
    greetings.push_back("Metrics are at " + socket.address() + "metrics");
  }
  Service service(config, *std::move(pages), *std::move(files), query_log->get());
  service.open(*std::move(sockets), *std::move(back_door));
  for (const std::string& greeting : greetings) std::cout << greeting << std::endl;
  wait_until_told_to_stop(service);
  service.close();
  return {};
}

}  // namespace article_search
