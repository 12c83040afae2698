#include "indexer/readers/epub_package.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

#include <pugixml.hpp>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/html_metadata.h"
#include "indexer/readers/source_text.h"
#include "indexer/readers/xml_document.h"

namespace article_search {

namespace {

constexpr std::string_view kContainer = "META-INF/container.xml";
constexpr std::string_view kEncryption = "META-INF/encryption.xml";

std::string folder_of(std::string_view entry) {
  const std::size_t slash = entry.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(entry.substr(0, slash + 1));
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const auto* begin = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(begin, begin + 2, byte, 16).ptr == begin + 2) {
      decoded += static_cast<char>(byte);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (pugi::xml_node at = node.first_child(); at;) {
    text += at.value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != node && !at.next_sibling()) at = at.parent();
    at = at == node ? pugi::xml_node() : at.next_sibling();
  }
  return collapse_spaces(text);
}

bool has_word(std::string_view words, std::string_view word) {
  const std::string padded = " " + std::string(words) + " ";
  return padded.find(" " + std::string(word) + " ") != std::string::npos;
}

// Fonts may be masked in a book that everybody can read.
bool is_encrypted(const pugi::xml_node& encryption) {
  constexpr std::array<std::string_view, 2> kFontMasks = {"http://www.idpf.org/2008/embedding",
                                                          "http://ns.adobe.com/pdf/enc#RC"};
  for (const pugi::xml_node& entry : encryption.children()) {
    if (local_name(entry) != "EncryptedData") continue;
    const std::string_view method =
        local_attribute(local_child(entry, "EncryptionMethod"), "Algorithm");
    if (std::ranges::find(kFontMasks, method) == kFontMasks.end()) return true;
  }
  return false;
}

struct ManifestItem {
  std::string entry;
  std::string_view media_type;
  std::string_view properties;
};

// Reads one package document and what it refers to.
class PackageReader {
 public:
  PackageReader(ZipArchive& archive, const std::string& path, const std::string& entry)
      : archive_(archive), path_(path), folder_(folder_of(entry)) {}

  tl::expected<EpubPackage, IndexingError> read(const pugi::xml_node& root) {
    read_metadata(local_child(root, "metadata"));
    read_manifest(local_child(root, "manifest"));
    read_guide(local_child(root, "guide"));
    const pugi::xml_node spine = local_child(root, "spine");
    read_contents(spine);
    for (const pugi::xml_node& reference : spine.children()) {
      if (local_name(reference) == "itemref") add_chapter(local_attribute(reference, "idref"));
    }
    if (package_.chapters.empty()) {
      return tl::make_unexpected(
          IndexingError{path_, 0, "names no chapters that it holds; save the book again"});
    }
    return std::move(package_);
  }

 private:
  void read_metadata(const pugi::xml_node& metadata) {
    Article& about = package_.about;
    for (const pugi::xml_node& field : metadata.children()) {
      const std::string_view name = local_name(field);
      std::string value = text_of(field);
      // Programs write so where an author wrote nothing.
      if (value.empty() || value == "unknown" || value == "Unknown") continue;
      if (name == "title" && about.title.empty()) {
        about.title = std::move(value);
      } else if (name == "creator") {
        about.authors.push_back(std::move(value));
      } else if (name == "language" && !has_language_ && is_language_tag(value)) {
        about.language = std::move(value);
        has_language_ = true;
      } else if (name == "date") {
        take_date(to_iso_date(value), local_attribute(field, "event"));
      } else if (name == "publisher" && about.publisher.empty()) {
        about.publisher = std::move(value);
      } else if (name == "identifier" || name == "subject" || name == "description" ||
                 name == "rights" || name == "source" || name == "contributor") {
        about.metadata.push_back({std::string(name), std::move(value)});
      }
    }
  }

  // EPUB 2 dates events; publication is the one that counts.
  void take_date(std::string date, std::string_view event) {
    std::string& known = package_.about.date;
    if (!date.empty() && (known.empty() || event == "publication")) known = std::move(date);
  }

  void read_manifest(const pugi::xml_node& manifest) {
    for (const pugi::xml_node& item : manifest.children()) {
      manifest_[std::string(local_attribute(item, "id"))] = {
          resolve_epub_reference(folder_, local_attribute(item, "href")),
          local_attribute(item, "media-type"), local_attribute(item, "properties")};
    }
  }

  void read_guide(const pugi::xml_node& guide) {
    for (const pugi::xml_node& reference : guide.children()) {
      const std::string_view type = local_attribute(reference, "type");
      if (type != "cover" && type != "toc") continue;
      no_chapters_.insert(resolve_epub_reference(folder_, local_attribute(reference, "href")));
    }
  }

  void read_contents(const pugi::xml_node& spine) {
    for (const auto& [id, item] : manifest_) {
      if (!has_word(item.properties, "nav")) continue;
      no_chapters_.insert(item.entry);
      read_labels(item.entry, "a", "href");
    }
    const auto ncx = manifest_.find(local_attribute(spine, "toc"));
    if (labels_.empty() && ncx != manifest_.end()) {
      read_labels(ncx->second.entry, "content", "src");
    }
  }

  // The names of chapters are a comfort: a book is read without them.
  void read_labels(const std::string& entry, std::string_view element, std::string_view attribute) {
    pugi::xml_document document;
    const auto loaded = archive_.read(entry).and_then(
        [&](const std::string& text) { return parse_xml(text, path_, entry, document); });
    if (!loaded) {
      package_.about.warnings.push_back(loaded.error());
      return;
    }
    LabelWalker walker{entry, element, attribute, labels_};
    document.traverse(walker);
  }

  class LabelWalker : public pugi::xml_tree_walker {
   public:
    LabelWalker(const std::string& entry,
                std::string_view element,
                std::string_view attribute,
                std::map<std::string, std::string>& labels)
        : folder_(folder_of(entry)), element_(element), attribute_(attribute), labels_(labels) {}

    bool for_each(pugi::xml_node& node) override {
      if (local_name(node) != element_) return true;
      const std::string entry = resolve_epub_reference(folder_, local_attribute(node, attribute_));
      // In the contents of EPUB 2, the label stands beside.
      std::string label =
          element_ == "a" ? text_of(node) : text_of(local_child(node.parent(), "navLabel"));
      if (!entry.empty() && !label.empty()) labels_.try_emplace(entry, std::move(label));
      return true;
    }

   private:
    std::string folder_;
    std::string_view element_;
    std::string_view attribute_;
    std::map<std::string, std::string>& labels_;
  };

  void add_chapter(std::string_view id) {
    const auto item = manifest_.find(id);
    if (item == manifest_.end()) return warn("item " + std::string(id), "is not in its manifest");
    const ManifestItem& chapter = item->second;
    if (chapter.media_type.starts_with("image/") || no_chapters_.contains(chapter.entry)) return;
    if (chapter.entry.empty()) {
      return warn("item " + std::string(id), "has a name that leads out of the archive");
    }
    if (!archive_.has(chapter.entry)) return warn("entry " + chapter.entry, "is missing");
    if (!added_.insert(chapter.entry).second) return;
    const auto label = labels_.find(chapter.entry);
    package_.chapters.push_back(
        {chapter.entry, label == labels_.end() ? std::string() : label->second});
  }

  void warn(const std::string& what, const std::string& fault) {
    package_.about.warnings.push_back(
        {path_, 0, "its " + what + " " + fault + " and is left out; save the book again"});
  }

  ZipArchive& archive_;
  const std::string& path_;
  std::string folder_;
  EpubPackage package_;
  bool has_language_ = false;
  std::map<std::string, ManifestItem, std::less<>> manifest_;
  std::map<std::string, std::string> labels_;
  std::set<std::string> no_chapters_;
  std::set<std::string> added_;
};

tl::expected<std::string, IndexingError> find_package(ZipArchive& archive,
                                                      const std::string& path) {
  const std::string name(kContainer);
  pugi::xml_document container;
  const auto loaded = archive.read(name).and_then(
      [&](const std::string& text) { return parse_xml(text, path, name, container); });
  if (!loaded) return tl::make_unexpected(loaded.error());
  const pugi::xml_node files = local_child(container.document_element(), "rootfiles");
  const pugi::xml_node file = local_child(files, "rootfile");
  std::string entry = resolve_epub_reference({}, local_attribute(file, "full-path"));
  if (!entry.empty()) return entry;
  return tl::make_unexpected(IndexingError{
      path, 0, "its " + name + " names no entry of the book; save or download the file again"});
}

}  // namespace

std::string resolve_epub_reference(std::string_view folder, std::string_view reference) {
  if (reference.find("://") != std::string_view::npos) return {};
  const std::string decoded = percent_decoded(reference.substr(0, reference.find_first_of("?#")));
  std::vector<std::string_view> parts;
  const std::string whole = decoded.starts_with('/') ? decoded : std::string(folder) + decoded;
  const std::string_view path = whole;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return {};
    } else {
      parts.pop_back();
    }
  }
  std::string entry;
  for (const std::string_view part : parts) {
    if (!entry.empty()) entry += '/';
    entry += part;
  }
  return entry;
}

tl::expected<EpubPackage, IndexingError> read_epub_package(ZipArchive& archive,
                                                           const std::string& path) {
  const std::string encryption_name(kEncryption);
  if (archive.has(encryption_name)) {
    pugi::xml_document encryption;
    const auto loaded = archive.read(encryption_name).and_then([&](const std::string& text) {
      return parse_xml(text, path, encryption_name, encryption);
    });
    if (!loaded) return tl::make_unexpected(loaded.error());
    if (is_encrypted(encryption.document_element())) {
      return tl::make_unexpected(
          IndexingError{path, 0, "is protected against copying; get a copy without protection"});
    }
  }
  const auto entry = find_package(archive, path);
  if (!entry) return tl::make_unexpected(entry.error());
  pugi::xml_document document;
  const auto loaded = archive.read(*entry).and_then(
      [&](const std::string& text) { return parse_xml(text, path, *entry, document); });
  if (!loaded) return tl::make_unexpected(loaded.error());
  return PackageReader(archive, path, *entry).read(document.document_element());
}

}  // namespace article_search
