#include "indexer/schema/packing.h"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/content_hash.h"

namespace article_search::schema {
namespace {

std::string with_checksum(std::string bytes) {
  std::uint64_t hash = hash64(bytes);
  for (int byte = 0; byte < 8; ++byte, hash >>= 8U) bytes += static_cast<char>(hash);
  return bytes;
}

std::string random_bytes(std::size_t size) {
  std::mt19937 random(1);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

TEST(Packing, GivesBackWhatWasPacked) {
  const std::vector<std::string> texts = {"",
                                          "x",
                                          std::string(3, '\0'),
                                          std::string(100'000, 'a'),
                                          random_bytes(1'000),
                                          random_bytes(1'000'000)};
  for (const std::string& text : texts) {
    const std::string packed = pack(text);
    EXPECT_EQ(unpack(packed), text) << text.size();
    EXPECT_LE(packed.size(), text.size() + text.size() / 100 + 30) << text.size();
  }
}

TEST(Packing, DoesNotDependOnWhatWasPackedBefore) {
  const std::string text = "Stem cells of the nose, and of no other organ, were stem cells.";
  std::string alone;
  std::thread([&] { alone = pack(text); }).join();
  pack(random_bytes(500'000));
  pack(text + text);
  EXPECT_EQ(pack(text), alone);
}

TEST(Packing, RefusesWhatIsNotPacked) {
  const std::string packed = pack("Stem cells");
  const std::string frame = packed.substr(0, packed.size() - 8);
  const std::vector<std::string> cases = {"",
                                          "short",
                                          frame,
                                          packed + 'x',
                                          with_checksum(""),
                                          with_checksum("no frame at all"),
                                          with_checksum(frame.substr(0, frame.size() - 1)),
                                          with_checksum(frame + frame)};
  for (const std::string& bytes : cases) EXPECT_FALSE(unpack(bytes)) << bytes;
}

TEST(Packing, RefusesWhatWouldTakeMuchMemory) {
  // A frame's head that announces a size in eight bytes.
  const std::string head = "\x28\xB5\x2F\xFD\xE0";
  for (const std::uint64_t size : {std::uint64_t{kMostPacked} + 1, UINT64_MAX - 2}) {
    std::string frame = head;
    for (unsigned byte = 0; byte < 8; ++byte) frame += static_cast<char>(size >> (8 * byte));
    EXPECT_FALSE(unpack(with_checksum(frame + std::string(3, '\0'))));
  }
}

}  // namespace
}  // namespace article_search::schema
