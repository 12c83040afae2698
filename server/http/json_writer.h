#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace article_search {

/// Writes JSON text piece by piece, without spaces and without keeping what was written as a tree,
/// which takes ten times as long. Fields stand in the order in which they are written; whoever
/// writes them sees to it that no name comes twice, and that names are letters, digits and
/// underscores. Text that is not valid UTF-8 comes out with U+FFFD in its place.
class JsonWriter {
 public:
  /// `write` writes the fields.
  template <typename Write>
  void object(const Write& write) {
    open('{');
    write();
    close('}');
  }
  template <typename Write>
  void object(std::string_view name, const Write& write) {
    key(name);
    object(write);
  }

  /// `write` writes the items.
  template <typename Write>
  void list(const Write& write) {
    open('[');
    write();
    close(']');
  }
  template <typename Write>
  void list(std::string_view name, const Write& write) {
    key(name);
    list(write);
  }

  /// Of the value that is written next.
  void key(std::string_view name);

  template <typename Value>
  void field(std::string_view name, const Value& value) {
    key(name);
    item(value);
  }
  void field_or_null(std::string_view name, std::string_view text) {
    key(name);
    text.empty() ? null() : item(text);
  }
  void null_field(std::string_view name) {
    key(name);
    null();
  }

  // A value alone or in a list.
  void item(std::string_view text);
  void item(const std::string& text) { item(std::string_view(text)); }
  void item(const char* text) { item(std::string_view(text)); }
  void item(bool value) { raw(value ? "true" : "false"); }
  void item(int number);
  void item(double number);
  void item(const std::vector<std::string>& texts);
  template <std::unsigned_integral Number>
  void item(Number number) {
    whole_number(number);
  }

  std::string take() { return std::move(text_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void null() { raw("null"); }
  void raw(std::string_view text);
  void whole_number(std::uint64_t number);
  void separate();

  std::string text_;
  /// What comes next needs a comma before it.
  bool is_after_value_ = false;
};

}  // namespace article_search
