#include "server/server_options.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "server/http/address_set.h"

namespace article_search {

namespace {

constexpr int kMostSeconds = 3'600;
constexpr std::size_t kMostThreads = 256;
constexpr std::size_t kMost = 1'000'000;
constexpr std::size_t kMostMib = 65'536;
constexpr double kMostRate = 1'000'000;

/// The variable that stands for an option: "--idle-seconds" is ARTICLE_SEARCH_IDLE_SECONDS.
std::string variable_of(std::string_view option) {
  std::string name = "ARTICLE_SEARCH_";
  for (const char letter : option.substr(option.find_first_not_of('-'))) {
    name +=
        letter == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return name;
}

/// The library would let the file have its way before the environment.
class FileBelowEnvironment : public CLI::ConfigTOML {
 public:
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::vector<CLI::ConfigItem> kept = CLI::ConfigTOML::from_config(input);
    const auto is_overruled = [](const CLI::ConfigItem& item) {
      const char* const value = std::getenv(variable_of(item.name).c_str());
      return value != nullptr && *value != '\0';
    };
    kept.erase(std::remove_if(kept.begin(), kept.end(), is_overruled), kept.end());
    return kept;
  }
};

/// Options that the environment and the file know too.
class OptionList {
 public:
  explicit OptionList(CLI::App& app) : app_(app) {}

  template <typename Value>
  CLI::Option* add(const std::string& name, Value& value, const std::string& description) const {
    return app_.add_option(name, value, description)
        ->envname(variable_of(name))
        ->capture_default_str();
  }

  CLI::Option* add_list(const std::string& name,
                        std::vector<std::string>& values,
                        const std::string& description) const {
    return app_.add_option(name, values, description)
        ->envname(variable_of(name))
        ->delimiter(',')
        ->type_size(1);
  }

  CLI::Option* add_flag(const std::string& name, bool& value, const std::string& words) const {
    return app_.add_flag(name, value, words)->envname(variable_of(name));
  }

 private:
  CLI::App& app_;
};

/// A list with one empty entry is how files and variables say that it has none.
void drop_empty(std::vector<std::string>& values) {
  values.erase(std::remove(values.begin(), values.end(), ""), values.end());
}

std::string check_network(const std::string& text) {
  if (text.empty()) return {};
  const auto set = AddressSet::of({text});
  return set ? std::string() : set.error();
}

void add_places(const OptionList& options, ServerConfig& config) {
  options.add("--index", config.index, "The directory that article-indexer wrote");
  options.add("--web", config.web, "The folder of templates and styles");
  options.add_list("--host", config.host,
                   "The address to listen on, IPv4 or IPv6; may be repeated "
                   "[127.0.0.1, or none with --socket]");
  options.add("--port", config.port, "The port to listen on; 0 takes any free one")
      ->check(CLI::Range(0, 65'535));
  options.add("--socket", config.socket, "A local (unix) socket to listen on, for a proxy");
  options
      .add_list("--trusted-proxy", config.trusted_proxy,
                "An address or network, or unix for --socket, whose X-Forwarded-For is believed; "
                "may be repeated")
      ->check(CLI::Validator(check_network, "NETWORK"));
  options.add_list("--allow-origin", config.allow_origin,
                   "A site whose scripts may read the API (CORS), as https://example.org, or * for "
                   "any; may be repeated");
}

void add_bounds(const OptionList& options, ServerConfig& config) {
  const CLI::Range counts(std::size_t{1}, kMost);
  const CLI::Range seconds(1, kMostSeconds);
  options.add("--threads", config.threads, "Threads that answer; 0: one for each processor")
      ->check(CLI::Range(std::size_t{0}, kMostThreads));
  options.add("--max-connections", config.max_connections, "Connections in all")->check(counts);
  options
      .add("--max-connections-per-address", config.max_connections_per_address,
           "Connections of one address; trusted proxies may have any number")
      ->check(counts);
  options
      .add("--max-requests-per-connection", config.max_requests_per_connection,
           "Requests until a connection is closed")
      ->check(counts);
  options.add("--max-queue", config.max_queue, "Requests that wait; more are answered 503 at once")
      ->check(counts);
  options
      .add("--cache-mib", config.cache_mib,
           "MiB of answers to keep for those who ask the same again; 0: none")
      ->check(CLI::Range(std::size_t{0}, kMostMib));
  options.add("--head-seconds", config.head_seconds, "For a request's lines in all")
      ->check(seconds);
  options.add("--body-seconds", config.body_seconds, "For a request's body in all")->check(seconds);
  options.add("--write-seconds", config.write_seconds, "For a client to take its answer")
      ->check(seconds);
  options.add("--idle-seconds", config.idle_seconds, "Between two requests of a connection")
      ->check(seconds);
  options
      .add("--rate-limit", config.rate_limit,
           "Requests a second that a client may go on with; more are answered 429; 0: any number")
      ->check(CLI::Range(0.0, kMostRate));
  options.add("--rate-burst", config.rate_burst, "Requests that a client may send at once")
      ->check(CLI::Range(1.0, kMostRate));
}

void add_observation(const OptionList& options, ServerConfig& config) {
  options.add("--log-format", config.log_format, "text or json: lines on standard error")
      ->check(CLI::IsMember({"text", "json"}));
  options
      .add("--log-level", config.log_level,
           "info: every request; warning: what an operator should know; error; off")
      ->check(CLI::IsMember({"info", "warning", "error", "off"}));
  options.add_flag("--log-addresses", config.log_addresses,
                   "Put the clients' addresses into the log");
  options.add("--query-log", config.query_log,
              "A file to keep the queries in, without who asked; see article-server stats");
  options.add("--metrics-host", config.metrics_host, "The address of --metrics-port");
  options
      .add("--metrics-port", config.metrics_port,
           "A port of its own for /metrics; 0 takes any free one; -1: on the port of the pages")
      ->check(CLI::Range(-1, 65'535));
}

CLI::App* add_stats(CLI::App& app, StatsRequest& request) {
  CLI::App* const stats =
      app.add_subcommand("stats", "Prints what was searched for most, and what found nothing");
  stats->add_option("FILE", request.query_log, "The file of --query-log")->required();
  stats->add_option("--top", request.top, "How many queries to list")
      ->check(CLI::Range(std::size_t{1}, kMost))
      ->capture_default_str();
  return stats;
}

}  // namespace

tl::expected<ServerInvocation, ExitCode> read_server_options(int argc,
                                                             const char* const* argv,
                                                             const std::filesystem::path& web) {
  ServerInvocation invocation;
  invocation.config.web = web;
  CLI::App app("Answers searches over an index of articles, as web pages and as JSON.",
               "article-server");
  app.set_version_flag("--version", ARTICLE_SEARCH_VERSION);
  const OptionList options(app);
  add_places(options, invocation.config);
  add_bounds(options, invocation.config);
  add_observation(options, invocation.config);
  CLI::App* const stats = add_stats(app, invocation.stats);
  app.config_formatter(std::make_shared<FileBelowEnvironment>());
  app.set_config("--config", "", "A file of options, one NAME = VALUE a line, without the dashes")
      ->envname("ARTICLE_SEARCH_CONFIG");
  app.allow_config_extras(CLI::config_extras_mode::error);
  bool prints_config = false;
  app.add_flag("--print-config", prints_config, "Print all options as such a file, and exit")
      ->configurable(false);
  app.footer(
      "What the command line does not say is looked for in the environment (the variables "
      "above),\nthen in the file.\n\nExample:\n  article-server --index idx --port 8080");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(app.exit(error) == 0 ? done : wrong_usage);
  }
  drop_empty(invocation.config.host);
  drop_empty(invocation.config.trusted_proxy);
  drop_empty(invocation.config.allow_origin);
  if (prints_config) {
    std::cout << app.config_to_str(true, true);
    return tl::unexpected(done);
  }
  if (stats->parsed()) invocation.command = ServerInvocation::Command::stats;
  return invocation;
}

}  // namespace article_search
