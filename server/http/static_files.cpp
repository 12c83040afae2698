#include "server/http/static_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <vector>

#include "indexer/schema/content_hash.h"
#include "server/http/content_coding.h"

namespace article_search {

namespace {

struct StaticFile {
  std::string name;
  BodyKind kind;
  /// Joined in this order.
  std::vector<std::string_view> paths;
};

std::vector<StaticFile> static_files() {
  return {
      {"style.css",
       BodyKind::css,
       {"frame.css", "controls.css", "search.css", "passages.css", "reading.css", "adapt.css"}},
      {"settings.js", BodyKind::script, {"settings.js"}},
      {"search.js", BodyKind::script, {"search.js"}},
      {"reading.js", BodyKind::script, {"reading.js"}},
      {"favicon.svg", BodyKind::svg, {"icons/favicon.svg"}},
      {"openapi.json", BodyKind::json, {"openapi.json"}},
  };
}

tl::expected<std::string, std::string> joined_files(const std::filesystem::path& folder,
                                                    const std::vector<std::string_view>& paths) {
  std::string joined;
  for (const std::string_view path : paths) {
    std::ifstream stream(folder / path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (text.empty()) {
      return tl::unexpected("cannot read " + (folder / path).string() +
                            "; --web names the folder it is in");
    }
    joined += text;
  }
  return joined;
}

}  // namespace

std::string hashed_name(std::string_view name, std::string_view hash) {
  const std::size_t dot = std::min(name.rfind('.'), name.size());
  return std::string(name.substr(0, dot)).append(".").append(hash).append(name.substr(dot));
}

tl::expected<StaticFiles, std::string> load_static_files(const std::filesystem::path& web) {
  StaticFiles files;
  for (const StaticFile& file : static_files()) {
    auto body = joined_files(web, file.paths);
    if (!body) return tl::unexpected(body.error());
    HttpResponse response{.kind = file.kind, .body = *std::move(body), .headers = {}};
    response.state = schema::content_hash(response.body);
    response.gzip = encode(response.body, Coding::gzip, Effort::thorough);
    response.brotli = encode(response.body, Coding::brotli, Effort::thorough);
    HttpResponse lasting = response;
    response.headers.emplace_back("Cache-Control", "no-cache");
    lasting.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    files.emplace(hashed_name(file.name, response.state), std::move(lasting));
    files.emplace(file.name, std::move(response));
  }
  return files;
}

std::map<std::string, std::string> static_addresses(const StaticFiles& files) {
  const std::string folder = "/static/";
  std::map<std::string, std::string> addresses;
  for (const auto& [name, file] : files) {
    const std::string lasting = hashed_name(name, file.state);
    if (files.contains(lasting)) addresses.emplace(folder + name, folder + lasting);
  }
  return addresses;
}

}  // namespace article_search
