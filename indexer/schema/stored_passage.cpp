#include "indexer/schema/stored_passage.h"

#include <array>

#include "indexer/schema/record.h"

namespace article_search::schema {

namespace {

constexpr std::array<std::string_view, 3> kKindNames = {"section", "milestone", "project"};

}  // namespace

std::string_view to_string(PassageKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}

std::string encode(const StoredPassage& passage) {
  return RecordWriter()
      .text(passage.id)
      .text(passage.article_id)
      .number(static_cast<std::uint64_t>(passage.kind))
      .number(static_cast<std::uint64_t>(passage.position))
      .texts(passage.section)
      .number(static_cast<std::uint64_t>(passage.heading_count))
      .number(static_cast<std::uint64_t>(passage.list_level))
      .text(passage.date)
      .text(passage.text)
      .take();
}

tl::expected<StoredPassage, std::string> decode_passage(std::string_view data) {
  RecordReader record(data);
  StoredPassage passage;
  passage.id = record.text();
  passage.article_id = record.text();
  const std::uint64_t kind = record.number();
  passage.position = static_cast<int>(record.number());
  passage.section = record.texts();
  passage.heading_count = static_cast<int>(record.number());
  passage.list_level = static_cast<int>(record.number());
  passage.date = record.text();
  passage.text = record.text();
  if (!record.is_complete() || kind >= kKindNames.size()) {
    return tl::unexpected<std::string>("a stored passage is damaged; build the index anew");
  }
  passage.kind = static_cast<PassageKind>(kind);
  return passage;
}

std::string_view anchor(const StoredPassage& passage) {
  return std::string_view(passage.id).substr(passage.article_id.size() + 1);
}

}  // namespace article_search::schema
