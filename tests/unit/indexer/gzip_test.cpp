#include "indexer/readers/gzip.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <zlib.h>

#include "indexer/readers/reader_registry.h"

namespace article_search {
namespace {

std::string packed(std::string text) {
  constexpr int kGzip = MAX_WBITS + 16;
  std::string result(text.size() / 100 + 1024, '\0');
  z_stream stream = {};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  result.resize(result.size() - stream.avail_out);
  deflateEnd(&stream);
  return result;
}

TEST(Gzip, IsKnownByTheName) {
  EXPECT_TRUE(is_gzip_name("a.md.gz"));
  EXPECT_TRUE(is_gzip_name("a.GZ"));
  EXPECT_FALSE(is_gzip_name("a.gzip"));
  EXPECT_FALSE(is_gzip_name("gz"));
  EXPECT_EQ(without_gzip_suffix("a.md.gz"), "a.md");
  EXPECT_EQ(without_gzip_suffix("a.md"), "a.md");
}

TEST(Gzip, IsReadThroughForEveryFormat) {
  const auto articles = read_articles({"notes/My notes.md.gz", packed("*Text*\n")});
  ASSERT_TRUE(articles) << to_string(articles.error());
  EXPECT_EQ(articles->front().id, "my-notes");
  EXPECT_EQ(articles->front().title, "My notes");
  EXPECT_EQ(articles->front().blocks.at(0).text, "Text");
}

TEST(Gzip, IsKnownByTheContentWhereTheNameIsSilent) {
  EXPECT_TRUE(is_gzip_content(packed("text")));
  EXPECT_FALSE(is_gzip_content("text"));
  const auto articles = read_articles({"download", packed("<!doctype html><p>Text about cells")});
  ASSERT_TRUE(articles) << to_string(articles.error());
  EXPECT_EQ(articles->front().blocks.at(0).text, "Text about cells");
}

TEST(Gzip, IsUnpackedOnce) {
  const auto articles = read_articles({"a.md.gz", packed(packed("*Text*\n"))});
  ASSERT_FALSE(articles);
  EXPECT_TRUE(to_string(articles.error()).starts_with("a.md.gz: is not text in UTF-8"))
      << to_string(articles.error());
}

TEST(Gzip, UnpacksSeveralMembers) {
  const auto both = unpack_gzip({"a.gz", packed("one, ") + packed("two")});
  ASSERT_TRUE(both);
  EXPECT_EQ(both->content, "one, two");
}

TEST(Gzip, RefusesWhatIsDamaged) {
  const std::string good = packed("*Text*\n");
  std::string damaged = good;
  damaged[12] = static_cast<char>(damaged[12] ^ 0x55);
  const std::string cases[] = {
      "", "text", good.substr(0, 9), good.substr(0, good.size() - 1), good + "x", damaged,
  };
  for (const std::string& content : cases) {
    const auto articles = read_articles({"a.md.gz", content});
    ASSERT_FALSE(articles) << content.size();
    EXPECT_EQ(to_string(articles.error()), "a.md.gz: is no gzip file, or is damaged or cut off");
  }
}

TEST(Gzip, StopsAtTheLargestSource) {
  const std::string bomb = packed(std::string(kLargestSource + kLargestSource / 2, ' '));
  ASSERT_LT(bomb.size(), std::size_t{200'000});
  const auto articles = read_articles({"a.md.gz", bomb});
  ASSERT_FALSE(articles);
  EXPECT_EQ(to_string(articles.error()),
            "a.md.gz: unpacks to more than 64 MiB; split it into articles");
}

}  // namespace
}  // namespace article_search
