#include "tests/support/query_bombs.h"

#include <iterator>
#include <string_view>

#include "server/search/search_request.h"

namespace article_search::testing {

namespace {

/// `$` stands for a word, `%` for the first letters of one.
constexpr const char* kParts[] = {"%* ",
                                  "*%* ",
                                  "*$* ",
                                  "\"$ $ $ $ $ $ $ $ $ $ $ $ $ $ $ $\" ",
                                  "\"$ $ $ $ $ $ $ $\"~64 ",
                                  "$ ",
                                  "$ NEAR/64 ",
                                  "(",
                                  ")",
                                  "-($ ",
                                  "year:1000..3000 ",
                                  "when:..2999 ",
                                  "institution:% ",
                                  "NOT ",
                                  "$ AND ",
                                  "$ OR ",
                                  "\"",
                                  "=$ ",
                                  "title:$ ",
                                  "$-$-$-$ ",
                                  "+*%* ",
                                  "-*%* "};

std::string fill_in(std::string_view part,
                    std::mt19937& random,
                    const std::vector<std::string>& words) {
  constexpr std::size_t kFirstLetters = 2;
  std::string text;
  for (const char letter : part) {
    const std::string& word = words[random() % words.size()];
    if (letter == '$') {
      text += word;
    } else if (letter == '%') {
      text += word.substr(0, kFirstLetters);
    } else {
      text += letter;
    }
  }
  return text;
}

}  // namespace

std::string draw_query_bomb(std::mt19937& random, const std::vector<std::string>& words) {
  const char* const main = kParts[random() % std::size(kParts)];
  std::string text;
  while (text.size() < kMaxQueryBytes) {
    text += fill_in(random() % 3 == 0 ? kParts[random() % std::size(kParts)] : main, random, words);
  }
  text.resize(kMaxQueryBytes);
  return text;
}

}  // namespace article_search::testing
