#include "indexer/readers/json_lines.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/id_table.h"
#include "indexer/readers/article_ids.h"
#include "indexer/readers/gzip.h"
#include "indexer/readers/json_record.h"
#include "indexer/readers/json_tree.h"
#include "indexer/schema/content_hash.h"

namespace article_search {

namespace {

// A data set that is not of our shape has the same fault in each of a million lines.
constexpr std::size_t kMostWarnings = 20;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// What is kept of an id's first use: where it was, and of which name, as far as 32 bits tell.
struct FirstUse {
  std::uint32_t line = 0;
  std::uint32_t name_hash = 0;
};

constexpr unsigned kHalf = 32;

std::uint64_t packed(FirstUse use) {
  return (static_cast<std::uint64_t>(use.line) << kHalf) | use.name_hash;
}

FirstUse unpacked(std::uint64_t number) {
  return {.line = static_cast<std::uint32_t>(number >> kHalf),
          .name_hash = static_cast<std::uint32_t>(number)};
}

// Makes articles of lines.
class LineReader {
 public:
  LineReader(std::string path, const ArticleConsumer& consumer)
      : path_(std::move(path)), consumer_(consumer) {}

  Reading read(std::string_view line) {
    ++line_;
    if (is_blank(line)) return Reading::goes_on;
    const auto source = decode_source({path_, std::string(line)});
    if (!source) {
      leave_out(line_, source.error().message);
      return Reading::goes_on;
    }
    for (const IndexingError& warning : source->warnings) warn(line_, warning.message);
    const auto parsed =
        parse_json(source->text, line_, [this](const JsonValue& value) { add(value); });
    if (!parsed) leave_out(parsed.error().line, parsed.error().message);
    return reading_;
  }

  // In the place of a line that is too long to be read.
  void pass_over_line() {
    ++line_;
    leave_out(line_, "is longer than " + std::to_string(kLongestJsonLine >> 20U) +
                         " MiB; split it into articles");
  }

  tl::expected<void, IndexingError> finish() {
    if (reading_ == Reading::ends) return {};
    if (articles_ == 0) return tl::make_unexpected(emptiness());
    if (warnings_ > kMostWarnings) {
      consumer_.warn({path_, 0,
                      "and " + std::to_string(warnings_ - kMostWarnings) + " warnings more; " +
                          std::to_string(left_out_) + " records were left out in all"});
    }
    return {};
  }

 private:
  void add(const JsonValue& value) {
    auto record = read_record(value);
    if (!record) return leave_out(record.error().line, record.error().message);
    for (const JsonError& warning : record->warnings) warn(warning.line, warning.message);
    const std::string name = name_of(*record, path_, InList::yes);
    auto id = free_id(name);
    if (!id) {
      return leave_out(line_, "its id \"" + name + "\" is that of the article in line " +
                                  std::to_string(id.error().line));
    }
    if (record->name.empty()) warn_of_long_name(*id);
    ++articles_;
    reading_ = consumer_.take(to_article(*std::move(record), path_, *std::move(id)));
  }

  // An id that no earlier record has; else, where the same name was used.
  tl::expected<std::string, FirstUse> free_id(const std::string& name) {
    const FirstUse here = {.line = static_cast<std::uint32_t>(line_),
                           .name_hash = static_cast<std::uint32_t>(schema::hash64(name))};
    std::string id = article_id_of_name(name);
    std::optional<std::uint64_t> first = ids_.insert(id, packed(here));
    if (first && unpacked(*first).name_hash != here.name_hash) {
      id = hashed_article_id(name);
      first = ids_.insert(id, packed(here));
    }
    if (first) return tl::make_unexpected(unpacked(*first));
    return id;
  }

  // Once, of an article that is named after the file.
  void warn_of_long_name(const std::string& id) {
    if (std::exchange(is_named_after_file_, true)) return;
    if (auto warning = long_name_warning(path_, id)) warn(0, std::move(warning->message));
  }

  void leave_out(int line, const std::string& message) {
    ++left_out_;
    warn(line, "left out: " + message);
  }

  void warn(int line, std::string message) {
    if (warnings_++ == 0) first_warning_ = {path_, line, message};
    if (warnings_ <= kMostWarnings) consumer_.warn({path_, line, std::move(message)});
  }

  IndexingError emptiness() const {
    if (warnings_ == 0) return {path_, 0, "holds no article"};
    return {path_, first_warning_.line,
            "holds no article that can be read; the first is " + first_warning_.message};
  }

  std::string path_;
  const ArticleConsumer& consumer_;
  IdTable ids_;
  int line_ = 0;
  std::size_t articles_ = 0;
  bool is_named_after_file_ = false;
  std::size_t left_out_ = 0;
  std::size_t warnings_ = 0;
  IndexingError first_warning_;
  Reading reading_ = Reading::goes_on;
};

// Cuts pieces of a file into lines, none of which is in memory beyond kLongestJsonLine.
class LineCutter {
 public:
  explicit LineCutter(LineReader& reader) : reader_(reader) {}

  Reading add(std::string_view piece) {
    Reading reading = Reading::goes_on;
    while (!piece.empty() && reading == Reading::goes_on) {
      const std::size_t end = piece.find('\n');
      keep(piece.substr(0, end));
      if (end == std::string_view::npos) return reading;
      reading = end_line();
      piece.remove_prefix(end + 1);
    }
    return reading;
  }

  Reading end_line() {
    if (std::exchange(is_too_long_, false)) {
      reader_.pass_over_line();
      return Reading::goes_on;
    }
    const Reading reading = reader_.read(line_);
    line_.clear();
    return reading;
  }

 private:
  void keep(std::string_view text) {
    if (is_too_long_) return;
    line_.append(text);
    if (line_.size() <= kLongestJsonLine) return;
    is_too_long_ = true;
    // clear() would keep the memory.
    line_ = {};
  }

  LineReader& reader_;
  std::string line_;
  bool is_too_long_ = false;
};

}  // namespace

tl::expected<void, IndexingError> stream_json_lines(const std::string& path,
                                                    const ArticleConsumer& consumer) {
  LineReader reader(path, consumer);
  LineCutter cutter(reader);
  Reading reading = Reading::goes_on;
  const auto read = for_each_piece(path, [&](std::string_view piece, std::uintmax_t bytes) {
    reading = cutter.add(piece);
    if (consumer.note_read) consumer.note_read(bytes);
    return reading;
  });
  if (!read) return tl::make_unexpected(read.error());
  if (reading == Reading::goes_on) cutter.end_line();
  return reader.finish();
}

tl::expected<void, IndexingError> stream_json_lines(const SourceFile& file,
                                                    const ArticleConsumer& consumer) {
  // What is no text at all is told at once, and not line by line.
  const auto source = decode_source(file);
  if (!source) return tl::make_unexpected(source.error());
  LineReader reader(file.path, consumer);
  LineCutter cutter(reader);
  if (cutter.add(file.content) == Reading::goes_on) cutter.end_line();
  return reader.finish();
}

}  // namespace article_search
