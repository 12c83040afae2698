#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/article_consumer.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// What a source file gives: some formats hold several articles.
using Articles = tl::expected<std::vector<Article>, IndexingError>;

/// A format that can be read. All members refer to constants.
struct Format {
  /// As shown by --help.
  std::string_view name;
  /// As `--format` takes it: lower case, one word.
  std::string_view option_name;
  /// Lower case, with their dot.
  std::span<const std::string_view> extensions;
  Articles (*read)(const SourceFile& file);
  /// Reads the file at `path`, unpacked if it is a `.gz`, article by article, whatever its size;
  /// null for formats that are read whole.
  tl::expected<void, IndexingError> (*stream)(const std::string& path,
                                              const ArticleConsumer& consumer) = nullptr;
};

/// Every format, in the order in which --help lists them.
std::span<const Format> formats();

/// The format of the file by its extension, whatever its case and before a `.gz`; null if it is
/// none of ours.
const Format* format_for(std::string_view path);

/// The format that `--format` calls so ("markdown", "html", "text", "json", "jsonl", "jats", …);
/// null if there is none of that name.
const Format* format_named(std::string_view option_name);

/// The articles of the file: at least one, each with an id, a title and at least one block of text.
/// The format is that of the file's extension, else what its content shows (content_format.h). A
/// file whose name ends in `.gz` or whose content is gzip's is unpacked, once. Error: an unknown
/// format, or what the format's reader says. Any thread.
Articles read_articles(const SourceFile& file);

/// The same for a file that is of `format` whatever its name and content say.
Articles read_articles(const SourceFile& file, const Format& format);

}  // namespace article_search
