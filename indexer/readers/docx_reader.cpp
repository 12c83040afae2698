#include "indexer/readers/docx_reader.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/docx_body.h"
#include "indexer/readers/docx_styles.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_metadata.h"
#include "indexer/readers/xml_document.h"
#include "indexer/readers/zip_archive.h"

namespace article_search {

namespace {

constexpr std::string_view kUsualMainPart = "word/document.xml";
constexpr std::string_view kPackageRelations = "_rels/.rels";

// The parts that a part is related to, by the last word of the relation's type: "styles".
using Relations = std::map<std::string, std::string, std::less<>>;

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string relations_of(std::string_view part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

// The XML parts of one document.
class DocxPackage {
 public:
  DocxPackage(ZipArchive archive, std::string path)
      : archive_(std::move(archive)), path_(std::move(path)) {}

  tl::expected<void, IndexingError> load(const std::string& part, pugi::xml_document& document) {
    return archive_.read(part).and_then(
        [&](const std::string& text) { return parse_xml(text, path_, part, document); });
  }

  tl::expected<void, IndexingError> load_if_there(const std::string& part,
                                                  pugi::xml_document& document) {
    if (part.empty() || !archive_.has(part)) return {};
    return load(part, document);
  }

  tl::expected<Relations, IndexingError> relations(std::string_view part) {
    const std::string name = part.empty() ? std::string(kPackageRelations) : relations_of(part);
    pugi::xml_document document;
    if (auto loaded = load_if_there(name, document); !loaded) {
      return tl::make_unexpected(loaded.error());
    }
    Relations found;
    for (const pugi::xml_node& relation : document.document_element().children()) {
      const std::string_view type = local_attribute(relation, "Type");
      std::string target(local_attribute(relation, "Target"));
      if (local_attribute(relation, "TargetMode") == "External" || target.empty()) continue;
      if (target.front() == '/') {
        target.erase(0, 1);
      } else {
        target.insert(0, folder_of(part));
      }
      found.emplace(type.substr(type.rfind('/') + 1), std::move(target));
    }
    return found;
  }

 private:
  ZipArchive archive_;
  std::string path_;
};

struct Documents {
  pugi::xml_document main;
  pugi::xml_document styles;
  pugi::xml_document numbering;
  pugi::xml_document footnotes;
  pugi::xml_document endnotes;
  pugi::xml_document properties;
};

std::string part_of(const Relations& relations, std::string_view type) {
  const auto found = relations.find(type);
  return found == relations.end() ? std::string() : found->second;
}

tl::expected<void, IndexingError> load_documents(DocxPackage& package, Documents& documents) {
  const auto package_relations = package.relations({});
  if (!package_relations) return tl::make_unexpected(package_relations.error());
  std::string main = part_of(*package_relations, "officeDocument");
  if (main.empty()) main = kUsualMainPart;
  const auto relations = package.relations(main);
  if (!relations) return tl::make_unexpected(relations.error());
  if (auto loaded = package.load(main, documents.main); !loaded) return loaded;
  const std::array<std::pair<std::string, pugi::xml_document*>, 5> others = {{
      {part_of(*relations, "styles"), &documents.styles},
      {part_of(*relations, "numbering"), &documents.numbering},
      {part_of(*relations, "footnotes"), &documents.footnotes},
      {part_of(*relations, "endnotes"), &documents.endnotes},
      {part_of(*package_relations, "core-properties"), &documents.properties},
  }};
  for (const auto& [part, document] : others) {
    if (auto loaded = package.load_if_there(part, *document); !loaded) return loaded;
  }
  return {};
}

std::string property(const Documents& documents, std::string_view name) {
  const pugi::xml_node element = local_child(documents.properties.document_element(), name);
  return collapse_spaces(element.text().get());
}

void add_metadata(const Documents& documents, Article& article) {
  for (const char* const name : {"subject", "keywords", "description", "category"}) {
    std::string value = property(documents, name);
    if (!value.empty()) article.metadata.push_back({name, std::move(value)});
  }
}

void set_language(const Documents& documents, const DocxParts& parts, Article& article) {
  const std::string declared = property(documents, "language");
  const std::string preset = parts.styles.language();
  if (is_language_tag(declared)) {
    article.language = declared;
  } else if (is_language_tag(preset)) {
    article.language = preset;
    article.language_source = LanguageSource::preset;
  }
}

// The heading that begins a document is its title if nothing else is.
void settle_title(Article& article, std::string_view path) {
  const auto is_heading = [](const Block& block) { return block.kind == BlockKind::heading; };
  const bool begins_with_heading = !article.blocks.empty() && is_heading(article.blocks.front());
  if (begins_with_heading && (article.title.empty() || article.title == article.blocks[0].text)) {
    article.title = article.blocks.front().text;
    article.blocks.erase(article.blocks.begin());
  }
  if (article.title.empty()) article.title = stem_of(path);
}

}  // namespace

tl::expected<Article, IndexingError> read_docx(const SourceFile& file) {
  auto archive = ZipArchive::open(file);
  if (!archive) return tl::make_unexpected(archive.error());
  DocxPackage package(*std::move(archive), file.path);
  Documents documents;
  if (auto loaded = load_documents(package, documents); !loaded) {
    return tl::make_unexpected(loaded.error());
  }
  const DocxParts parts{DocxStyles(documents.styles.document_element()),
                        DocxLists(documents.numbering.document_element()),
                        documents.footnotes.document_element(),
                        documents.endnotes.document_element()};
  const pugi::xml_node body = local_child(documents.main.document_element(), "body");
  if (!body) {
    return tl::make_unexpected(
        IndexingError{file.path, 0, "is an Office document, but none of Word; save it as .docx"});
  }
  DocxContent content = read_docx_body(body, parts);
  Article article;
  article.id = article_id_of(file.path);
  article.title = content.title.empty() ? property(documents, "title") : std::move(content.title);
  article.authors = content.authors.empty() ? split_names(property(documents, "creator"))
                                            : std::move(content.authors);
  article.date =
      content.date.empty() ? to_iso_date(property(documents, "created")) : std::move(content.date);
  set_language(documents, parts, article);
  article.blocks = read_html_blocks(content.tree);
  article.skipped = std::move(content.skipped);
  add_metadata(documents, article);
  settle_title(article, file.path);
  return article;
}

}  // namespace article_search
