#include "server/search/index_handle.h"

#include <sys/stat.h>
#include <utility>

#include "indexer/schema/index_metadata.h"

namespace article_search {

namespace {

tl::unexpected<SearchError> failed(SearchErrorCode code, std::string message) {
  return tl::unexpected(SearchError{code, std::move(message)});
}

tl::expected<schema::IndexStamp, SearchError> read_readable_stamp(
    const Xapian::Database& database) {
  const auto stamp = schema::read_stamp(database);
  if (!stamp || !schema::is_readable(*stamp)) {
    return failed(SearchErrorCode::index_incompatible,
                  "the index was made by another version of article-indexer; build it anew with "
                  "this one");
  }
  return *stamp;
}

std::string state_of(const Xapian::Database& database) {
  return database.get_uuid() + '/' + std::to_string(database.get_revision());
}

/// Does `work`, which opens the index in `directory`; again when the index was committed to, or its
/// generation replaced and removed, between two reads.
template <typename Work>
auto until_it_holds_still(const std::filesystem::path& directory, const Work& work)
    -> decltype(work()) {
  constexpr int kAttempts = 10;
  std::string message;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    try {
      return work();
    } catch (const Xapian::DatabaseError& error) {
      message = error.get_msg();
    } catch (const Xapian::Error& error) {
      return failed(SearchErrorCode::index_damaged, error.get_msg());
    }
  }
  return failed(SearchErrorCode::index_unavailable,
                "cannot open the index in " + directory.string() + ": " + message);
}

}  // namespace

IndexHandle::IndexHandle(std::filesystem::path directory,
                         StubIdentity stub,
                         Xapian::Database database,
                         schema::IndexStamp stamp)
    : directory_(std::move(directory)),
      stub_(stub),
      database_(std::move(database)),
      stamp_(std::move(stamp)),
      state_(state_of(database_)) {}

std::optional<IndexHandle::StubIdentity> IndexHandle::stub_identity(
    const std::filesystem::path& directory) {
  struct stat status {};
  if (stat((directory / "XAPIANDB").c_str(), &status) != 0) return std::nullopt;
  return StubIdentity{.inode = status.st_ino,
                      .seconds = status.st_mtim.tv_sec,
                      .nanoseconds = status.st_mtim.tv_nsec};
}

tl::expected<IndexHandle, SearchError> IndexHandle::open(const std::filesystem::path& directory) {
  return until_it_holds_still(directory, [&]() -> tl::expected<IndexHandle, SearchError> {
    // The identity is taken before opening: a swap in between is then seen by the next refresh().
    const auto stub = stub_identity(directory);
    if (!stub) {
      return failed(SearchErrorCode::index_unavailable,
                    directory.string() + " holds no index; make one with article-indexer");
    }
    Xapian::Database database(directory.string());
    auto stamp = read_readable_stamp(database);
    if (!stamp) return tl::unexpected(stamp.error());
    return IndexHandle(directory, *stub, std::move(database), *std::move(stamp));
  });
}

tl::expected<IndexHandle, SearchError> IndexHandle::of_state(const Xapian::Database& database) {
  try {
    auto stamp = read_readable_stamp(database);
    if (!stamp) return tl::unexpected(stamp.error());
    return IndexHandle({}, {}, database, *std::move(stamp));
  } catch (const Xapian::Error& error) {
    return failed(SearchErrorCode::index_damaged, error.get_msg());
  }
}

tl::expected<void, SearchError> IndexHandle::refresh() {
  if (directory_.empty()) return {};
  const auto stub = stub_identity(directory_);
  if (stub && *stub != stub_) {
    if (auto fresh = open(directory_)) *this = *std::move(fresh);
    return {};
  }
  return until_it_holds_still(directory_, [&]() -> tl::expected<void, SearchError> {
    if (!database_.reopen()) return {};
    auto stamp = read_readable_stamp(database_);
    if (!stamp) return tl::unexpected(stamp.error());
    stamp_ = *std::move(stamp);
    state_ = state_of(database_);
    return {};
  });
}

}  // namespace article_search
