#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/stored_article.h"

namespace article_search::schema {

/// The abbreviations that mean one thing in all articles of the index which define them, in order
/// of their folded short forms, each in the spelling that sorts first among the shortest. Long
/// forms count as one when they have the same words but for case, accents, plurals and British
/// spelling; so do short forms ("MSC", "MSCs"). Throws Xapian::Error.
std::vector<Abbreviation> read_abbreviations(const Xapian::Database& index);

/// How many articles define what by which short form: what a run adds to the index's counts and
/// takes from them. Takes some 150 bytes for each pair that the run meets. Not thread-safe.
class AbbreviationCounts {
 public:
  /// Counts the abbreviations of an article that goes into the index.
  void add(const std::vector<Abbreviation>& abbreviations) { count(abbreviations, 1); }

  /// Discounts those of an article that leaves it.
  void remove(const std::vector<Abbreviation>& abbreviations) { count(abbreviations, -1); }

  /// Changes the index's counts by what was counted, which is then forgotten. Throws Xapian::Error.
  void write(Xapian::WritableDatabase& index);

 private:
  struct LongForm {
    Abbreviation spelling;
    int articles = 0;
  };
  /// From a folded short form and, under it, a folded long form.
  using Counts = std::map<std::string, std::map<std::string, LongForm>>;

  void count(const std::vector<Abbreviation>& abbreviations, int articles);

  Analyzer analyzer_;
  Counts counts_;
};

}  // namespace article_search::schema
