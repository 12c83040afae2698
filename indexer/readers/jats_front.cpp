#include "indexer/readers/jats_front.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/jats_text.h"

namespace article_search {

namespace {

std::string two_digits(std::string_view text) {
  return text.size() == 1 ? "0" + std::string(text) : std::string(text);
}

// Months stand as numbers or as English words.
std::string month_digits(const std::string& text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (text.size() < 3) return two_digits(text);
  const std::size_t at = kMonths.find(text.substr(0, 3));
  return at == std::string_view::npos ? text : two_digits(std::to_string(at / 3 + 1));
}

// As precise as its parts are sound: a bad day leaves the month.
std::string date_of(const pugi::xml_node& date) {
  const std::string year = jats_text(date.child("year"));
  const std::string month = year + "-" + month_digits(jats_text(date.child("month")));
  const std::string day = month + "-" + two_digits(jats_text(date.child("day")));
  for (const std::string& candidate : {day, month, year}) {
    if (is_partial_date(candidate)) return candidate;
  }
  const std::string_view iso = date.attribute("iso-8601-date").value();
  return is_partial_date(iso) ? std::string(iso) : std::string();
}

// An article has dates of its versions; the first that readers could have it on says most.
constexpr std::array<std::string_view, 4> kDateTypes = {"pub", "epub", "ppub", "epub-ppub"};

std::string publication_date(const pugi::xml_node& meta) {
  for (const std::string_view wanted : kDateTypes) {
    for (const pugi::xml_node& date : meta.children("pub-date")) {
      const bool is_wanted = date.attribute("date-type").value() == wanted ||
                             date.attribute("pub-type").value() == wanted;
      if (std::string text = date_of(date); is_wanted && !text.empty()) return text;
    }
  }
  for (const pugi::xml_node& date : meta.children("pub-date")) {
    if (std::string text = date_of(date); !text.empty()) return text;
  }
  return {};
}

std::string id_of_type(const pugi::xml_node& meta, std::string_view type) {
  for (const pugi::xml_node& id : meta.children("article-id")) {
    if (id.attribute("pub-id-type").value() == type) return jats_text(id);
  }
  return {};
}

void add_metadata(Article& article, std::string_view name, std::string value) {
  if (!value.empty()) article.metadata.push_back({std::string(name), std::move(value)});
}

std::string pmc_id(const pugi::xml_node& meta) {
  for (const std::string_view type : {"pmcid", "pmc"}) {
    if (const std::string id = id_of_type(meta, type); !id.empty()) {
      return id.starts_with("PMC") ? id : "PMC" + id;
    }
  }
  return {};
}

void read_ids(const pugi::xml_node& meta, Article& article) {
  const std::string doi = id_of_type(meta, "doi");
  const std::string pmc = pmc_id(meta);
  const std::string address =
      doi.empty() ? "https://pmc.ncbi.nlm.nih.gov/articles/" + pmc + "/" : "https://doi.org/" + doi;
  if (!(doi.empty() && pmc.empty()) && is_web_address(address)) article.url = address;
  add_metadata(article, "doi", doi);
  add_metadata(article, "pmid", id_of_type(meta, "pmid"));
  add_metadata(article, "pmcid", pmc);
}

bool is_author(const pugi::xml_node& contributor) {
  const std::string_view type = contributor.attribute("contrib-type").value();
  return type.empty() || type == "author";
}

void read_authors(const pugi::xml_node& meta, Article& article) {
  for (const pugi::xml_node& group : meta.children("contrib-group")) {
    for (const pugi::xml_node& contributor : group.children("contrib")) {
      std::string name = is_author(contributor) ? jats_person(contributor) : std::string();
      if (!name.empty()) article.authors.push_back(std::move(name));
    }
    for (const pugi::xml_node& place : group.children("aff")) {
      add_metadata(article, "affiliation", jats_text(place));
    }
  }
  for (const pugi::xml_node& place : meta.children("aff")) {
    add_metadata(article, "affiliation", jats_text(place));
  }
}

// Where in article-meta something stands that is worth keeping by name.
struct MetadataPath {
  std::string_view name;
  const char* path;
};
constexpr std::array<MetadataPath, 8> kMetadataPaths = {{
    {"volume", "volume"},
    {"issue", "issue"},
    {"first page", "fpage"},
    {"last page", "lpage"},
    {"article number", "elocation-id"},
    {"subject", "article-categories/subj-group/subject"},
    {"funding", "funding-group/funding-statement"},
    {"license", "permissions/license"},
}};

void read_metadata(const pugi::xml_node& meta, Article& article) {
  for (const MetadataPath& entry : kMetadataPaths) {
    add_metadata(article, entry.name, jats_text(meta.first_element_by_path(entry.path)));
  }
  for (const pugi::xml_node& group : meta.children("kwd-group")) {
    for (const pugi::xml_node& keyword : group.children("kwd")) {
      add_metadata(article, "keyword", jats_text(keyword));
    }
  }
}

std::string journal_of(const pugi::xml_node& journal) {
  for (const char* const path : {"journal-title-group/journal-title", "journal-title",
                                 "publisher/publisher-name", "journal-id"}) {
    std::string name = jats_text(journal.first_element_by_path(path));
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

std::string jats_title(const pugi::xml_node& front) {
  const pugi::xml_node meta = front.child("article-meta") ? front.child("article-meta") : front;
  const pugi::xml_node group = meta.child("title-group");
  std::string title = jats_text(group.child("article-title"));
  for (const pugi::xml_node& subtitle : group.children("subtitle")) {
    const std::string text = jats_text(subtitle);
    if (!text.empty()) title += (title.empty() ? "" : ": ") + text;
  }
  return title;
}

std::string jats_person(const pugi::xml_node& person) {
  const pugi::xml_node among = person.child("name-alternatives");
  pugi::xml_node name = (among ? among : person).child("name");
  if (!name && (person.child("surname") || person.child("given-names"))) name = person;
  if (!name) {
    const pugi::xml_node other = person.child("string-name");
    return jats_text(other ? other : person.child("collab"));
  }
  std::string text;
  for (const char* const part : {"prefix", "given-names", "surname", "suffix"}) {
    const std::string word = jats_text(name.child(part));
    if (!word.empty()) text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

void read_jats_front(const pugi::xml_node& source, Article& article) {
  const pugi::xml_node front =
      source.child("front") ? source.child("front") : source.child("front-stub");
  const pugi::xml_node meta = front.child("article-meta") ? front.child("article-meta") : front;
  const std::string_view language = source.attribute("xml:lang").value();
  if (is_language_tag(language)) article.language = language;
  article.title = jats_title(front);
  article.publisher = journal_of(front.child("journal-meta"));
  article.date = publication_date(meta);
  read_authors(meta, article);
  read_ids(meta, article);
  read_metadata(meta, article);
}

}  // namespace article_search
