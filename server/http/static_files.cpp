#include "server/http/static_files.h"

#include <array>
#include <fstream>
#include <iterator>

namespace article_search {

namespace {

struct StaticFile {
  std::string_view path;
  BodyKind kind;
};

constexpr std::array<StaticFile, 8> kStaticFiles = {{
    {"frame.css", BodyKind::css},
    {"controls.css", BodyKind::css},
    {"search.css", BodyKind::css},
    {"passages.css", BodyKind::css},
    {"adapt.css", BodyKind::css},
    {"search.js", BodyKind::script},
    {"reading.js", BodyKind::script},
    {"icons/favicon.svg", BodyKind::svg},
}};

}  // namespace

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
    response.headers.emplace_back("Cache-Control", "public, max-age=300");
    files.emplace(path.filename().string(), std::move(response));
  }
  return files;
}

}  // namespace article_search
