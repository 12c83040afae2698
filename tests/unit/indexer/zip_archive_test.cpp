#include "indexer/readers/zip_archive.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/zip_file.h"

namespace article_search {
namespace {

using testing::zip_of;

std::string error_of_opening(const std::string& content) {
  const SourceFile file{"a.docx", content};
  const auto archive = ZipArchive::open(file);
  return archive ? "opened" : to_string(archive.error());
}

std::string error_of_reading(const std::string& content, const std::string& entry) {
  const SourceFile file{"a.docx", content};
  auto archive = ZipArchive::open(file);
  if (!archive) return to_string(archive.error());
  const auto read = archive->read(entry);
  return read ? "read" : to_string(read.error());
}

TEST(ZipArchive, GivesEntriesByName) {
  const SourceFile file{"a.docx", zip_of({{"one.xml", "first"}, {"folder/two.xml", "second"}})};
  auto archive = ZipArchive::open(file);
  ASSERT_TRUE(archive) << to_string(archive.error());
  EXPECT_TRUE(archive->has("folder/two.xml"));
  EXPECT_FALSE(archive->has("two.xml"));
  EXPECT_EQ(archive->read("one.xml").value(), "first");
  EXPECT_EQ(archive->read("folder/two.xml").value(), "second");
}

TEST(ZipArchive, RefusesWhatIsNoArchive) {
  const std::string good = zip_of({{"one.xml", std::string(1000, 'x')}});
  for (const std::string& content :
       {std::string(), std::string("text"), good.substr(0, good.size() / 2), good.substr(0, 4)}) {
    const std::string error = error_of_opening(content);
    EXPECT_TRUE(error.starts_with("a.docx: is no ZIP archive, or is damaged or cut off")) << error;
  }
  const std::string old_word = error_of_opening("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  EXPECT_TRUE(old_word.find("save it as .docx without a password") != std::string::npos)
      << old_word;
}

TEST(ZipArchive, NamesTheEntryThatCannotBeRead) {
  const std::string good = zip_of({{"one.xml", std::string(1000, 'x') + "yz"}});
  EXPECT_EQ(error_of_reading(good, "two.xml"),
            "a.docx: its entry two.xml is missing; save or download the file again");
  const std::string locked = zip_of({{"one.xml", "text"}}, "secret");
  EXPECT_EQ(error_of_reading(locked, "one.xml"),
            "a.docx: its entry one.xml is encrypted; save the file without a password");
  std::string damaged = good;
  const std::size_t data = damaged.find("one.xml") + std::string("one.xml").size();
  for (std::size_t i = 0; i < 6; ++i) damaged[data + i] = static_cast<char>(~damaged[data + i]);
  const std::string error = error_of_reading(damaged, "one.xml");
  EXPECT_TRUE(error.starts_with("a.docx: its entry one.xml ")) << error;
}

TEST(ZipArchive, StopsABombAtTheLargestEntry) {
  const std::string bomb = zip_of({{"word/document.xml", std::string(kLargestEntry + 1, ' ')}});
  ASSERT_LT(bomb.size(), std::size_t{200'000});
  EXPECT_EQ(error_of_reading(bomb, "word/document.xml"),
            "a.docx: its entry word/document.xml unpacks to more than 64 MiB; split the document, "
            "or leave it out");
}

TEST(ZipArchive, StopsManyEntriesAtWhatTheyAreTogether) {
  const SourceFile file{"a.epub", zip_of({{"one.xhtml", std::string(kLargestEntry, ' ')}})};
  auto archive = ZipArchive::open(file);
  ASSERT_TRUE(archive) << to_string(archive.error());
  for (std::size_t read = 0; read + kLargestEntry <= kMostUnpacked; read += kLargestEntry) {
    ASSERT_TRUE(archive->read("one.xhtml"));
  }
  const auto beyond = archive->read("one.xhtml");
  ASSERT_FALSE(beyond);
  EXPECT_EQ(to_string(beyond.error()),
            "a.epub: its entry one.xhtml brings what is unpacked to more than 256 MiB; split the "
            "document, or leave it out");
}

TEST(ZipArchive, RefusesMoreEntriesThanADocumentHas) {
  std::string list = "PK\x03\x04";
  for (std::size_t i = 0; i <= kMostEntries; ++i) list += "PK\x01\x02";
  EXPECT_EQ(error_of_opening(list),
            "a.docx: has more than 65535 entries; a document has some hundreds, so repair or leave "
            "it out");
}

TEST(ZipArchive, TakesNamesForNamesAndNeverForPaths) {
  const SourceFile file{"a.epub", zip_of({{"../../etc/passwd", "inside"}, {"/etc/hosts", "too"}})};
  auto archive = ZipArchive::open(file);
  ASSERT_TRUE(archive) << to_string(archive.error());
  EXPECT_EQ(archive->read("../../etc/passwd").value(), "inside");
  EXPECT_EQ(archive->read("/etc/hosts").value(), "too");
  EXPECT_FALSE(archive->read("/etc/passwd"));
}

}  // namespace
}  // namespace article_search
