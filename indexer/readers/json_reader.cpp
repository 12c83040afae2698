#include "indexer/readers/json_reader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/readers/article_ids.h"
#include "indexer/readers/json_record.h"
#include "indexer/readers/json_tree.h"
#include "indexer/schema/content_hash.h"
#include "indexer/slug.h"

namespace article_search {

namespace {

using Articles = tl::expected<std::vector<Article>, IndexingError>;

// A data set that is not of our shape has the same fault in each of a million lines.
constexpr std::size_t kMostWarnings = 20;
// An article of one word takes a kilobyte until it is in the index, fifty times its line.
constexpr std::size_t kMostArticles = 500'000;
constexpr std::size_t kHashDigits = 8;

// Collects a file's records and what is wrong with it, the latter in bounded space.
class RecordCollector {
 public:
  explicit RecordCollector(const SourceFile& file) : path_(file.path) {}

  void add(const JsonValue& value) {
    auto record = read_record(value);
    if (!record) return leave_out(record.error());
    for (JsonError& warning : record->warnings) warn(std::move(warning));
    record->warnings.clear();
    is_full_ = is_full_ || records_.size() == kMostArticles;
    if (is_full_) return;
    records_.push_back(*std::move(record));
  }

  void leave_out(JsonError error) {
    ++left_out_;
    error.message = "left out: " + error.message;
    warn(std::move(error));
  }

  Articles take(std::vector<IndexingError> warnings, bool is_list) {
    if (is_full_) {
      return tl::make_unexpected(IndexingError{
          path_, 0, "holds more than " + std::to_string(kMostArticles) + " articles; split it"});
    }
    assign_ids(is_list || records_.size() > 1);
    if (records_.empty()) return tl::make_unexpected(emptiness());
    std::vector<Article> articles;
    for (JsonRecord& record : records_) articles.push_back(std::move(record.article));
    if (count_ > warnings_.size()) {
      warnings_.push_back({path_, 0,
                           "and " + std::to_string(count_ - kMostWarnings) + " warnings more; " +
                               std::to_string(left_out_) + " records were left out in all"});
    }
    std::ranges::move(warnings_, std::back_inserter(warnings));
    articles.front().warnings = std::move(warnings);
    return articles;
  }

 private:
  void warn(JsonError warning) {
    if (++count_ > kMostWarnings) return;
    warnings_.push_back({path_, warning.line, std::move(warning.message)});
  }

  IndexingError emptiness() const {
    if (warnings_.empty()) return {path_, 0, "holds no article"};
    const IndexingError& first = warnings_.front();
    return {path_, first.line, "holds no article that can be read; the first is " + first.message};
  }

  void assign_ids(bool is_list) {
    std::vector<std::string> names;
    for (const JsonRecord& record : records_) names.push_back(name_of(record, is_list));
    const std::vector<std::string> ids = article_ids({names.begin(), names.end()});
    std::unordered_map<std::string, int> lines;
    std::vector<JsonRecord> kept;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      JsonRecord& record = records_[i];
      const auto [first, is_new] = lines.emplace(ids[i], record.line);
      if (is_new) {
        settle(record, ids[i]);
        kept.push_back(std::move(record));
      } else {
        leave_out({record.line, "its id \"" + names[i] + "\" is that of the article in line " +
                                    std::to_string(first->second)});
      }
    }
    records_ = std::move(kept);
  }

  // In a list, positions would change with every article that is put before.
  std::string name_of(const JsonRecord& record, bool is_list) const {
    if (!record.name.empty()) return record.name;
    if (!is_list) return stem_of(path_);
    std::string content = record.article.title;
    if (content.empty()) {
      for (const Block& block : record.article.blocks) content += block.text + '\n';
    }
    return stem_of(path_) + "-" + to_base32(schema::hash64(content), kHashDigits);
  }

  void settle(JsonRecord& record, const std::string& id) const {
    const std::string& name = record.name;
    Article& article = record.article;
    article.id = id;
    if (article.title.empty()) article.title = name.empty() ? stem_of(path_) : name;
    if (!name.empty() && name != id) {
      article.metadata.insert(article.metadata.begin(), {"id", name});
    }
  }

  std::string path_;
  std::vector<JsonRecord> records_;
  std::vector<IndexingError> warnings_;
  std::size_t count_ = 0;
  std::size_t left_out_ = 0;
  bool is_full_ = false;
};

std::string_view first_line_of(std::string_view text) { return text.substr(0, text.find('\n')); }

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

Articles collect_lines(const SourceFile& file, SourceText source) {
  RecordCollector collector(file);
  int number = 0;
  for (std::string_view rest = source.text; !rest.empty();) {
    const std::string_view line = first_line_of(rest);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++number;
    if (is_blank(line)) continue;
    const auto parsed =
        parse_json(line, number, [&](const JsonValue& value) { collector.add(value); });
    if (!parsed) collector.leave_out(parsed.error());
  }
  return collector.take(std::move(source.warnings), true);
}

// Many a file of JSON Lines is called .json.
bool is_json_lines(std::string_view text) {
  const std::string_view line = first_line_of(text);
  if (!line.starts_with('{') || is_blank(text.substr(line.size()))) return false;
  return parse_json(line, 1, [](const JsonValue&) {}).has_value();
}

bool is_list(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  return begin != std::string_view::npos && text[begin] == '[';
}

}  // namespace

tl::expected<std::vector<Article>, IndexingError> read_json(const SourceFile& file) {
  auto source = decode_source(file);
  if (!source) return tl::make_unexpected(source.error());
  if (is_json_lines(source->text)) return collect_lines(file, *std::move(source));
  RecordCollector collector(file);
  const auto parsed =
      parse_json(source->text, 1, [&](const JsonValue& value) { collector.add(value); });
  if (!parsed) {
    return tl::make_unexpected(
        IndexingError{file.path, parsed.error().line, parsed.error().message});
  }
  return collector.take(std::move(source->warnings), is_list(source->text));
}

tl::expected<std::vector<Article>, IndexingError> read_json_lines(const SourceFile& file) {
  auto source = decode_source(file);
  if (!source) return tl::make_unexpected(source.error());
  return collect_lines(file, *std::move(source));
}

}  // namespace article_search
