#include "indexer/readers/json_lines.h"

#include <cstdio>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

/// What a file gave.
struct Streamed {
  std::vector<std::string> ids;
  std::vector<std::string> warnings;
  /// Empty when the reading went well.
  std::string error;
};

class JsonLinesStream : public ::testing::Test {
 protected:
  Streamed stream(const std::filesystem::path& path, std::size_t most = 1'000) const {
    Streamed streamed;
    const ArticleConsumer consumer{
        .take =
            [&](const Article& article) {
              streamed.ids.push_back(article.id);
              return streamed.ids.size() < most ? Reading::goes_on : Reading::ends;
            },
        .warn =
            [&](const IndexingError& warning) {
              streamed.warnings.push_back(std::to_string(warning.line) + ": " + warning.message);
            }};
    const auto read = stream_json_lines(path.string(), consumer);
    if (!read) streamed.error = read.error().message;
    return streamed;
  }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    return directory_.write(name, text);
  }
  std::filesystem::path pack(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = directory_.path() / name;
    gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    return path;
  }

  testing::TemporaryDirectory directory_;
};

using Ids = std::vector<std::string>;

std::string records(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += R"({"id": "r)" + std::to_string(i) + "\", \"text\": \"Myelin.\"}\n";
  }
  return text;
}

TEST_F(JsonLinesStream, GivesEachRecordInTheOrderOfTheFile) {
  EXPECT_EQ(stream(write("a.jsonl", records(3))).ids, (Ids{"r0", "r1", "r2"}));
  EXPECT_EQ(stream(pack("a.jsonl.gz", records(3))).ids, (Ids{"r0", "r1", "r2"}));
}

TEST_F(JsonLinesStream, NeedsNoLineEndAfterTheLastRecord) {
  EXPECT_EQ(stream(write("a.jsonl", R"({"id": "a", "text": "x"})")).ids, Ids{"a"});
}

TEST_F(JsonLinesStream, EndsWhenTheConsumerHasEnough) {
  EXPECT_EQ(stream(write("a.jsonl", records(900)), 2).ids, (Ids{"r0", "r1"}));
}

TEST_F(JsonLinesStream, PassesOverALineThatIsTooLong) {
  const std::string long_line =
      R"({"id": "long", "text": ")" + std::string(kLongestJsonLine, 'a') + "\"}\n";
  const Streamed streamed = stream(write("a.jsonl", records(1) + long_line + records(2)));
  EXPECT_EQ(streamed.ids, (Ids{"r0", "r1"}));
  ASSERT_EQ(streamed.warnings.size(), 2U);
  EXPECT_EQ(streamed.warnings[0], "2: left out: is longer than 16 MiB; split it into articles");
  EXPECT_EQ(streamed.warnings[1], "3: left out: its id \"r0\" is that of the article in line 1");
}

TEST_F(JsonLinesStream, GivesALaterNameWithTheSameSlugAHash) {
  const Streamed streamed = stream(write("a.jsonl",
                                         "{\"id\": \"A.1\", \"text\": \"x\"}\n"
                                         "{\"id\": \"a-1\", \"text\": \"y\"}\n"
                                         "{\"id\": \"A.1\", \"text\": \"z\"}\n"));
  ASSERT_EQ(streamed.ids.size(), 2U);
  EXPECT_EQ(streamed.ids[0], "a-1");
  EXPECT_TRUE(streamed.ids[1].starts_with("a-1-")) << streamed.ids[1];
  EXPECT_EQ(streamed.warnings, Ids{"3: left out: its id \"A.1\" is that of the article in line 1"});
}

struct Unreadable {
  std::string name;
  std::string content;
  std::string error;
};

TEST_F(JsonLinesStream, SaysWhyAFileGivesNothing) {
  const std::vector<Unreadable> cases = {
      {"empty.jsonl", "", "holds no article"},
      {"blank.jsonl", "\n \n", "holds no article"},
      {"plain.jsonl.gz", records(1), "is no gzip file, though it is called so"},
      {"bad.jsonl", "x\n",
       "holds no article that can be read; the first is left out: is not "
       "valid JSON"},
  };
  for (const Unreadable& row : cases) {
    const Streamed streamed = stream(write(row.name, row.content));
    EXPECT_TRUE(streamed.ids.empty()) << row.name;
    EXPECT_TRUE(streamed.error.starts_with(row.error)) << row.name << ": " << streamed.error;
  }
  EXPECT_TRUE(stream(directory_.path() / "gone.jsonl").error.starts_with("cannot be read: "));
}

TEST_F(JsonLinesStream, TellsThatAPackedFileIsCutOff) {
  const auto path = pack("a.jsonl.gz", records(900));
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  EXPECT_EQ(stream(path).error, "is a gzip file that is damaged or cut off; pack it again");
}

}  // namespace
}  // namespace article_search
