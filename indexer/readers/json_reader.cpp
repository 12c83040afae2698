#include "indexer/readers/json_reader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/readers/article_ids.h"
#include "indexer/readers/json_lines.h"
#include "indexer/readers/json_record.h"
#include "indexer/readers/json_tree.h"

namespace article_search {

namespace {

using Articles = tl::expected<std::vector<Article>, IndexingError>;

// A data set that is not of our shape has the same fault in each of a million lines.
constexpr std::size_t kMostWarnings = 20;
// An article of one word takes a kilobyte until it is in the index, fifty times its line.
constexpr std::size_t kMostArticles = 500'000;

IndexingError too_many(const std::string& path) {
  return {path, 0, "holds more than " + std::to_string(kMostArticles) + " articles; split it"};
}

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
      return tl::make_unexpected(too_many(path_));
    }
    assign_ids(is_list || records_.size() > 1 ? InList::yes : InList::no);
    if (articles_.empty()) return tl::make_unexpected(emptiness());
    if (count_ > warnings_.size()) {
      warnings_.push_back({path_, 0,
                           "and " + std::to_string(count_ - kMostWarnings) + " warnings more; " +
                               std::to_string(left_out_) + " records were left out in all"});
    }
    std::ranges::move(warnings_, std::back_inserter(warnings));
    articles_.front().warnings = std::move(warnings);
    return std::move(articles_);
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

  void assign_ids(InList in_list) {
    std::vector<std::string> names;
    for (const JsonRecord& record : records_) names.push_back(name_of(record, path_, in_list));
    const std::vector<std::string> ids = article_ids({names.begin(), names.end()});
    const auto unnamed = std::ranges::find(records_, std::string(), &JsonRecord::name);
    if (unnamed != records_.end()) {
      const std::string& id = ids[static_cast<std::size_t>(unnamed - records_.begin())];
      if (auto warning = long_name_warning(path_, id)) warn({0, std::move(warning->message)});
    }
    std::unordered_map<std::string, int> lines;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      JsonRecord& record = records_[i];
      const auto [first, is_new] = lines.emplace(ids[i], record.line);
      if (is_new) {
        articles_.push_back(to_article(std::move(record), path_, ids[i]));
      } else {
        leave_out({record.line, "its id \"" + names[i] + "\" is that of the article in line " +
                                    std::to_string(first->second)});
      }
    }
  }

  std::string path_;
  std::vector<JsonRecord> records_;
  std::vector<Article> articles_;
  std::vector<IndexingError> warnings_;
  std::size_t count_ = 0;
  std::size_t left_out_ = 0;
  bool is_full_ = false;
};

std::string_view first_line_of(std::string_view text) { return text.substr(0, text.find('\n')); }

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
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
  if (is_json_lines(source->text)) return read_json_lines(file);
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
  std::vector<Article> articles;
  std::vector<IndexingError> warnings;
  const auto read = stream_json_lines(
      file, {.take =
                 [&](Article article) {
                   articles.push_back(std::move(article));
                   return articles.size() > kMostArticles ? Reading::ends : Reading::goes_on;
                 },
             .warn = [&](IndexingError warning) { warnings.push_back(std::move(warning)); }});
  if (!read) return tl::make_unexpected(read.error());
  if (articles.size() > kMostArticles) return tl::make_unexpected(too_many(file.path));
  articles.front().warnings = std::move(warnings);
  return articles;
}

}  // namespace article_search
