#include "indexer/readers/xml_document.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace article_search {
namespace {

std::string error_of(std::string_view text, std::string_view part = {}) {
  pugi::xml_document document;
  const auto parsed = parse_xml(text, "a.docx", part, document);
  return parsed ? "parsed" : to_string(parsed.error());
}

TEST(XmlDocument, NamesThePlaceOfAFault) {
  EXPECT_EQ(error_of("<a/>"), "parsed");
  const std::string error = error_of("<a>\n\n<b></a>", "word/document.xml");
  EXPECT_TRUE(error.starts_with(
      "a.docx:3: its entry word/document.xml is not well-formed XML: Start-end tags mismatch"))
      << error;
}

TEST(XmlDocument, IsReadInUtf16Too) {
  pugi::xml_document document;
  constexpr std::string_view kText("\xFF\xFE<\0a\0/\0>\0", 10);
  ASSERT_TRUE(parse_xml(kText, "a.docx", {}, document));
  EXPECT_EQ(local_name(document.document_element()), "a");
}

TEST(XmlDocument, StaysUtf8WhateverADecodedTextDeclares) {
  pugi::xml_document document;
  ASSERT_TRUE(parse_xml("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>caf\xC3\xA9</a>",
                        "a.xml", {}, document));
  EXPECT_STREQ(document.document_element().text().get(), "caf\xC3\xA9");
}

TEST(XmlDocument, ExpandsNoEntityAndFetchesNone) {
  pugi::xml_document document;
  constexpr std::string_view kText =
      "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">"
      "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><a>&c; &file;</a>";
  ASSERT_TRUE(parse_xml(kText, "a.xml", {}, document));
  EXPECT_STREQ(document.document_element().text().get(), "&c; &file;");
}

TEST(XmlDocument, RefusesWhatNestsTooDeep) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "<a>";
  for (int i = 0; i < 100'000; ++i) text += "</a>";
  EXPECT_EQ(error_of(text), "a.docx: nests elements deeper than 256 levels");
}

TEST(XmlDocument, RefusesMoreTagsThanMemoryIsFor) {
  std::string text = "<a>";
  for (std::ptrdiff_t i = 0; i < kMostXmlTags; ++i) text += "<b/>";
  EXPECT_EQ(error_of(text + "</a>"), "a.docx: has more than 4000000 tags; split it into articles");
}

TEST(XmlDocument, FindsByNamesWithoutPrefixes) {
  pugi::xml_document document;
  ASSERT_TRUE(parse_xml("<w:p><x:q/><w:r w:val='1' y:val='2'/></w:p>", "a.xml", {}, document));
  const pugi::xml_node child = local_child(document.document_element(), "r");
  EXPECT_STREQ(child.name(), "w:r");
  EXPECT_EQ(local_attribute(child, "val"), "1");
  EXPECT_EQ(local_attribute(child, "other"), "");
}

}  // namespace
}  // namespace article_search
