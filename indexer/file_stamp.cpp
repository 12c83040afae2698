#include "indexer/file_stamp.h"

#include <cerrno>
#include <chrono>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <system_error>

namespace article_search {

namespace fs = std::filesystem;

schema::FileStamp stamp_of(const fs::path& path) {
  using std::chrono::nanoseconds;
  using std::chrono::seconds;
  constexpr seconds kStep(2);
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return {};
  const nanoseconds changed = seconds(status.st_ctim.tv_sec) + nanoseconds(status.st_ctim.tv_nsec);
  const nanoseconds now = std::chrono::system_clock::now().time_since_epoch();
  const bool is_settled = changed.count() > 0 && changed + kStep < now;
  return {.bytes = static_cast<std::uint64_t>(status.st_size),
          .changed_ns = is_settled ? static_cast<std::uint64_t>(changed.count()) : 0,
          .inode = status.st_ino,
          .circumstances = 0};
}

tl::expected<void, IndexingError> read_in_pieces(
    const fs::path& path, const std::function<void(std::string_view piece)>& take) {
  constexpr std::size_t kPiece = std::size_t{256} * 1024;
  std::ifstream stream(path, std::ios::binary);
  std::string piece(kPiece, '\0');
  while (stream) {
    stream.read(piece.data(), kPiece);
    take(std::string_view(piece).substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  if (stream.eof()) return {};
  return tl::unexpected(
      IndexingError{.path = path.string(),
                    .message = "cannot be read: " + std::system_category().message(errno)});
}

}  // namespace article_search
