#pragma once

#include <cstdint>
#include <string>

namespace article_search::schema {

/// What the file system says of a file; while it is equal, so is the file's content.
struct FileStamp {
  std::uint64_t bytes = 0;
  /// When content, name or attributes changed last, nanoseconds since 1970; 0 when that is too
  /// recent to tell the next change apart, or unknown.
  std::uint64_t changed_ns = 0;
  std::uint64_t inode = 0;
  /// Of what decides beside the file what is indexed of it: the vocabulary, corrections, options.
  std::uint64_t circumstances = 0;

  bool operator==(const FileStamp&) const = default;
};

/// A source file that the index holds.
struct StoredSource {
  std::string path;
  /// Of the file's bytes and of everything else that decides what is indexed of them.
  std::string content_hash;
  FileStamp stamp;

  bool operator==(const StoredSource&) const = default;
};

/// An article that a source gave.
struct SourceArticle {
  std::string id;
  /// Of everything that is indexed of it.
  std::uint64_t content_hash = 0;

  bool operator==(const SourceArticle&) const = default;
};

}  // namespace article_search::schema
