#include "indexer/schema/record.h"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "indexer/schema/packing.h"
#include "indexer/schema/stored_article.h"
#include "indexer/schema/stored_passage.h"
#include "indexer/schema/vocabulary.h"

namespace article_search::schema {
namespace {

StoredPassage full_passage() {
  return {.id = "stem-cells.projects.0123456789",
          .article_id = "stem-cells",
          .kind = PassageKind::project,
          .position = 300,
          .section = {"Projects", "In 2015 …"},
          .heading_count = 1,
          .list_level = 2,
          .date = "2015-11",
          .role = PassageRole::methods,
          .source_anchor = "page=3",
          .institutions = {"Mayo Clinic"},
          .places = {"Minnesota", "United States"},
          .people = {"Ada Smith"},
          .topics = {"Stem cells"},
          .text = "β cells, “quoted”\0 and 🧠"};
}

StoredArticle full_article() {
  return {.id = "stem-cells",
          .title = "Stem cells",
          .url = "https://example.org/",
          .publisher = "A society",
          .language = "en",
          .date = "2017",
          .authors = {"Ada Smith", "Bo Li"},
          .metadata = {{"doi", "10.1/x"}, {"doi", ""}},
          .abbreviations = {{"MSC", "mesenchymal stem cell"}},
          .passage_count = 26};
}

TEST(Record, GivesBackWhatWasWritten) {
  const auto largest = std::numeric_limits<std::uint64_t>::max();
  const std::string bytes = RecordWriter()
                                .number(0)
                                .number(127)
                                .number(128)
                                .number(largest)
                                .text("")
                                .texts({"a", ""})
                                .take();
  RecordReader record(bytes);
  EXPECT_EQ(record.number(), 0U);
  EXPECT_EQ(record.number(), 127U);
  EXPECT_EQ(record.number(), 128U);
  EXPECT_EQ(record.number(), largest);
  EXPECT_EQ(record.text(), "");
  EXPECT_EQ(record.texts(), (std::vector<std::string>{"a", ""}));
  EXPECT_TRUE(record.is_complete());
}

TEST(Record, IsIncompleteWhenBytesAreLeftOver) {
  RecordReader record("\x01\x01");
  record.number();
  EXPECT_FALSE(record.is_complete());
}

TEST(Record, SurvivesACountThatItsBytesCannotHold) {
  const std::string bytes = RecordWriter().number(std::uint64_t{1} << 60).take();
  RecordReader texts(bytes);
  EXPECT_TRUE(texts.texts().size() <= 1);
  EXPECT_FALSE(texts.is_complete());
}

TEST(StoredPassage, SurvivesTheIndex) {
  EXPECT_EQ(decode_passage(encode(full_passage())).value(), full_passage());
  EXPECT_EQ(decode_passage(encode(StoredPassage{})).value(), StoredPassage{});
}

TEST(StoredArticle, SurvivesTheIndex) {
  EXPECT_EQ(decode_article(encode(full_article())).value(), full_article());
}

TEST(Vocabulary, SurvivesTheIndex) {
  const Vocabulary vocabulary = {
      {.label = "myelin", .aliases = {}, .definition = "A sheath.", .topic = "nerves"},
      {.label = "HSCT", .aliases = {"a", "b"}, .definition = "", .topic = ""}};
  EXPECT_EQ(decode_vocabulary(encode(vocabulary)).value(), vocabulary);
  EXPECT_EQ(decode_vocabulary("").value(), Vocabulary{});
  EXPECT_FALSE(decode_vocabulary(encode(vocabulary).substr(0, 20)));
}

TEST(StoredPassage, RefusesEveryTruncation) {
  const std::string bytes = encode(full_passage());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode_passage(bytes.substr(0, size))) << size;
  }
  EXPECT_FALSE(decode_passage(bytes + 'x'));
}

TEST(StoredPassage, RefusesEveryChangedByte) {
  const std::string bytes = encode(full_passage());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
    const auto decoded = decode_passage(damaged);
    ASSERT_FALSE(decoded) << at;
    EXPECT_EQ(decoded.error(), "a stored passage is damaged; build the index anew");
  }
}

TEST(StoredPassage, RefusesWhatIsNoRecordOfOne) {
  for (const std::string_view bytes : {"", "x", "some other text that was packed"}) {
    EXPECT_FALSE(decode_passage(pack(bytes))) << bytes;
  }
}

TEST(StoredPassage, ItsAnchorIsItsNameWithinTheArticle) {
  EXPECT_EQ(anchor(full_passage()), "projects.0123456789");
}

}  // namespace
}  // namespace article_search::schema
