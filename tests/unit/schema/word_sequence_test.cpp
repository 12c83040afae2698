#include "indexer/schema/word_sequence.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/word_list.h"

namespace article_search::schema {
namespace {

/// A passage's words as "position:word", a bar before headings and title, a ' behind what stood
/// before.
std::string words_of(std::string_view sequence, const WordList& list) {
  std::string words;
  Field field = Field::body;
  for_each_word(sequence, [&](const SequenceWord& word) {
    if (word.field != field) words += "| ";
    field = word.field;
    words += std::to_string(word.position) + ':' + list.words().at(word.word).exact +
             (word.is_repeated ? "' " : " ");
    return true;
  });
  return words;
}

class WordSequenceTest : public ::testing::Test {
 protected:
  std::string sequence_of(const std::string& text,
                          const std::vector<std::string>& headings,
                          const std::string& title) {
    WordSequenceWriter writer(list_.number());
    writer.add_text(listed(text));
    writer.begin_next_field();
    for (const std::string& heading : headings) writer.add_text(listed(heading));
    writer.begin_next_field();
    writer.add_text(listed(title));
    return writer.take();
  }

  std::vector<ListedToken> listed(const std::string& text) {
    std::vector<ListedToken> tokens;
    for (const Token& token : analyzer_.analyze(text)) {
      tokens.push_back({list_.number_of(token.exact, token.stem), token.position, token.span});
    }
    return tokens;
  }

  Analyzer analyzer_;
  WordList list_{7};
};

TEST_F(WordSequenceTest, KeepsWordsInTheirPlaces) {
  struct Row {
    std::string text;
    std::vector<std::string> headings;
    std::string title;
    std::string words;
  };
  const std::vector<Row> rows = {
      {"Cells of the nose", {}, "", "1:cells 2:of 3:the 4:nose "},
      {"", {}, "", ""},
      {"nose", {"Recent trials"}, "A title", "1:nose | 1:recent 2:trials | 1:a 2:title "},
      {"nose", {}, "Title", "1:nose | 1:title "},
      {"", {"Trials"}, "", "| 1:trials "},

      // Headings are apart.
      {"x", {"One", "Two"}, "", "1:x | 1:one 102:two "},
      {"x", {"", "Two"}, "", "1:x | 1:two "},

      // Compounds stand at both of their ends.
      {"the well-being scale", {}, "", "1:the 2:wellbeing 2:well 3:being 3:wellbeing' 4:scale "},
      {"well-being", {"x"}, "", "1:wellbeing 1:well 2:being 2:wellbeing' | 1:x "},
      {"on- and off-line-use of-it",
       {},
       "",
       "1:on 2:and 3:offlineuse 3:off 4:line 5:use 5:offlineuse' 6:ofit 6:of 7:it 7:ofit' "},
      {"IL-17", {}, "", "1:il 2:17 "},
  };
  for (const Row& row : rows) {
    const std::string sequence = sequence_of(row.text, row.headings, row.title);
    EXPECT_EQ(word_list_of(sequence), 7U);
    EXPECT_EQ(words_of(sequence, list_), row.words) << row.text;
  }
}

TEST_F(WordSequenceTest, EndsWhereItsReaderWantsNoMore) {
  const std::string sequence = sequence_of("one two three", {}, "");
  int words = 0;
  for_each_word(sequence, [&](const SequenceWord& word) {
    ++words;
    return word.position < 2;
  });
  EXPECT_EQ(words, 2);
}

TEST_F(WordSequenceTest, HasRoomForAnyNumberOfWords) {
  for (int word = 0; word < 100'000; ++word) list_.number_of("word" + std::to_string(word), "word");
  const std::string sequence = sequence_of("last of all", {}, "");
  EXPECT_EQ(words_of(sequence, list_), "1:last 2:of 3:all ");
}

TEST(WordSequence, OfAnyBytesCanBeRead) {
  std::minstd_rand random(1);
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes(random() % 20, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    std::size_t words = 0;
    for_each_word(bytes, [&](const SequenceWord&) {
      ++words;
      return true;
    });
    EXPECT_LE(words, bytes.size());
    word_list_of(bytes);
  }
}

}  // namespace
}  // namespace article_search::schema
