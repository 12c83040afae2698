#include "indexer/removal.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "indexer/index_directory.h"
#include "indexer/index_writer.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

tl::unexpected<IndexingError> failed(const fs::path& directory, std::string message) {
  return tl::unexpected(IndexingError{.path = directory.string(), .message = std::move(message)});
}

/// The path as sources are named in an index; a file that is gone by now has one too.
std::string source_path(const std::string& name) {
  std::error_code error;
  fs::path path = fs::weakly_canonical(fs::absolute(name, error), error);
  if (!path.has_filename()) path = path.parent_path();
  return error ? name : path.string();
}

/// The ids of the articles of each source.
using HeldArticles = std::map<std::string, std::vector<std::string>>;

HeldArticles held_articles(const IndexWriter& writer) {
  HeldArticles held;
  for (const auto& [path, source] : writer.sources()) held.emplace(path, writer.articles_of(path));
  return held;
}

/// Which sources and articles some names stand for.
class NamedContent {
 public:
  NamedContent(const HeldArticles& sources, const std::vector<std::string>& names)
      : sources_(sources) {
    for (const auto& [path, ids] : sources) {
      for (const std::string& id : ids) all_articles_.insert(id);
    }
    for (const std::string& name : names) {
      if (!add(name)) removal_.unknown.push_back(name);
    }
  }

  Removal take() {
    for (const std::string& path : files_) {
      const auto& ids = sources_.at(path);
      articles_.insert(ids.begin(), ids.end());
    }
    removal_.files = {files_.begin(), files_.end()};
    removal_.articles = {articles_.begin(), articles_.end()};
    return std::move(removal_);
  }

 private:
  bool add(const std::string& name) {
    // An empty path would stand for the folder that the program runs in.
    if (name.empty()) return false;
    if (all_articles_.contains(name)) {
      articles_.insert(name);
      return true;
    }
    return add_file(name) || add_file(source_path(name)) || add_folder(source_path(name) + '/');
  }

  bool add_file(const std::string& path) {
    if (!sources_.contains(path)) return false;
    files_.insert(path);
    return true;
  }

  bool add_folder(const std::string& start) {
    bool is_known = false;
    for (auto source = sources_.lower_bound(start);
         source != sources_.end() && source->first.starts_with(start); ++source) {
      is_known = add_file(source->first);
    }
    return is_known;
  }

  const HeldArticles& sources_;
  std::set<std::string> all_articles_;
  std::set<std::string> files_;
  std::set<std::string> articles_;
  Removal removal_;
};

tl::expected<void, IndexingError> take_out(IndexWriter& writer, const Removal& removal) {
  for (const std::string& path : removal.files) {
    if (auto removed = writer.remove(path); !removed) return removed;
  }
  for (const std::string& id : removal.articles) {
    if (auto removed = writer.remove_article(id); !removed) return removed;
  }
  return {};
}

/// Adds the files of which the removal leaves nothing.
void add_emptied_files(const HeldArticles& sources, Removal& removal) {
  std::set<std::string> files(removal.files.begin(), removal.files.end());
  for (const auto& [path, ids] : sources) {
    const auto is_removed = [&](const std::string& id) {
      return std::ranges::binary_search(removal.articles, id);
    };
    if (!ids.empty() && std::ranges::all_of(ids, is_removed)) {
      files.insert(path);
    }
  }
  removal.files = {files.begin(), files.end()};
}

}  // namespace

tl::expected<Removal, IndexingError> remove_from_index(const fs::path& directory,
                                                       const std::vector<std::string>& names) {
  if (!live_generation(directory)) return failed(directory, "holds no index to remove from");
  auto writer = IndexWriter::update(directory);
  if (!writer) return tl::unexpected(writer.error());
  if (writer->is_new()) {
    return failed(directory, "was made by another version of article-indexer; build it anew");
  }
  const HeldArticles held = held_articles(*writer);
  Removal removal = NamedContent(held, names).take();
  if (removal.articles.empty() && removal.files.empty()) return removal;
  add_emptied_files(held, removal);
  if (auto taken = take_out(*writer, removal); !taken) return tl::unexpected(taken.error());
  if (auto committed = writer->commit(); !committed) return tl::unexpected(committed.error());
  return removal;
}

}  // namespace article_search
