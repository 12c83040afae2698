#include "indexer/readers/zip_archive.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <zip.h>

namespace article_search {

struct ZipArchive::Handle {
  zip_t* archive = nullptr;
};

void ZipArchive::CloseHandle::operator()(Handle* handle) const {
  const std::unique_ptr<Handle> owned(handle);
  // Nothing was changed, so there is nothing to write.
  zip_discard(handle->archive);
}

namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;

struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

std::size_t count_entries(std::string_view content) {
  constexpr std::string_view kSignature = "PK\x01\x02";
  std::size_t count = 0;
  for (std::size_t at = content.find(kSignature); at != std::string_view::npos;
       at = content.find(kSignature, at + kSignature.size())) {
    ++count;
  }
  return count;
}

tl::unexpected<IndexingError> refused(const SourceFile& file, std::string message) {
  return tl::make_unexpected(IndexingError{file.path, 0, std::move(message)});
}

}  // namespace

ZipArchive::ZipArchive(std::unique_ptr<Handle, CloseHandle> handle, std::string path)
    : handle_(std::move(handle)), path_(std::move(path)) {}

tl::expected<ZipArchive, IndexingError> ZipArchive::open(const SourceFile& file) {
  constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0";
  if (file.content.starts_with(kCompoundFile)) {
    return refused(file,
                   "is protected by a password or of an older version of Word; save it as .docx "
                   "without a password");
  }
  // To the library, nothing at all is an archive without entries.
  if (!file.content.starts_with("PK")) {
    return refused(file, "is no ZIP archive, or is damaged or cut off; save or download it again");
  }
  if (count_entries(file.content) > kMostEntries) {
    return refused(file, "has more than " + std::to_string(kMostEntries) +
                             " entries; a document has some hundreds, so repair or leave it out");
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(file.content.data(), file.content.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    return refused(file, "is no ZIP archive, or is damaged or cut off (" + reason +
                             "); save or download it again");
  }
  zip_error_fini(&error);
  std::unique_ptr<Handle, CloseHandle> handle(std::make_unique<Handle>(Handle{archive}).release());
  return ZipArchive(std::move(handle), file.path);
}

bool ZipArchive::has(const std::string& entry) const {
  return zip_name_locate(handle_->archive, entry.c_str(), 0) >= 0;
}

tl::unexpected<IndexingError> ZipArchive::refusal(const std::string& entry,
                                                  const std::string& fault) const {
  return tl::make_unexpected(IndexingError{path_, 0, "its entry " + entry + " " + fault});
}

tl::expected<std::string, IndexingError> ZipArchive::read(const std::string& entry) {
  const zip_int64_t index = zip_name_locate(handle_->archive, entry.c_str(), 0);
  if (index < 0) return refusal(entry, "is missing; save or download the file again");
  const auto place = static_cast<zip_uint64_t>(index);
  zip_stat_t about;
  zip_stat_init(&about);
  zip_stat_index(handle_->archive, place, 0, &about);
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    return refusal(entry, "is encrypted; save the file without a password");
  }
  const std::unique_ptr<zip_file_t, CloseEntry> stream(zip_fopen_index(handle_->archive, place, 0));
  if (stream == nullptr) {
    return refusal(entry, std::string("cannot be unpacked: ") + zip_strerror(handle_->archive));
  }
  std::string content;
  std::array<char, kPiece> piece;
  zip_int64_t length = zip_fread(stream.get(), piece.data(), piece.size());
  for (; length > 0; length = zip_fread(stream.get(), piece.data(), piece.size())) {
    content.append(piece.data(), static_cast<std::size_t>(length));
    unpacked_ += static_cast<std::size_t>(length);
    if (content.size() > kLargestEntry) {
      return refusal(entry, "unpacks to more than " + std::to_string(kLargestEntry >> 20U) +
                                " MiB; split the document, or leave it out");
    }
    if (unpacked_ > kMostUnpacked) {
      return refusal(entry, "brings what is unpacked to more than " +
                                std::to_string(kMostUnpacked >> 20U) +
                                " MiB; split the document, or leave it out");
    }
  }
  if (length < 0) return refusal(entry, "is damaged; save or download the file again");
  return content;
}

}  // namespace article_search
