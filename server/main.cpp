// article-server: what it was asked on the command line -> an HTTP server, until it is told to
// stop.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>

#include "server/query_statistics.h"
#include "server/server_options.h"
#include "server/serving.h"

namespace {

namespace fs = std::filesystem;
using namespace article_search;

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

int print_statistics(const StatsRequest& request) {
  std::ifstream lines(request.query_log);
  if (!lines) return fail("cannot read the query log " + request.query_log.string());
  std::cout << to_text(read_query_statistics(lines), request.top);
  return done;
}

int run(const ServerInvocation& invocation) {
  if (invocation.command == ServerInvocation::Command::stats) {
    return print_statistics(invocation.stats);
  }
  const auto served = serve(invocation.config);
  return served ? done : fail(served.error());
}

}  // namespace

int main(int argc, char** argv) try {
  const auto invocation = read_server_options(argc, argv, default_web());
  return invocation ? run(*invocation) : invocation.error();
} catch (const std::exception& error) {
  std::fprintf(stderr, "article-server: %s\n", error.what());
  return failed;
}
