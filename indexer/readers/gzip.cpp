#include "indexer/readers/gzip.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include <zlib.h>

namespace article_search {

namespace {

constexpr std::string_view kSuffix = ".gz";
// zlib's largest window, and its sign for gzip's header instead of its own.
constexpr int kGzipWindow = MAX_WBITS + 16;
constexpr std::size_t kPiece = std::size_t{64} * 1024;

class Inflater {
 public:
  explicit Inflater(std::string_view packed) : is_open_(open(packed, stream_)) {}
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (is_open_) inflateEnd(&stream_);
  }

  // Appends the next piece; false at the end, and then is_whole() tells whether it was a good one.
  bool read(std::string& text) {
    std::array<Bytef, kPiece> piece;
    stream_.next_out = piece.data();
    stream_.avail_out = static_cast<uInt>(piece.size());
    const int status = is_open_ ? inflate(&stream_, Z_NO_FLUSH) : Z_STREAM_ERROR;
    text.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream_.avail_out);
    if (status != Z_STREAM_END) return status == Z_OK;
    is_whole_ = stream_.avail_in == 0;
    // A gzip file may be several, one behind the other.
    return !is_whole_ && inflateReset(&stream_) == Z_OK;
  }

  bool is_whole() const { return is_whole_; }

 private:
  static bool open(std::string_view packed, z_stream& stream) {
    stream.next_in = reinterpret_cast<const Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    return inflateInit2(&stream, kGzipWindow) == Z_OK;
  }

  z_stream stream_ = {};
  bool is_open_;
  bool is_whole_ = false;
};

tl::unexpected<IndexingError> refusal(const SourceFile& file, std::string message) {
  return tl::make_unexpected(IndexingError{file.path, 0, std::move(message)});
}

struct CloseGzip {
  void operator()(gzFile file) const { gzclose_r(file); }
};

using OpenGzip = std::unique_ptr<gzFile_s, CloseGzip>;

tl::unexpected<IndexingError> unreadable(const std::string& path) {
  return tl::make_unexpected(
      IndexingError{path, 0, "cannot be read: " + std::system_category().message(errno)});
}

// What zlib says of a file after a piece of fewer bytes than were asked for.
tl::expected<void, IndexingError> end_of(const std::string& path, gzFile file) {
  int status = Z_OK;
  gzerror(file, &status);
  if (status == Z_OK || status == Z_STREAM_END) return {};
  if (status == Z_ERRNO) return unreadable(path);
  return tl::make_unexpected(
      IndexingError{path, 0, "is a gzip file that is damaged or cut off; pack it again"});
}

}  // namespace

bool is_gzip_name(std::string_view path) {
  if (path.size() < kSuffix.size()) return false;
  const std::string_view end = path.substr(path.size() - kSuffix.size());
  return std::ranges::equal(end, kSuffix, [](char one, char other) {
    return one == other || (one >= 'A' && one <= 'Z' && one - 'A' + 'a' == other);
  });
}

bool is_gzip_content(std::string_view content) { return content.starts_with("\x1F\x8B\x08"); }

std::string_view without_gzip_suffix(std::string_view path) {
  return is_gzip_name(path) ? path.substr(0, path.size() - kSuffix.size()) : path;
}

tl::expected<SourceFile, IndexingError> unpack_gzip(const SourceFile& file) {
  SourceFile unpacked{file.path, {}};
  if (file.content.size() > kLargestSource) {
    return refusal(file, "is too large; split it into articles");
  }
  Inflater inflater(file.content);
  while (inflater.read(unpacked.content)) {
    if (unpacked.content.size() > kLargestSource) {
      return refusal(file, "unpacks to more than " + std::to_string(kLargestSource >> 20U) +
                               " MiB; split it into articles");
    }
  }
  if (!inflater.is_whole()) return refusal(file, "is no gzip file, or is damaged or cut off");
  return unpacked;
}

tl::expected<void, IndexingError> for_each_piece(const std::string& path, const TakePiece& take) {
  // zlib reads files that are not packed as they are.
  const OpenGzip file(gzopen(path.c_str(), "rbe"));
  if (!file) return unreadable(path);
  gzbuffer(file.get(), kPiece);
  std::string piece(kPiece, '\0');
  for (;;) {
    const int size = gzread(file.get(), piece.data(), static_cast<unsigned>(kPiece));
    if (is_gzip_name(path) && size > 0 && gzdirect(file.get()) != 0) {
      return tl::make_unexpected(IndexingError{path, 0, "is no gzip file, though it is called so"});
    }
    const auto used = static_cast<std::size_t>(std::max(size, 0));
    const auto read = static_cast<std::uintmax_t>(std::max<z_off_t>(gzoffset(file.get()), 0));
    if (used > 0 && take(std::string_view(piece).substr(0, used), read) == Reading::ends) return {};
    if (used < kPiece) return end_of(path, file.get());
  }
}

}  // namespace article_search
