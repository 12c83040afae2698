#include "indexer/indexing_error.h"

#include <string_view>
#include <system_error>

#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

void append_escaped(std::string& line, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    line += "\\x";
    line += kDigits[value >> 4U];
    line += kDigits[value & 15U];
  }
}

std::string one_line(std::string_view text) {
  constexpr std::int32_t kFirstPrintable = 0x20;
  constexpr std::int32_t kDelete = 0x7F;
  std::string line;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const std::int32_t code_point = schema::read_code_point(text, offset);
    const std::string_view bytes = text.substr(begin, offset - begin);
    if (code_point < kFirstPrintable || code_point == kDelete) {
      append_escaped(line, bytes);
    } else {
      line += bytes;
    }
  }
  return line;
}

}  // namespace

std::string to_string(const IndexingError& error) {
  std::string place = one_line(error.path);
  if (error.line > 0) place += ":" + std::to_string(error.line);
  return place + ": " + one_line(error.message);
}

std::string index_failure(const std::string& description) {
  const std::string full = std::make_error_code(std::errc::no_space_on_device).message();
  const bool is_full = description.find(full) != std::string::npos;
  return is_full ? "the disk is full; make room and run again (" + description + ")"
                 : "the index failed: " + description;
}

}  // namespace article_search
