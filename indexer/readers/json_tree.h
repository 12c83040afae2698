#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace article_search {

enum class JsonKind { null, boolean, number, string, array, object };

/// A JSON value with what a reader of articles wants to know of it. Owns everything below it.
struct JsonValue {
  JsonKind kind = JsonKind::null;
  /// What it is called in the object that it is a member of; empty elsewhere.
  std::string name;
  /// A string's text, valid UTF-8 that may hold NUL; a number or boolean as JSON writes it.
  std::string text;
  /// An array's elements; an object's members in their order, with names that repeat.
  std::vector<JsonValue> children;
  /// 1-based line at which it begins; for strings and numbers, where it ends.
  int line = 0;
};

/// Why a text is no JSON that can be used; `message` continues a sentence that the file begins.
struct JsonError {
  int line = 0;
  std::string message;
};

/// Deeper values are refused: articles need some five levels, and whoever walks a tree by recursion
/// needs a bound.
inline constexpr int kDeepestJson = 64;

/// A value of more values than these is refused: each takes some 130 bytes, though in the file it
/// may take two.
inline constexpr std::size_t kMostJsonValues = 1'000'000;

/// Gives the one value of `text` to `take`, or, if it is an array, each of its elements as soon as
/// it is read, so that a long list never is in memory as a whole. Lines count from `first_line`.
/// Error: malformed JSON, bounds exceeded; what was read before it has been taken. Any thread.
tl::expected<void, JsonError> parse_json(std::string_view text,
                                         int first_line,
                                         const std::function<void(const JsonValue&)>& take);

/// The value as compact JSON.
std::string to_json_text(const JsonValue& value);

}  // namespace article_search
