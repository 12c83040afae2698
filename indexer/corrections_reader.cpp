#include "indexer/corrections_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/readers/json_tree.h"

namespace article_search {

namespace {

using schema::Facet;

struct Key {
  std::string_view name;
  Facet facet;
};

constexpr std::array<Key, 4> kKeys = {{
    {"institutions", Facet::institution},
    {"places", Facet::place},
    {"people", Facet::person},
    {"topics", Facet::topic},
}};

Correction to_correction(Facet facet, const JsonValue& value) {
  Correction correction{facet, collapse_spaces(value.text), Correction::Change::add, value.line};
  if (correction.value.starts_with('-')) {
    correction.change = Correction::Change::remove;
    correction.value = collapse_spaces(correction.value.substr(1));
  }
  return correction;
}

/// Reads the objects of a file one after the other, up to the first fault.
class CorrectionsReader {
 public:
  explicit CorrectionsReader(std::string path) : path_(std::move(path)) {}

  void add_object(const JsonValue& object) {
    if (object.kind != JsonKind::object) {
      return fail(object.line, "corrections are an object, or a list of objects");
    }
    ArticleCorrections& of_article = file_.corrections.emplace_back();
    for (const JsonValue& member : object.children) add_member(member, of_article);
  }

  void fail(int line, std::string message) {
    if (!error_) error_ = IndexingError{path_, line, std::move(message)};
  }

  tl::expected<CorrectionsFile, IndexingError> take() {
    if (error_) return tl::unexpected(*std::move(error_));
    return std::move(file_);
  }

 private:
  void add_member(const JsonValue& member, ArticleCorrections& of_article) {
    const auto* key = std::ranges::find(kKeys, member.name, &Key::name);
    if (member.name == "article" && member.kind == JsonKind::string) {
      of_article.article_id = member.text;
    } else if (key == kKeys.end()) {
      file_.warnings.push_back(
          {path_, member.line,
           "unknown key `" + member.name +
               "` is ignored; there are article, institutions, places, people and topics"});
    } else {
      add_values(member, key->facet, of_article);
    }
  }

  void add_values(const JsonValue& member, Facet facet, ArticleCorrections& of_article) {
    const auto is_string = [](const JsonValue& value) { return value.kind == JsonKind::string; };
    if (member.kind != JsonKind::array || !std::ranges::all_of(member.children, is_string)) {
      return fail(member.line, "`" + member.name + "` must be a list of texts");
    }
    for (const JsonValue& value : member.children) {
      Correction correction = to_correction(facet, value);
      if (correction.value.empty()) {
        return fail(value.line, "a name in `" + member.name + "` is empty");
      }
      of_article.corrections.push_back(std::move(correction));
    }
  }

  std::string path_;
  CorrectionsFile file_;
  std::optional<IndexingError> error_;
};

}  // namespace

tl::expected<CorrectionsFile, IndexingError> read_corrections(const SourceFile& file) {
  if (file.corrections.empty()) return CorrectionsFile{};
  CorrectionsReader reader(file.path + std::string(kCorrectionsSuffix));
  const auto parsed = parse_json(file.corrections, 1,
                                 [&reader](const JsonValue& value) { reader.add_object(value); });
  if (!parsed) reader.fail(parsed.error().line, parsed.error().message);
  return reader.take();
}

}  // namespace article_search
