#include "indexer/readers/jats_reader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "indexer/readers/article_ids.h"
#include "indexer/readers/jats_body.h"
#include "indexer/readers/jats_front.h"
#include "indexer/readers/text_encoding.h"
#include "indexer/readers/xml_document.h"
#include "indexer/schema/content_hash.h"

namespace article_search {

namespace {

tl::unexpected<IndexingError> refusal(const SourceFile& file, std::string message) {
  return tl::make_unexpected(IndexingError{file.path, 0, std::move(message)});
}

bool is_jats_article(const pugi::xml_node& node) {
  return local_name(node) == "article" && (node.child("front") || node.child("body"));
}

std::vector<pugi::xml_node> articles_of(const pugi::xml_node& root) {
  std::vector<pugi::xml_node> found;
  if (is_jats_article(root)) found.push_back(root);
  if (local_name(root) != "pmc-articleset") return found;
  for (const pugi::xml_node& child : root.children()) {
    if (is_jats_article(child)) found.push_back(child);
  }
  return found;
}

std::string what_it_is(const pugi::xml_node& root) {
  const std::string name(local_name(root));
  if (name == "article") {
    return "is XML with the root <article>, but without <front> or <body>: no JATS, perhaps "
           "DocBook";
  }
  if (name == "pmc-articleset") return "is an empty <pmc-articleset>";
  return "is XML with the root <" + name +
         ">; of XML only JATS can be read, whose root is <article>";
}

std::string_view metadata_of(const Article& article, std::string_view name) {
  const auto found = std::ranges::find(article.metadata, name, &MetadataEntry::name);
  return found == article.metadata.end() ? std::string_view() : found->value;
}

// What an article of a set is called: its file's name is that of all.
std::string_view name_of(const Article& article) {
  for (const std::string_view key : {"pmcid", "doi", "pmid"}) {
    if (const std::string_view name = metadata_of(article, key); !name.empty()) return name;
  }
  return article.title;
}

void assign_ids(const SourceFile& file, std::vector<Article>& articles) {
  if (articles.size() == 1) {
    articles.front().id = article_id_of(file.path);
    return;
  }
  std::vector<std::string_view> names;
  names.reserve(articles.size());
  for (const Article& article : articles) names.push_back(name_of(article));
  const std::vector<std::string> ids = article_ids(names);
  for (std::size_t i = 0; i < articles.size(); ++i) articles[i].id = ids[i];
}

Article read_article(const pugi::xml_node& node, const SourceFile& file, const SourceText& source) {
  Article article;
  read_jats_front(node, article);
  read_jats_body(node, source.text, article);
  if (article.title.empty()) article.title = stem_of(file.path);
  return article;
}

}  // namespace

tl::expected<std::vector<Article>, IndexingError> read_jats(const SourceFile& file) {
  auto source = decode_markup(file);
  if (!source) return tl::make_unexpected(source.error());
  pugi::xml_document document;
  if (const auto parsed = parse_xml(source->text, file.path, {}, document); !parsed) {
    return tl::make_unexpected(parsed.error());
  }
  const pugi::xml_node root = document.document_element();
  std::vector<Article> articles;
  for (const pugi::xml_node& node : articles_of(root)) {
    articles.push_back(read_article(node, file, *source));
  }
  if (articles.empty()) return refusal(file, what_it_is(root));
  assign_ids(file, articles);
  articles.front().warnings = std::move(source->warnings);
  return articles;
}

}  // namespace article_search
