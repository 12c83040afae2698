#include "server/http/content_coding.h"

#include <array>

#include <gtest/gtest.h>
#include <zlib.h>

namespace article_search {
namespace {

TEST(ContentCoding, IsTheOneThatTheClientLikesBest) {
  const struct {
    std::string_view accepted;
    Coding coding;
  } rows[] = {
      {"", Coding::identity},
      {"gzip", Coding::gzip},
      {"GZIP", Coding::gzip},
      {"br", Coding::brotli},
      {"gzip, deflate, br, zstd", Coding::brotli},
      {"gzip;q=1.0, br;q=0.5", Coding::gzip},
      {"gzip; q=0.5 , br ; q=0.8", Coding::brotli},
      {"br;q=0, gzip;q=0", Coding::identity},
      {"br;q=0, *", Coding::gzip},
      {"*", Coding::brotli},
      {"*;q=0", Coding::identity},
      {"identity", Coding::identity},
      {"identity;q=1, gzip;q=0.5", Coding::identity},
      {"identity;q=0.1, gzip;q=0.2", Coding::gzip},
      {"deflate, zstd", Coding::identity},

      // What is no weight counts as none.
      {"gzip;q=2", Coding::identity},
      {"gzip;q=0.1234", Coding::identity},
      {"gzip;q=-1, br;q=x", Coding::identity},
      {"gzip;q=", Coding::gzip},
      {";;;,,,=q", Coding::identity},
  };
  for (const auto& [accepted, coding] : rows) {
    EXPECT_EQ(to_string(choose_coding(accepted)), to_string(coding)) << accepted;
  }
}

std::string unpacked(const std::string& packed, std::size_t size) {
  constexpr int kGzipWindow = 15 + 16;
  std::string text(size, '\0');
  z_stream stream{};
  inflateInit2(&stream, kGzipWindow);
  std::string input = packed;
  stream.next_in = static_cast<Bytef*>(static_cast<void*>(input.data()));
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = static_cast<Bytef*>(static_cast<void*>(text.data()));
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

TEST(ContentCoding, PacksWhatCanBeUnpacked) {
  std::string text;
  for (int number = 0; number < 2'000; ++number) text += std::to_string(number) + " myelin ";
  for (const Effort effort : {Effort::quick, Effort::thorough}) {
    const std::string packed = encode(text, Coding::gzip, effort);
    EXPECT_LT(packed.size(), text.size() / 2);
    EXPECT_EQ(unpacked(packed, text.size()), text);
    EXPECT_LT(encode(text, Coding::brotli, effort).size(), text.size() / 2);
  }
  EXPECT_EQ(encode(text, Coding::identity, Effort::quick), text);
}

TEST(ContentCoding, PacksTheEmptyBodyAndAnyByte) {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  EXPECT_EQ(unpacked(encode(bytes, Coding::gzip, Effort::quick), bytes.size()), bytes);
  EXPECT_EQ(unpacked(encode("", Coding::gzip, Effort::quick), 1), "");
  EXPECT_FALSE(encode("", Coding::brotli, Effort::quick).empty());
}

}  // namespace
}  // namespace article_search
