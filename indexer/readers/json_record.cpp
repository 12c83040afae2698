#include "indexer/readers/json_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/source_text.h"
#include "indexer/schema/content_hash.h"
#include "indexer/slug.h"

namespace article_search {

namespace {

constexpr int kDeepestHeading = 6;
constexpr int kDeepestItem = 99;

// JSON may spell a NUL, which no article's text has.
std::string clean_text(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) return collapse_spaces(text);
  std::string result;
  for (const char c : text) {
    if (c == '\0') {
      result += "\uFFFD";
    } else {
      result += c;
    }
  }
  return collapse_spaces(result);
}

bool is_scalar(const JsonValue& value) {
  return value.kind == JsonKind::string || value.kind == JsonKind::number;
}

bool is_string(const JsonValue& value) { return value.kind == JsonKind::string; }

bool is_any_text(std::string_view) { return true; }

struct Field {
  std::string_view name;
  std::string Article::*member;
  bool (*accepts)(std::string_view value);
  std::string_view expected;
};

constexpr std::array<Field, 5> kFields = {{
    {"title", &Article::title, is_any_text, "text"},
    {"url", &Article::url, is_web_address, "an address with http:// or https://"},
    {"publisher", &Article::publisher, is_any_text, "text"},
    {"language", &Article::language, is_language_tag, "a language tag such as en or pt-BR"},
    {"date", &Article::date, is_partial_date, "a date such as 2017, 2017-04 or 2017-04-30"},
}};

struct BlockShape {
  std::string_view name;
  BlockKind kind;
  int lowest;
  int level;
  int highest;
};

constexpr std::array<BlockShape, 3> kBlockShapes = {{
    {"heading", BlockKind::heading, 1, 1, kDeepestHeading},
    {"paragraph", BlockKind::paragraph, 0, 0, kDeepestItem},
    {"item", BlockKind::list_item, 1, 1, kDeepestItem},
}};

constexpr std::string_view kBlockRule =
    "a block is an object with one of `heading`, `paragraph` and `item`, which is a text, and "
    "perhaps a `level`";

tl::unexpected<JsonError> refusal(int line, std::string message) {
  return tl::make_unexpected(JsonError{line, std::move(message)});
}

std::optional<int> level_of(const JsonValue& value, const BlockShape& shape) {
  int level = 0;
  const char* const end = value.text.data() + value.text.size();
  const auto [rest, error] = std::from_chars(value.text.data(), end, level);
  const bool is_whole = value.kind == JsonKind::number && error == std::errc() && rest == end;
  if (!is_whole || level < shape.lowest || level > shape.highest) return std::nullopt;
  return level;
}

const JsonValue* find_member(const JsonValue& object, std::string_view name) {
  const auto found = std::ranges::find(object.children, name, &JsonValue::name);
  return found == object.children.end() ? nullptr : &*found;
}

const BlockShape* shape_of(const JsonValue& block) {
  const auto* shape = std::ranges::find_if(kBlockShapes, [&block](const BlockShape& candidate) {
    const JsonValue* text = find_member(block, candidate.name);
    return text != nullptr && is_string(*text);
  });
  return shape == kBlockShapes.end() ? nullptr : shape;
}

tl::expected<Block, JsonError> read_block(const JsonValue& value) {
  const BlockShape* shape = shape_of(value);
  const JsonValue* level = find_member(value, "level");
  if (shape == nullptr || value.children.size() != (level == nullptr ? 1U : 2U)) {
    return refusal(value.line, std::string(kBlockRule));
  }
  const JsonValue& text = *find_member(value, shape->name);
  Block block{shape->kind, shape->level, clean_text(text.text), text.line};
  if (level == nullptr) return block;
  const auto number = level_of(*level, *shape);
  if (!number) {
    return refusal(level->line,
                   "`level` of a " + std::string(shape->name) + " must be a whole number from " +
                       std::to_string(shape->lowest) + " to " + std::to_string(shape->highest));
  }
  block.level = *number;
  return block;
}

// Paragraphs of a text, which blank lines part. The lines of the file say nothing here: a JSON
// string stands in one.
std::vector<Block> paragraphs_of(const JsonValue& value) {
  std::vector<Block> blocks;
  std::string paragraph;
  const auto finish = [&] {
    std::string text = clean_text(std::exchange(paragraph, {}));
    if (!text.empty()) blocks.push_back({BlockKind::paragraph, 0, std::move(text), value.line});
  };
  for (std::string_view rest = value.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (is_blank(line)) finish();
    paragraph += line;
    paragraph += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  finish();
  return blocks;
}

// Goes through a record's members once. Whatever is not put anywhere else becomes metadata.
class RecordReader {
 public:
  explicit RecordReader(int line) { record_.line = line; }

  void add_members(const JsonValue& object) {
    const JsonValue* extra = nullptr;
    for (const JsonValue& member : object.children) {
      if (member.kind == JsonKind::null) continue;
      if (extra == nullptr && member.name == "metadata" && member.kind == JsonKind::object) {
        extra = &member;
      } else if (!add_name(member) && !add_field(member) && !add_authors(member) &&
                 !add_content(member)) {
        add_metadata(member);
      }
    }
    if (extra != nullptr) add_extra(*extra);
  }

  tl::expected<JsonRecord, JsonError> take() {
    if (error_) return tl::make_unexpected(*error_);
    if (!has_content_) {
      return refusal(record_.line, "has neither `blocks` nor `text`, so it is no article");
    }
    std::vector<Block>& blocks = record_.article.blocks;
    std::erase_if(blocks, [](const Block& block) { return block.text.empty(); });
    const std::string& title = record_.article.title;
    if (blocks.empty() && !title.empty()) {
      blocks.push_back({BlockKind::paragraph, 0, title, record_.line});
    }
    const auto is_text = [](const Block& block) { return block.kind != BlockKind::heading; };
    if (std::ranges::none_of(blocks, is_text)) return refusal(record_.line, "has no text");
    return std::move(record_);
  }

 private:
  bool add_name(const JsonValue& member) {
    const bool is_name = member.name == "id" || member.name == "_id";
    if (!is_name || !record_.name.empty() || !is_scalar(member)) return false;
    record_.name = clean_text(member.text);
    warn_of_long_name(member);
    return true;
  }

  void warn_of_long_name(const JsonValue& member) {
    const std::string& name = record_.name;
    if (!is_cut_in_slug(name)) return;
    record_.warnings.push_back(
        {member.line, "`" + member.name + "` has " + std::to_string(name.size()) +
                          " bytes, and an id " + std::to_string(kLongestArticleId) +
                          " at most; it is shortened, and kept whole as metadata"});
  }

  bool add_field(const JsonValue& member) {
    const auto* field = std::ranges::find(kFields, member.name, &Field::name);
    if (field == kFields.end()) return false;
    if (is_seen(member.name)) return warn(member, "stands here twice; the second");
    std::string text = clean_text(member.text);
    if (!is_string(member) || !(text.empty() || field->accepts(text))) {
      return warn(member, "is not " + std::string(field->expected) + "; it");
    }
    seen_.push_back(member.name);
    if (!text.empty()) record_.article.*(field->member) = std::move(text);
    return true;
  }

  bool add_authors(const JsonValue& member) {
    if (member.name != "authors" && member.name != "author") return false;
    const bool is_list = member.kind == JsonKind::array;
    if (!is_string(member) && !(is_list && std::ranges::all_of(member.children, is_string))) {
      return warn(member, "is neither a name nor a list of names; it");
    }
    if (is_string(member)) add_author(member);
    for (const JsonValue& author : member.children) add_author(author);
    return true;
  }

  void add_author(const JsonValue& value) {
    std::string name = clean_text(value.text);
    if (!name.empty()) record_.article.authors.push_back(std::move(name));
  }

  bool add_content(const JsonValue& member) {
    if (member.name != "blocks" && member.name != "text") return false;
    if (std::exchange(has_content_, true)) {
      fail(member.line, "has its text twice, in `blocks` or `text`; keep one of them");
    } else if (member.name == "blocks") {
      add_blocks(member);
    } else if (is_string(member)) {
      record_.article.blocks = paragraphs_of(member);
    } else {
      fail(member.line, "`text` must be a text");
    }
    return true;
  }

  void add_blocks(const JsonValue& member) {
    if (member.kind != JsonKind::array) return fail(member.line, "`blocks` must be a list");
    for (const JsonValue& child : member.children) {
      auto block = read_block(child);
      if (!block) return fail(block.error().line, block.error().message);
      record_.article.blocks.push_back(*std::move(block));
    }
  }

  // Public collections have an object `metadata` for what does not belong to their shape, which is
  // where an address or a date may stand.
  void add_extra(const JsonValue& object) {
    for (const JsonValue& member : object.children) {
      if (member.kind == JsonKind::null) continue;
      if (is_seen(member.name) || (!add_field(member) && !add_authors(member))) {
        add_metadata(member);
      }
    }
  }

  bool is_seen(std::string_view name) const {
    return std::ranges::find(seen_, name) != seen_.end();
  }

  void add_metadata(const JsonValue& member) {
    std::string value = clean_text(is_string(member) ? member.text : to_json_text(member));
    if (!value.empty()) record_.article.metadata.push_back({member.name, std::move(value)});
  }

  bool warn(const JsonValue& member, std::string_view fault) {
    record_.warnings.push_back(
        {member.line, "`" + member.name + "` " + std::string(fault) + " is kept as metadata"});
    return false;
  }

  void fail(int line, std::string message) {
    if (!error_) error_ = JsonError{line, std::move(message)};
  }

  JsonRecord record_;
  std::vector<std::string_view> seen_;
  bool has_content_ = false;
  std::optional<JsonError> error_;
};

}  // namespace

tl::expected<JsonRecord, JsonError> read_record(const JsonValue& value) {
  if (value.kind != JsonKind::object) return refusal(value.line, "is no object, so no article");
  RecordReader reader(value.line);
  reader.add_members(value);
  return reader.take();
}

std::string name_of(const JsonRecord& record, std::string_view path, InList in_list) {
  constexpr std::size_t kHashDigits = 8;
  if (!record.name.empty()) return record.name;
  if (in_list == InList::no) return stem_of(path);
  std::string content = record.article.title;
  if (content.empty()) {
    for (const Block& block : record.article.blocks) content += block.text + '\n';
  }
  return stem_of(path) + "-" + to_base32(schema::hash64(content), kHashDigits);
}

Article to_article(JsonRecord record, std::string_view path, std::string id) {
  const std::string& name = record.name;
  Article& article = record.article;
  article.id = std::move(id);
  if (article.title.empty()) article.title = name.empty() ? stem_of(path) : name;
  if (!name.empty() && name != article.id) {
    article.metadata.insert(article.metadata.begin(), {"id", name});
  }
  return std::move(record.article);
}

}  // namespace article_search
