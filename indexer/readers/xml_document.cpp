#include "indexer/readers/xml_document.h"

#include <algorithm>
#include <string>
#include <utility>

namespace article_search {

namespace {

class DepthMeter : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& /*node*/) override { return depth() < kDeepestXml; }
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

tl::expected<void, IndexingError> parse_xml(std::string_view text,
                                            std::string_view path,
                                            std::string_view part,
                                            pugi::xml_document& document) {
  const auto refusal = [&](int line, const std::string& fault) {
    std::string message = part.empty() ? fault : "its entry " + std::string(part) + " " + fault;
    return tl::make_unexpected(IndexingError{std::string(path), line, std::move(message)});
  };
  if (std::ranges::count(text, '<') > kMostXmlTags) {
    return refusal(
        0, "has more than " + std::to_string(kMostXmlTags) + " tags; split it into articles");
  }
  // Texts that were decoded may still declare what they were in.
  const bool is_utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  const auto result =
      document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                           is_utf16 ? pugi::encoding_auto : pugi::encoding_utf8);
  if (!result) {
    const auto* place = text.begin() + std::min(result.offset, std::ssize(text));
    return refusal(1 + static_cast<int>(std::count(text.begin(), place, '\n')),
                   std::string("is not well-formed XML: ") + result.description());
  }
  DepthMeter meter;
  if (!document.traverse(meter)) {
    return refusal(0, "nests elements deeper than " + std::to_string(kDeepestXml) + " levels");
  }
  return {};
}

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }

pugi::xml_node local_child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& child) { return local_name(child) == name; });
}

std::string_view local_attribute(const pugi::xml_node& node, std::string_view name) {
  return node
      .find_attribute([name](const pugi::xml_attribute& attribute) {
        return without_prefix(attribute.name()) == name;
      })
      .value();
}

}  // namespace article_search
