#include "indexer/readers/front_matter.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/source_text.h"
#include "indexer/slug.h"

namespace article_search {

namespace {

bool is_any_text(std::string_view) { return true; }
bool is_article_id(std::string_view value) { return is_slug(value); }

struct Key {
  std::string_view name;
  std::string Article::*member;
  bool (*accepts)(std::string_view value);
  std::string_view expected;
};

constexpr std::array<Key, 6> kKeys = {{
    {"id", &Article::id, is_article_id,
     "lower-case letters, digits and single hyphens, 80 at most"},
    {"title", &Article::title, is_any_text, "text"},
    {"url", &Article::url, is_web_address, "an address with http:// or https://"},
    {"publisher", &Article::publisher, is_any_text, "text"},
    {"language", &Article::language, is_language_tag, "a language tag such as en or pt-BR"},
    {"date", &Article::date, is_partial_date, "a date such as 2017, 2017-04 or 2017-04-30"},
}};

// Thrown through yaml-cpp, which goes on reading unless an event throws.
struct Refusal {
  int line;
  std::string message;
};

bool names_authors(std::string_view key) { return key == "author" || key == "authors"; }

// Whether one letter makes the difference, or two that changed places: "tilte".
bool is_nearly(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) return is_nearly(other, one);
  const auto [begin, other_begin] = std::ranges::mismatch(one, other);
  const std::string_view rest(begin, one.end());
  const std::string_view other_rest(other_begin, other.end());
  if (other.size() == one.size() + 1) return rest == other_rest.substr(1);
  if (other.size() != one.size() || rest.empty()) return false;
  const bool is_swap = rest.size() > 1 && rest[0] == other_rest[1] && rest[1] == other_rest[0];
  return rest.substr(1) == other_rest.substr(1) ||
         (is_swap && rest.substr(2) == other_rest.substr(2));
}

// A key that `key` was probably meant to be; empty if there is none.
std::string_view meant_key(std::string_view key) {
  const auto* meant =
      std::ranges::find_if(kKeys, [key](const Key& known) { return is_nearly(key, known.name); });
  if (meant != kKeys.end()) return meant->name;
  return is_nearly(key, "author") || is_nearly(key, "authors") ? "authors" : "";
}

// Takes the events of one mapping, so that no tree is ever built: deep nesting and aliases, the
// means of blowing up a small file, end the reading where they begin. Lines are those of the file.
class FlatMapping : public YAML::EventHandler {
 public:
  FlatMapping(const std::string& path, Article& article) : path_(path), article_(article) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  // No front matter at all gives null instead of a mapping; an empty value says nothing.
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    if (!is_open_ || depth_ > 0) return;
    if (key_.empty()) throw Refusal{line_of(mark), "a key of the front matter is missing"};
    key_.clear();
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    throw Refusal{line_of(mark),
                  "aliases (*name) are not allowed in front matter; repeat the text"};
  }

  void OnScalar(const YAML::Mark& mark,
                const std::string& /*tag*/,
                YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    if (!is_open_) throw not_a_mapping(mark);
    if (depth_ > 0) {
      if (!is_ignored_) add_item(collapse_spaces(value));
    } else if (key_.empty()) {
      begin_entry(mark, value);
    } else {
      set(line_of(mark), collapse_spaces(value));
      key_.clear();
    }
  }

  void OnSequenceStart(const YAML::Mark& mark,
                       const std::string& /*tag*/,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    refuse_anchor(mark, anchor);
    enter(mark, "a list");
    is_ignored_ = is_ignored_ || depth_ > 1;
  }
  void OnSequenceEnd() override { leave(); }

  void OnMapStart(const YAML::Mark& mark,
                  const std::string& /*tag*/,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    refuse_anchor(mark, anchor);
    if (!std::exchange(is_open_, true)) return;
    enter(mark, "a mapping");
    is_ignored_ = true;
  }
  void OnMapEnd() override {
    if (depth_ > 0) leave();
  }

 private:
  static constexpr int kDeepest = 4;

  // The mark counts from 0 below the line `---`, which is the file's first.
  static int line_of(const YAML::Mark& mark) { return mark.line + 2; }

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    throw Refusal{line_of(mark), "anchors (&name) are not allowed in front matter"};
  }

  static Refusal not_a_mapping(const YAML::Mark& mark) {
    return {line_of(mark), "front matter is lines of `key: value`, and this is none"};
  }

  // The value of a key that is no plain text.
  void enter(const YAML::Mark& mark, std::string_view what) {
    if (!is_open_ || key_.empty()) throw not_a_mapping(mark);
    if (std::ranges::find(kKeys, key_, &Key::name) != kKeys.end()) {
      throw Refusal{line_of(mark),
                    "`" + key_ + "` is " + std::string(what) + "; it must be plain text"};
    }
    if (depth_ == kDeepest) {
      throw Refusal{line_of(mark), "`" + key_ + "` nests too deep; write it as plain text"};
    }
    if (depth_++ == 0) line_ = line_of(mark);
  }

  void leave() {
    if (--depth_ > 0) return;
    if (std::exchange(is_ignored_, false)) {
      article_.warnings.push_back(
          {path_, line_, "`" + key_ + "` is more than a list of texts and not kept whole"});
    }
    key_.clear();
  }

  void add_item(std::string value) {
    if (value.empty()) return;
    if (names_authors(key_)) {
      article_.authors.push_back(std::move(value));
    } else {
      article_.metadata.push_back({key_, std::move(value)});
    }
  }

  void begin_entry(const YAML::Mark& mark, const std::string& key) {
    if (key.empty()) throw Refusal{line_of(mark), "a key of the front matter is empty"};
    if (!seen_.insert(key).second) {
      throw Refusal{line_of(mark), "`" + key + "` stands in the front matter twice"};
    }
    key_ = key;
  }

  void set(int line, std::string value) {
    const auto* key = std::ranges::find(kKeys, key_, &Key::name);
    if (value.empty()) return;
    if (names_authors(key_)) {
      for (std::string& name : split_names(value)) article_.authors.push_back(std::move(name));
    } else if (key == kKeys.end()) {
      set_unknown(line, std::move(value));
    } else if (!key->accepts(value)) {
      throw Refusal{line, "`" + key_ + "` must be " + std::string(key->expected)};
    } else {
      article_.*(key->member) = std::move(value);
    }
  }

  void set_unknown(int line, std::string value) {
    if (const std::string_view meant = meant_key(key_); !meant.empty()) {
      article_.warnings.push_back({path_, line,
                                   "`" + key_ + "` is kept as metadata; if it is to be `" +
                                       std::string(meant) + "`, spell it so"});
    }
    article_.metadata.push_back({key_, std::move(value)});
  }

  const std::string& path_;
  Article& article_;
  bool is_open_ = false;
  std::string key_;
  // Lists and mappings that are open within the key's value, and where the first begins.
  int depth_ = 0;
  int line_ = 0;
  // Whether the value has more than a list's texts.
  bool is_ignored_ = false;
  std::set<std::string> seen_;
};

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

bool is_mark(std::string_view line, std::string_view mark) {
  const bool is_long_enough = line.starts_with(mark);
  return is_long_enough && line.find_first_not_of(" \t", mark.size()) == std::string_view::npos;
}

// The offset of the closing line; at least the text's size if there is none.
std::size_t find_end(std::string_view text) {
  std::size_t at = line_at(text, 0).size() + 1;
  while (at < text.size()) {
    const std::string_view line = line_at(text, at);
    if (is_mark(line, "---") || is_mark(line, "...")) return at;
    at += line.size() + 1;
  }
  return at;
}

// yaml-cpp 0.7 takes a quote that is never closed for closed by a last line end, and all between
// for its text; without that line end it reports an error.
std::string_view without_last_line_ends(std::string_view yaml) {
  return yaml.substr(0, yaml.find_last_not_of('\n') + 1);
}

void parse(std::string_view yaml, FlatMapping& mapping) {
  std::istringstream stream{std::string(without_last_line_ends(yaml))};
  YAML::Parser parser(stream);
  parser.HandleNextDocument(mapping);
}

}  // namespace

tl::expected<std::size_t, IndexingError> read_front_matter(std::string_view text,
                                                           const std::string& path,
                                                           Article& article) {
  if (!is_mark(line_at(text, 0), "---")) return 0;
  const auto refuse = [&path](int line, std::string message) {
    return tl::make_unexpected(IndexingError{path, line, std::move(message)});
  };
  const std::size_t begin = std::min(line_at(text, 0).size() + 1, text.size());
  const std::string_view head = text.substr(0, begin + kLargestFrontMatter);
  const std::size_t end = find_end(head);
  if (end >= head.size()) {
    return refuse(1, "front matter has no end within 64 KiB; close it with a line `---`");
  }
  try {
    FlatMapping mapping(path, article);
    parse(text.substr(begin, end - begin), mapping);
  } catch (const Refusal& refusal) {
    return refuse(refusal.line, refusal.message);
  } catch (const YAML::Exception& error) {
    return refuse(error.mark.line + 2, "front matter is not valid YAML: " + error.msg);
  }
  return std::min(end + line_at(text, end).size() + 1, text.size());
}

}  // namespace article_search
