#include "server/http/json_writer.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace article_search {
namespace {

using nlohmann::ordered_json;

/// What the library says that `value` is as text.
std::string dumped(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

template <typename Value>
std::string written(const Value& value) {
  JsonWriter json;
  json.item(value);
  return json.take();
}

TEST(JsonWriter, WritesEveryByteAsTheLibraryDoes) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = {'a', static_cast<char>(byte), 'b'};
    EXPECT_EQ(written(text), dumped(text)) << byte;
  }
}

TEST(JsonWriter, WritesTextsAsTheLibraryDoes) {
  const std::vector<std::string> texts = {
      "",
      "plain",
      R"("quoted" and \escaped\)",
      "line\nline\r\n\ttab\b\f\x1f\x7f",
      std::string("nul\0within", 10),
      "</script><!--",
      "na\u00efve \u03b1-synuclein \u5e72\u7ec6\u80de \U0001f9e0 \u2028",

      // not UTF-8
      "\xff",
      "a\xc3",
      "\xc3\xc3\xa9 then \"quoted\"",
      "\xed\xa0\x80 surrogate",
      "\xc0\xaf overlong",
      "\xf4\x90\x80\x80 beyond",
      "\xe5\xb9 cut",
  };
  for (const std::string& text : texts) EXPECT_EQ(written(text), dumped(text)) << text;
  EXPECT_EQ(written(texts), dumped(texts));
}

TEST(JsonWriter, WritesNumbersAsTheLibraryDoes) {
  for (const int number :
       {0, 7, -1, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    EXPECT_EQ(written(number), dumped(number));
  }
  for (const std::uint64_t number : {std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()}) {
    EXPECT_EQ(written(number), dumped(number));
  }
  for (const double number : {0.0, -0.0, 5.0, 0.1, 1.0 / 3, 12.345678901234567, 1e15, 1e16, 1e-5,
                              1.7976931348623157e308, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(written(number), dumped(number));
  }
}

TEST(JsonWriter, PutsCommasBetweenAndNowhereElse) {
  JsonWriter json;
  json.object([&] {
    json.object("empty", [] {});
    json.list("none", [] {});
    json.list("list", [&] {
      json.item(1);
      json.list([&] { json.item("two"); });
      json.object([&] { json.field("three", true); });
    });
    json.field_or_null("left_out", "");
    json.field_or_null("said", "text");
    json.null_field("null");
    json.key("last");
    json.item(false);
  });
  EXPECT_EQ(json.take(),
            R"({"empty":{},"none":[],"list":[1,["two"],{"three":true}],"left_out":null,)"
            R"("said":"text","null":null,"last":false})");
}

}  // namespace
}  // namespace article_search
