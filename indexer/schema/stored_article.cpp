#include "indexer/schema/stored_article.h"

#include "indexer/schema/record.h"

namespace article_search::schema {

namespace {

template <typename Pair>
void write_pairs(RecordWriter& record,
                 const std::vector<Pair>& pairs,
                 std::string Pair::*first,
                 std::string Pair::*second) {
  record.number(pairs.size());
  for (const Pair& pair : pairs) record.text(pair.*first).text(pair.*second);
}

template <typename Pair>
std::vector<Pair> read_pairs(RecordReader& record,
                             std::string Pair::*first,
                             std::string Pair::*second) {
  std::vector<Pair> pairs;
  for (std::uint64_t left = record.number(); left > 0 && record.is_sound(); --left) {
    Pair pair;
    pair.*first = record.text();
    pair.*second = record.text();
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace

std::string encode(const StoredArticle& article) {
  RecordWriter record;
  record.text(article.id)
      .text(article.title)
      .text(article.url)
      .text(article.publisher)
      .text(article.language)
      .text(article.date)
      .texts(article.authors);
  write_pairs(record, article.metadata, &MetadataEntry::name, &MetadataEntry::value);
  write_pairs(record, article.abbreviations, &Abbreviation::short_form, &Abbreviation::long_form);
  return record.number(article.passage_count).number(article.checksum).take();
}

tl::expected<StoredArticle, std::string> decode_article(std::string_view data) {
  RecordReader record(data);
  StoredArticle article;
  article.id = record.text();
  article.title = record.text();
  article.url = record.text();
  article.publisher = record.text();
  article.language = record.text();
  article.date = record.text();
  article.authors = record.texts();
  article.metadata = read_pairs(record, &MetadataEntry::name, &MetadataEntry::value);
  article.abbreviations = read_pairs(record, &Abbreviation::short_form, &Abbreviation::long_form);
  article.passage_count = static_cast<std::uint32_t>(record.number());
  article.checksum = record.number();
  if (!record.is_complete()) {
    return tl::unexpected<std::string>("a stored article is damaged; build the index anew");
  }
  return article;
}

}  // namespace article_search::schema
