#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// An entry that unpacks to more is refused: as a source file of its own it would be
/// (kLargestSource).
inline constexpr std::size_t kLargestEntry = kLargestSource;
/// So are archives of which more than this has been read: books have some MiB of text, and a run
/// holds what it reads several times over.
inline constexpr std::size_t kMostUnpacked = std::size_t{256} * 1024 * 1024;
/// Documents have some hundreds; the archive's own list takes some 200 bytes of memory for each.
inline constexpr std::size_t kMostEntries = 65'535;

/// A ZIP archive in memory, whose entries are asked for by name. Nothing is ever written to the
/// disk and no name is used as a path, so names like "../../x" lead nowhere. What an entry says of
/// its size is not trusted: the limits above count the bytes that come out. One thread.
class ZipArchive {
 public:
  /// `file` must outlive the archive. Error: no archive, a damaged one, more than kMostEntries.
  static tl::expected<ZipArchive, IndexingError> open(const SourceFile& file);

  /// Whether there is an entry of exactly this name, such as "word/document.xml".
  bool has(const std::string& entry) const;

  /// The entry, unpacked. The error names the file and the entry, which is missing, encrypted,
  /// damaged or beyond the limits.
  tl::expected<std::string, IndexingError> read(const std::string& entry);

 private:
  /// Hides the library.
  struct Handle;
  struct CloseHandle {
    void operator()(Handle* handle) const;
  };

  ZipArchive(std::unique_ptr<Handle, CloseHandle> handle, std::string path);

  tl::unexpected<IndexingError> refusal(const std::string& entry, const std::string& fault) const;

  std::unique_ptr<Handle, CloseHandle> handle_;
  std::string path_;
  std::size_t unpacked_ = 0;
};

}  // namespace article_search
