#include "server/search/state/index_handle.h"

#include <fstream>
#include <string_view>
#include <sys/stat.h>
#include <utility>

#include "indexer/schema/index_metadata.h"

namespace article_search {

namespace {

constexpr std::string_view kStubName = "XAPIANDB";
constexpr std::string_view kStubStart = "auto ";
constexpr std::string_view kVersionName = "iamglass";
/// Until an index that could not be opened is tried again.
constexpr std::chrono::milliseconds kPatience{100};

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
                         Place place,
                         Xapian::Database database,
                         schema::IndexStamp stamp)
    : directory_(std::move(directory)),
      place_(std::move(place)),
      database_(std::move(database)),
      stamp_(std::move(stamp)),
      state_(state_of(database_)) {}

std::optional<IndexHandle::FileIdentity> IndexHandle::identity_of(
    const std::filesystem::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return std::nullopt;
  return FileIdentity{.inode = status.st_ino,
                      .seconds = status.st_mtim.tv_sec,
                      .nanoseconds = status.st_mtim.tv_nsec};
}

IndexHandle::Place IndexHandle::look(const std::filesystem::path& directory) {
  Place place;
  const std::filesystem::path stub = directory / kStubName;
  place.stub = identity_of(stub);
  std::ifstream lines(stub);
  std::string line;
  std::getline(lines, line);
  if (line.starts_with(kStubStart)) {
    place.version_file = directory / line.substr(kStubStart.size()) / kVersionName;
    place.version = identity_of(place.version_file);
  }
  return place;
}

tl::expected<IndexHandle, SearchError> IndexHandle::open(const std::filesystem::path& directory) {
  return until_it_holds_still(directory, [&]() -> tl::expected<IndexHandle, SearchError> {
    // Before opening: what changes in between is then seen by the next refresh().
    Place place = look(directory);
    if (!place.stub) {
      return failed(SearchErrorCode::index_unavailable,
                    directory.string() + " holds no index; make one with article-indexer");
    }
    Xapian::Database database(directory.string());
    auto stamp = read_readable_stamp(database);
    if (!stamp) return tl::unexpected(stamp.error());
    return IndexHandle(directory, std::move(place), std::move(database), *std::move(stamp));
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

bool IndexHandle::is_newest() const {
  return identity_of(directory_ / kStubName) == place_.stub &&
         identity_of(place_.version_file) == place_.version;
}

tl::expected<void, SearchError> IndexHandle::refresh() {
  if (directory_.empty()) return {};
  const auto now = Clock::now();
  if (trouble_ && now < retry_at_) return tl::unexpected(*trouble_);
  if (is_newest()) {
    trouble_.reset();
    return {};
  }
  // Always a new handle: Xapian's reopen() that fails halfway leaves tables of two states in one.
  auto fresh = open(directory_);
  if (fresh) {
    *this = *std::move(fresh);
    return {};
  }
  trouble_ = fresh.error();
  retry_at_ = now + kPatience;
  return tl::unexpected(*trouble_);
}

}  // namespace article_search
