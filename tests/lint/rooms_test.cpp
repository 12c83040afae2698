// The plan of the house, held: which room may include which, and who owns a heavy library.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/test_paths.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;

/// A source file by its path from the project's root, and what it includes.
struct Source {
  fs::path path;
  std::vector<std::string> includes;
  std::size_t lines = 0;
};

bool is_source(const fs::path& path) {
  static const std::set<std::string> kExtensions = {".h", ".cpp", ".mjs", ".css", ".js", ".tpl"};
  return kExtensions.contains(path.extension().string());
}

/// The name between the marks of an include line; empty for any other line.
std::string included(std::string_view line) {
  constexpr std::string_view kStart = "#include ";
  if (!line.starts_with(kStart)) return {};
  line.remove_prefix(kStart.size() + 1);
  return std::string(line.substr(0, line.find_first_of("\">")));
}

Source read_source(const fs::path& root, const fs::path& path) {
  Source source{.path = fs::relative(path, root), .includes = {}};
  std::ifstream file(path);
  for (std::string line; std::getline(file, line); ++source.lines) {
    if (std::string name = included(line); !name.empty()) source.includes.push_back(name);
  }
  return source;
}

std::vector<Source> read_sources() {
  const fs::path root = testing::source_path("");
  std::vector<Source> sources;
  for (const char* const room : {"indexer", "server", "tests", "web"}) {
    for (auto entry = fs::recursive_directory_iterator(root / room);
         entry != fs::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      if (is_source(entry->path())) sources.push_back(read_source(root, entry->path()));
    }
  }
  return sources;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> kSources = read_sources();
  return kSources;
}

/// Room to rooms whose headers it may include, besides its own.
const std::map<std::string, std::set<std::string>>& allowed_edges() {
  static const std::map<std::string, std::set<std::string>> kEdges = {
      {"indexer/schema", {}},
      {"indexer/annotate", {"indexer", "indexer/schema"}},
      {"indexer/readers", {"indexer", "indexer/schema"}},
      {"indexer", {"indexer/schema", "indexer/readers", "indexer/annotate"}},
      {"server/search/state", {"indexer/schema"}},
      {"server/search/query", {"server/search/state", "indexer/schema"}},
      {"server/search/match", {"server/search/query", "server/search/state", "indexer/schema"}},
      {"server/search",
       {"server/search/match", "server/search/query", "server/search/state", "indexer/schema"}},
      {"server/http", {"server/search", "indexer/schema"}},
      {"server", {"server/http", "server/search"}},
  };
  return kEdges;
}

/// The one place where both programs meet: a commit is checked by the search that would serve it.
bool is_gate(const Source& source) { return source.path == "indexer/gate_check.cpp"; }

/// What is asked of a search and what it answers: the words of all its rooms.
bool is_contract_of_search(const std::string& include) {
  static const std::set<std::string> kContract = {"server/search/search_error.h",
                                                  "server/search/search_request.h",
                                                  "server/search/search_results.h"};
  return kContract.contains(include);
}

bool is_in_search(const std::string& room) { return room.starts_with("server/search/"); }

bool is_test(const Source& source) { return *source.path.begin() == "tests"; }

bool is_header(const Source& source) { return source.path.extension() == ".h"; }

TEST(Rooms, IncludeOnlyTheRoomsTheyMay) {
  std::size_t edges = 0;
  for (const Source& source : sources()) {
    const std::string room = source.path.parent_path().string();
    const auto allowed = allowed_edges().find(room);
    if (allowed == allowed_edges().end()) continue;
    for (const std::string& include : source.includes) {
      const std::string other = fs::path(include).parent_path().string();
      if (other == room || !allowed_edges().contains(other)) continue;
      ++edges;
      if (is_in_search(room) && is_contract_of_search(include)) continue;
      if (is_gate(source) && include == "server/search/relevance_gate.h") continue;
      EXPECT_TRUE(allowed->second.contains(other)) << source.path << " includes " << include;
    }
  }
  EXPECT_GT(edges, 20U) << "the includes were not read";
}

TEST(Rooms, AreAllInThePlan) {
  for (const Source& source : sources()) {
    if (is_test(source) || source.path.extension() != ".cpp") continue;
    EXPECT_TRUE(allowed_edges().contains(source.path.parent_path().string())) << source.path;
  }
}

struct Owner {
  std::string library;
  /// The files that may include it, by their path's beginning.
  std::vector<std::string> owners;
};

/// `library` is a header, or a folder of headers with its slash.
bool includes(const Source& source, const std::string& library) {
  return std::any_of(source.includes.begin(), source.includes.end(), [&](const std::string& name) {
    return library.ends_with('/') ? name.starts_with(library) : name == library;
  });
}

TEST(HeavyLibraries, HaveOneOwner) {
  const std::vector<Owner> owners = {
      {"httplib.h", {"server/http/http_server.cpp"}},
      {"ctemplate/template.h", {"server/http/html_template.cpp"}},
      {"ctemplate/template_dictionary.h", {"server/http/html_template.cpp"}},
      {"nlohmann/json.hpp",
       {"indexer/readers/json_ld.cpp", "indexer/readers/json_tree.cpp",
        "server/http/api_summary.cpp", "server/http/json_parameters.cpp",
        "server/http/json_writer.cpp", "server/http/readiness.cpp", "server/http/server_log.cpp",
        "indexer/report_json.cpp", "indexer/vocabulary_reader.cpp"}},
      {"libxml/HTMLparser.h",
       {"indexer/readers/html_entities.cpp", "indexer/readers/html_tree.cpp"}},
      {"uchardet.h", {"indexer/readers/text_encoding.cpp"}},
      {"md4c.h", {"indexer/readers/"}},
      {"pugixml.hpp", {"indexer/readers/"}},
      {"yaml-cpp/yaml.h", {"indexer/readers/"}},
      {"zip.h", {"indexer/readers/zip_archive.cpp"}},
      {"zlib.h", {"indexer/readers/gzip.cpp", "server/http/content_coding.cpp"}},
      {"brotli/encode.h", {"server/http/content_coding.cpp"}},
      {"xxhash.h", {"indexer/schema/content_hash.cpp"}},
      {"zstd.h", {"indexer/schema/packing.cpp"}},
      {"CLI/CLI.hpp", {"indexer/command_line.cpp", "server/server_options.cpp"}},
      {"spdlog/", {"server/http/server_log.cpp"}},
      {"prometheus/", {"server/http/metrics.cpp"}},
      {"xapian.h",
       {"indexer/schema/", "indexer/article_writer", "indexer/generation_builder",
        "indexer/index_writer.", "indexer/index_inspection.cpp", "indexer/passage_document.",
        "indexer/unseen_words.cpp", "server/search/"}},
  };
  for (const Source& source : sources()) {
    if (is_test(source)) continue;
    for (const auto& [library, places] : owners) {
      if (!includes(source, library)) continue;
      const std::string path = source.path.string();
      EXPECT_TRUE(std::any_of(places.begin(), places.end(),
                              [&](const std::string& place) { return path.starts_with(place); }))
          << path << " includes " << library;
    }
  }
}

TEST(HeavyLibraries, JsonIsInNoHeader) {
  for (const Source& source : sources()) {
    if (!is_header(source)) continue;
    EXPECT_EQ(std::count(source.includes.begin(), source.includes.end(), "nlohmann/json.hpp"), 0)
        << source.path;
  }
}

TEST(Files, AreShortEnoughToRead) {
  constexpr std::size_t kMostLines = 400;
  for (const Source& source : sources()) EXPECT_LE(source.lines, kMostLines) << source.path;
}

TEST(Headers, AreIncludedOnce) {
  for (const Source& source : sources()) {
    if (!is_header(source)) continue;
    std::ifstream file(testing::source_path(source.path));
    std::string first;
    std::getline(file, first);
    EXPECT_EQ(first, "#pragma once") << source.path;
  }
}

}  // namespace
}  // namespace article_search
