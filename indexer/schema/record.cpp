#include "indexer/schema/record.h"

#include "indexer/schema/varint.h"

namespace article_search::schema {

namespace {

constexpr unsigned kPayloadBits = 7;
constexpr unsigned kPayload = 0x7f;
constexpr unsigned kBitsOfNumber = 64;

}  // namespace

RecordWriter& RecordWriter::number(std::uint64_t value) {
  append_number(bytes_, value);
  return *this;
}

RecordWriter& RecordWriter::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
  return *this;
}

RecordWriter& RecordWriter::texts(const std::vector<std::string>& values) {
  number(values.size());
  for (const std::string& value : values) text(value);
  return *this;
}

std::uint64_t RecordReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < kBitsOfNumber && !rest_.empty(); shift += kPayloadBits) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & kPayload) << shift;
    if ((byte & kMoreFollows) == 0) return value;
  }
  return fail();
}

std::string RecordReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) {
    fail();
    return {};
  }
  std::string value(rest_.substr(0, size));
  rest_.remove_prefix(size);
  return value;
}

std::vector<std::string> RecordReader::texts() {
  std::vector<std::string> values;
  // Each item takes a byte at least: a count that the bytes cannot hold ends early.
  for (std::uint64_t left = number(); left > 0 && !malformed_; --left) values.push_back(text());
  return values;
}

std::uint64_t RecordReader::fail() {
  malformed_ = true;
  rest_ = {};
  return 0;
}

}  // namespace article_search::schema
