#pragma once

#include <string>
#include <vector>

#include "indexer/indexing_error.h"
#include "indexer/schema/stored_article.h"

namespace article_search {

/// What a block is in its source. Readers of every format produce these and nothing else.
enum class BlockKind { heading, paragraph, list_item };

/// One titled or untitled piece of an article, in reading order.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  /// heading: 1 (top) to 6. list_item: nesting depth, 1 for an outermost item. paragraph: 0, or the
  /// depth of the list item before it whose further paragraph it is.
  int level = 0;
  /// Plain UTF-8 in the author's own spelling; runs of white space are one space, none at the ends.
  std::string text;
  /// 1-based line of the source where the block begins; 0 when the format has no lines.
  int line = 0;
  /// What stands behind '#' in links to here; empty when the format has no such thing.
  std::string anchor = {};
  /// heading: what the source says the section is, in JATS's words ("methods"); mostly empty.
  std::string section_type = {};
};

/// A line of the source that a reader left out on purpose, kept so that an editor can see it.
struct SkippedLine {
  int line = 0;
  std::string text;
  std::string reason;
};

using MetadataEntry = schema::MetadataEntry;
using Abbreviation = schema::Abbreviation;

/// Who says which language an article is in: its source, its words, nobody, or the program that its
/// source was written with, which takes all for its user's language.
enum class LanguageSource { declared, detected, assumed, preset };

/// One source item as a reader understood it: plain values, no ties to the source format.
struct Article {
  /// Lower-case letters, digits and hyphens; unique in the corpus; at most 80 bytes.
  std::string id;
  std::string title;
  /// Address of the original, empty when unknown.
  std::string url;
  std::string publisher;
  /// BCP 47 tag, for example "en"; readers leave it empty where the source declares none.
  std::string language = {};
  /// Where `language` is from.
  LanguageSource language_source = LanguageSource::declared;
  /// ISO 8601 date of publication, as precise as known ("2017", "2017-04"); empty when unknown.
  std::string date;
  /// As the source names them, in its order.
  std::vector<std::string> authors;
  /// In the order of the source; a name may come more than once.
  std::vector<MetadataEntry> metadata;
  /// Learned from the text, so none before annotate().
  std::vector<Abbreviation> abbreviations;
  std::vector<Block> blocks;
  std::vector<SkippedLine> skipped;
  /// What the reader had to mend or could not use, for the editor; the article is whole without it.
  std::vector<IndexingError> warnings;
};

}  // namespace article_search
