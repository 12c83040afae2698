#include "indexer/schema/facets.h"

#include "indexer/schema/code_points.h"
#include "indexer/schema/record.h"
#include "indexer/schema/word_folding.h"
#include "indexer/schema/word_scanner.h"

namespace article_search::schema {

namespace {

/// Below the 245 bytes that Xapian takes, with room for the prefix.
constexpr std::size_t kMaxValueBytes = 190;

/// The folded words of `value`, joined by single spaces.
std::string folded_words(std::string_view value) {
  std::string words;
  std::vector<WordPart> parts;
  for (WordScanner scanner(value); scanner.next(parts);) {
    for (const WordPart& part : parts) {
      const FoldedWord word = fold_word(value.substr(part.begin, part.end - part.begin), part.kind);
      if (word.folded.empty()) continue;
      if (!words.empty()) words += ' ';
      words += word.folded;
    }
  }
  return words;
}

}  // namespace

std::string encode(const FacetValues& values) {
  RecordWriter record;
  for (const std::vector<std::string>& of_facet : values) record.texts(of_facet);
  return record.take();
}

tl::expected<FacetValues, std::string> decode_facets(std::string_view data) {
  RecordReader record(data);
  FacetValues values;
  for (std::vector<std::string>& of_facet : values) of_facet = record.texts();
  if (!record.is_complete()) {
    return tl::unexpected<std::string>("stored facets are damaged; build the index anew");
  }
  return values;
}

std::string facet_term(Facet facet, std::string_view value) {
  const FacetTraits& its = traits(facet);
  if (its.form == FacetForm::verbatim) return term(its.field, value);
  return term(its.field, prefix_within(folded_words(value), kMaxValueBytes));
}

}  // namespace article_search::schema
