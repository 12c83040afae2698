#include "indexer/index_inspection.h"

#include <array>
#include <set>
#include <utility>

#include <xapian.h>

#include "indexer/index_directory.h"
#include "indexer/passage.h"
#include "indexer/schema/content_hash.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

tl::unexpected<IndexingError> failed(const fs::path& directory, std::string message) {
  return tl::unexpected(IndexingError{.path = directory.string(), .message = std::move(message)});
}

/// Opens the live generation of `directory` and does `work`, which uses Xapian, with it.
template <typename Result, typename Work>
tl::expected<Result, IndexingError> with_live_index(const fs::path& directory, const Work& work) {
  const auto generation = live_generation(directory);
  if (!generation) return failed(directory, "holds no index; make one with article-indexer update");
  try {
    const Xapian::Database index(generation->string());
    const auto stamp = schema::read_stamp(index);
    if (!stamp || !schema::is_readable(*stamp)) {
      return failed(directory, "was made by another version of article-indexer; build it anew");
    }
    return work(index, *generation, *stamp);
  } catch (const Xapian::Error& error) {
    return failed(directory, "cannot be read: " + error.get_msg());
  }
}

std::uintmax_t bytes_below(const fs::path& directory) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

constexpr std::array kKinds = {schema::PassageKind::section, schema::PassageKind::milestone,
                               schema::PassageKind::project};

class Verifier {
 public:
  explicit Verifier(const Xapian::Database& index) : index_(index) {}

  Verification run() {
    check_passages();
    check_articles();
    check_sources();
    return std::move(result_);
  }

 private:
  /// What the documents of an article add up to.
  struct Found {
    std::size_t passages = 0;
    std::uint64_t checksum = 0;
  };

  void fault(std::string sentence) { result_.faults.push_back(std::move(sentence)); }

  void check_passages() {
    for (auto at = index_.postlist_begin(""); at != index_.postlist_end(""); ++at) {
      ++result_.passages;
      const std::string data =
          index_.get_document(*at).get_value(slot(schema::ValueSlot::stored_passage));
      const auto passage = schema::decode_passage(data);
      if (!passage) {
        fault("Document " + std::to_string(*at) + ": " + passage.error() + '.');
      } else {
        check_passage(*passage, *at);
        Found& found = found_[passage->article_id];
        ++found.passages;
        found.checksum += schema::hash64(data);
      }
    }
  }

  void check_passage(const Passage& passage, Xapian::docid document) {
    const std::string term = schema::term(schema::Field::id, passage.id);
    const auto posting = index_.postlist_begin(term);
    if (posting == index_.postlist_end(term) || *posting != document) {
      fault("Passage " + passage.id + " cannot be found by its id.");
    }
  }

  void check_articles() {
    for (const schema::StoredArticle& article : schema::read_articles(index_)) {
      ++result_.articles;
      articles_.insert(article.id);
      const Found found = found_[article.id];
      if (found.passages != article.passage_count) {
        fault("Article " + article.id + " should have " + std::to_string(article.passage_count) +
              " passages and has " + std::to_string(found.passages) + '.');
      } else if (found.checksum != article.checksum) {
        fault("Article " + article.id + " has other passages than were written.");
      }
    }
    for (const auto& [id, found] : found_) {
      if (!articles_.contains(id)) fault("Article " + id + " has passages and no entry.");
    }
  }

  void check_sources() {
    std::set<std::string> unnamed = articles_;
    for (const schema::StoredSource& source : schema::read_sources(index_)) {
      for (const auto& article : schema::read_source_articles(index_, source.path)) {
        unnamed.erase(article.id);
        if (articles_.contains(article.id)) continue;
        fault("Article " + article.id + " of " + source.path + " is missing.");
      }
    }
    for (const std::string& id : unnamed) fault("Article " + id + " is of no source.");
  }

  const Xapian::Database& index_;
  Verification result_;
  std::map<std::string, Found> found_;
  std::set<std::string> articles_;
};

}  // namespace

tl::expected<IndexStatistics, IndexingError> read_statistics(const fs::path& directory) {
  return with_live_index<IndexStatistics>(
      directory, [](const Xapian::Database& index, const fs::path& generation,
                    const schema::IndexStamp& stamp) {
        IndexStatistics statistics;
        statistics.stamp = stamp;
        statistics.generation = generation.filename().string();
        statistics.sources = schema::read_sources(index).size();
        statistics.articles = schema::read_articles(index).size();
        statistics.passages = index.get_doccount();
        for (const schema::PassageKind kind : kKinds) {
          const std::string_view name = to_string(kind);
          statistics.kinds[std::string(name)] =
              index.get_termfreq(schema::term(schema::Field::kind, name));
        }
        statistics.bytes = bytes_below(generation);
        return statistics;
      });
}

tl::expected<std::vector<schema::StoredArticle>, IndexingError> list_articles(
    const fs::path& directory) {
  return with_live_index<std::vector<schema::StoredArticle>>(
      directory, [](const Xapian::Database& index, const fs::path&, const schema::IndexStamp&) {
        return schema::read_articles(index);
      });
}

tl::expected<Verification, IndexingError> verify_index(const fs::path& directory) {
  return with_live_index<Verification>(
      directory,
      [](const Xapian::Database& index, const fs::path& generation, const schema::IndexStamp&) {
        Verification result = Verifier(index).run();
        if (Xapian::Database::check(generation.string()) > 0) {
          result.faults.emplace_back("Xapian's structure is damaged. Build the index anew.");
        }
        return result;
      });
}

}  // namespace article_search
