#include "indexer/readers/json_tree.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace article_search {

namespace {

using nlohmann::json;

// Hands characters to the library and counts lines on the way, since its events bear no position.
// The copies that the library makes share one counter.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, int* line) : at_(at), line_(line) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  int* line_;
};

std::string shortened(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  return std::string(text.substr(0, kLongest));
}

// The library's reason without its error number, its idea of a position and the text it stumbled
// over, which may be long: "unexpected '}'; expected string literal".
std::string reason_of(std::string_view what) {
  const std::size_t dash = what.find(" - ");
  if (dash == std::string_view::npos) return "a number is too large";
  std::string_view reason = what.substr(dash + 3);
  const std::size_t quote = reason.find("; last read");
  if (quote == std::string_view::npos) return shortened(reason);
  std::string_view expected = reason.substr(quote);
  const std::size_t wish = expected.rfind("; expected ");
  expected = wish == std::string_view::npos ? std::string_view() : expected.substr(wish);
  return shortened(reason.substr(0, quote)) + shortened(expected);
}

// Takes the library's events. Values that are still open are on a stack; the array at the top of
// the text, if it is one, is not among them.
class TreeBuilder {
 public:
  TreeBuilder(const int& line, const std::function<void(const JsonValue&)>& take)
      : line_(line), take_(take) {}

  bool null() { return add(make(JsonKind::null, "null")); }
  bool boolean(bool value) { return add(make(JsonKind::boolean, value ? "true" : "false")); }
  bool number_integer(std::int64_t value) {
    return add(make(JsonKind::number, std::to_string(value)));
  }
  bool number_unsigned(std::uint64_t value) {
    return add(make(JsonKind::number, std::to_string(value)));
  }
  bool number_float(double /*value*/, const std::string& text) {
    return add(make(JsonKind::number, text));
  }
  bool string(std::string& text) { return add(make(JsonKind::string, std::move(text))); }
  bool binary(json::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(JsonKind::object); }
  bool key(std::string& name) {
    name_ = std::move(name);
    return true;
  }
  bool end_object() { return close(); }

  bool start_array(std::size_t /*size*/) {
    if (open_.empty() && !std::exchange(has_begun_, true)) return true;
    return open(JsonKind::array);
  }
  bool end_array() { return open_.empty() || close(); }

  bool parse_error(std::size_t /*position*/,
                   const std::string& /*token*/,
                   const json::exception& error) {
    return refuse("is not valid JSON: " + reason_of(error.what()));
  }

  const std::optional<JsonError>& error() const { return error_; }

 private:
  JsonValue make(JsonKind kind, std::string text) {
    has_begun_ = true;
    ++count_;
    return {kind, std::exchange(name_, {}), std::move(text), {}, line_};
  }

  bool open(JsonKind kind) {
    if (open_.size() >= kDeepestJson) {
      return refuse("is JSON nested deeper than " + std::to_string(kDeepestJson) + " levels");
    }
    open_.push_back(make(kind, {}));
    return true;
  }

  bool close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    return add(std::move(value));
  }

  bool add(JsonValue value) {
    if (count_ > kMostJsonValues) {
      return refuse("has an object of more than " + std::to_string(kMostJsonValues) +
                    " values; split it into articles");
    }
    if (open_.empty()) {
      take_(value);
      count_ = 0;
    } else {
      open_.back().children.push_back(std::move(value));
    }
    return true;
  }

  bool refuse(std::string message) {
    error_ = JsonError{line_, std::move(message)};
    return false;
  }

  const int& line_;
  const std::function<void(const JsonValue&)>& take_;
  std::vector<JsonValue> open_;
  std::string name_;
  std::size_t count_ = 0;
  // Whether the first value has begun: an array that comes first is the list of all others.
  bool has_begun_ = false;
  std::optional<JsonError> error_;
};

void append_escaped(char c, std::string& text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  if (code < 0x20) {
    text += "\\u00";
    text += kDigits[code >> 4U];
    text += kDigits[code & 0xFU];
    return;
  }
  if (c == '"' || c == '\\') text += '\\';
  text += c;
}

std::string quote_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) append_escaped(c, result);
  return result + '"';
}

std::string list_text(const JsonValue& value, std::string_view brackets) {
  std::string text(1, brackets[0]);
  for (const JsonValue& child : value.children) {
    if (text.size() > 1) text += ',';
    if (value.kind == JsonKind::object) text += quote_text(child.name) + ':';
    text += to_json_text(child);
  }
  return text + brackets[1];
}

}  // namespace

tl::expected<void, JsonError> parse_json(std::string_view text,
                                         int first_line,
                                         const std::function<void(const JsonValue&)>& take) {
  int line = first_line;
  TreeBuilder builder(line, take);
  const char* const begin = text.data();
  const CountingIterator first(begin, &line);
  const CountingIterator last(begin + text.size(), &line);
  if (json::sax_parse(first, last, &builder)) return {};
  return tl::make_unexpected(builder.error().value_or(JsonError{line, "is not valid JSON"}));
}

std::string to_json_text(const JsonValue& value) {
  switch (value.kind) {
    case JsonKind::string:
      return quote_text(value.text);
    case JsonKind::array:
      return list_text(value, "[]");
    case JsonKind::object:
      return list_text(value, "{}");
    default:
      return value.text;
  }
}

}  // namespace article_search
