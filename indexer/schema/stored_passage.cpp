#include "indexer/schema/stored_passage.h"

#include <array>
#include <cstdint>
#include <optional>

#include "indexer/schema/packing.h"
#include "indexer/schema/record.h"

namespace article_search::schema {

namespace {

constexpr std::array<std::string_view, 3> kKindNames = {"section", "milestone", "project"};

constexpr std::array<std::string_view, 7> kRoleNames = {
    "", "background", "methods", "results", "outlook", "funding", "references"};

tl::unexpected<std::string> damaged() {
  return tl::unexpected<std::string>("a stored passage is damaged; build the index anew");
}

}  // namespace

std::string_view to_string(PassageKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(PassageRole role) {
  return kRoleNames.at(static_cast<std::size_t>(role));
}

std::string encode(const StoredPassage& passage) {
  const std::string record = RecordWriter()
                                 .text(passage.id)
                                 .text(passage.article_id)
                                 .number(static_cast<std::uint64_t>(passage.kind))
                                 .number(static_cast<std::uint64_t>(passage.position))
                                 .texts(passage.section)
                                 .number(static_cast<std::uint64_t>(passage.heading_count))
                                 .number(static_cast<std::uint64_t>(passage.list_level))
                                 .text(passage.date)
                                 .number(static_cast<std::uint64_t>(passage.role))
                                 .text(passage.source_anchor)
                                 .texts(passage.institutions)
                                 .texts(passage.places)
                                 .texts(passage.people)
                                 .texts(passage.topics)
                                 .text(passage.text)
                                 .take();
  return pack(record);
}

tl::expected<StoredPassage, std::string> decode_passage(std::string_view data) {
  const std::optional<std::string> content = unpack(data);
  if (!content) return damaged();
  RecordReader record(*content);
  StoredPassage passage;
  passage.id = record.text();
  passage.article_id = record.text();
  const std::uint64_t kind = record.number();
  passage.position = static_cast<int>(record.number());
  passage.section = record.texts();
  passage.heading_count = static_cast<int>(record.number());
  passage.list_level = static_cast<int>(record.number());
  passage.date = record.text();
  const std::uint64_t role = record.number();
  passage.source_anchor = record.text();
  passage.institutions = record.texts();
  passage.places = record.texts();
  passage.people = record.texts();
  passage.topics = record.texts();
  passage.text = record.text();
  const bool is_known = kind < kKindNames.size() && role < kRoleNames.size();
  if (!record.is_complete() || !is_known) return damaged();
  passage.kind = static_cast<PassageKind>(kind);
  passage.role = static_cast<PassageRole>(role);
  return passage;
}

std::string_view anchor(const StoredPassage& passage) {
  return std::string_view(passage.id).substr(passage.article_id.size() + 1);
}

}  // namespace article_search::schema
