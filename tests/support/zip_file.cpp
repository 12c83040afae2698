#include "tests/support/zip_file.h"

#include <stdexcept>

#include <zip.h>

namespace article_search::testing {

namespace {

void require(bool holds) {
  if (!holds) throw std::runtime_error("the test's archive cannot be made");
}

}  // namespace

std::string zip_of(const std::vector<ZipEntry>& entries, const std::string& password) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  require(target != nullptr);
  // Closing the archive gives up one hold on the target, which is read afterwards.
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  require(archive != nullptr);
  for (const ZipEntry& entry : entries) {
    zip_source_t* source =
        zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    require(index >= 0);
    if (password.empty()) continue;
    require(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256,
                                    password.c_str()) == 0);
  }
  require(zip_close(archive) == 0);
  zip_stat_t about;
  require(zip_source_stat(target, &about) == 0 && zip_source_open(target) == 0);
  std::string bytes(about.size, '\0');
  require(zip_source_read(target, bytes.data(), bytes.size()) ==
          static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace article_search::testing
