#include "server/http/static_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "indexer/schema/content_hash.h"
#include "server/http/content_coding.h"

namespace article_search {

namespace {

struct StaticFile {
  std::string_view path;
  BodyKind kind;
};

constexpr auto kStaticFiles = std::to_array<StaticFile>({
    {"frame.css", BodyKind::css},
    {"controls.css", BodyKind::css},
    {"search.css", BodyKind::css},
    {"passages.css", BodyKind::css},
    {"adapt.css", BodyKind::css},
    {"search.js", BodyKind::script},
    {"reading.js", BodyKind::script},
    {"icons/favicon.svg", BodyKind::svg},
    {"openapi.json", BodyKind::json},
});

}  // namespace

std::string hashed_name(std::string_view name, std::string_view hash) {
  const std::size_t dot = std::min(name.rfind('.'), name.size());
  return std::string(name.substr(0, dot)).append(".").append(hash).append(name.substr(dot));
}

tl::expected<StaticFiles, std::string> load_static_files(const std::filesystem::path& web) {
  StaticFiles files;
  for (const StaticFile& file : kStaticFiles) {
    const std::filesystem::path path = web / file.path;
    std::ifstream stream(path, std::ios::binary);
    std::string body{std::istreambuf_iterator<char>(stream), {}};
    if (body.empty()) {
      return tl::unexpected("cannot read " + path.string() + "; --web names the folder it is in");
    }
    HttpResponse response{.kind = file.kind, .body = std::move(body), .headers = {}};
    response.state = schema::content_hash(response.body);
    response.gzip = encode(response.body, Coding::gzip, Effort::thorough);
    response.brotli = encode(response.body, Coding::brotli, Effort::thorough);
    HttpResponse lasting = response;
    response.headers.emplace_back("Cache-Control", "no-cache");
    lasting.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    files.emplace(hashed_name(path.filename().string(), response.state), std::move(lasting));
    files.emplace(path.filename().string(), std::move(response));
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
