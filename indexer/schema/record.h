#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace article_search::schema {

// The binary form of what the index stores: a sequence of fields without names. A number is a
// LEB128 varint; a text is its length in bytes as a number, then its bytes; a list is its length,
// then its items. Whoever writes and reads a record agrees on the order of its fields; the schema
// version changes when an order does.

class RecordWriter {
 public:
  RecordWriter& number(std::uint64_t value);
  RecordWriter& text(std::string_view value);
  RecordWriter& texts(const std::vector<std::string>& values);

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what RecordWriter wrote. On malformed bytes every further field is empty or zero and
/// is_complete() is false, so that callers check once, at the end. `bytes` must outlive the reader.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number();
  std::string text();
  std::vector<std::string> texts();

  /// Whether every field so far was well formed.
  bool is_sound() const { return !malformed_; }

  /// Whether every field so far was well formed and nothing is left over.
  bool is_complete() const { return !malformed_ && rest_.empty(); }

 private:
  std::uint64_t fail();

  std::string_view rest_;
  bool malformed_ = false;
};

}  // namespace article_search::schema
