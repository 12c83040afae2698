#include "indexer/readers/html_metadata.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/json_ld.h"
#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

constexpr std::size_t kMostAuthors = 1000;

using Names = std::span<const std::string_view>;

// In the order of their worth. Lower case, as names are compared.
constexpr std::array<std::string_view, 6> kTitles = {
    "citation_title",         "og:title",     "dc.title", "dcterms.title",
    "bepress_citation_title", "twitter:title"};
constexpr std::array<std::string_view, 12> kDates = {"citation_publication_date",
                                                     "citation_online_date",
                                                     "citation_date",
                                                     "article:published_time",
                                                     "article.published",
                                                     "dc.date.issued",
                                                     "dcterms.issued",
                                                     "dc.date",
                                                     "dcterms.date",
                                                     "datepublished",
                                                     "parsely-pub-date",
                                                     "pubdate"};
constexpr std::array<std::string_view, 5> kPublishers = {
    "og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name"};
constexpr std::array<std::string_view, 7> kAuthors = {
    "citation_author", "author",         "article:author",         "dc.creator",
    "dcterms.creator", "parsely-author", "bepress_citation_author"};
constexpr std::array<std::string_view, 4> kLanguages = {"content-language", "dc.language",
                                                        "citation_language", "og:locale"};
constexpr std::array<std::string_view, 1> kAddresses = {"og:url"};

struct Entry {
  std::string name;
  std::string value;
};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// What `meta` elements say, whichever attribute names it.
std::vector<Entry> read_entries(const HtmlTree& page) {
  constexpr std::array<std::string_view, 4> kNaming = {"name", "property", "itemprop",
                                                       "http-equiv"};
  std::vector<Entry> entries;
  for (const HtmlNode& node : page) {
    if (node.name != "meta") continue;
    std::string value = collapse_spaces(attribute_of(node, "content"));
    if (value.empty()) continue;
    for (const std::string_view naming : kNaming) {
      const std::string_view name = attribute_of(node, naming);
      if (!name.empty()) entries.push_back({lower_case(name), value});
    }
  }
  return entries;
}

bool is_any(std::string_view) { return true; }

// The value of the first of `names` that has an acceptable one.
template <typename Test>
std::string first_of(const std::vector<Entry>& entries, Names names, const Test& accepts) {
  for (const std::string_view name : names) {
    for (const Entry& entry : entries) {
      if (entry.name == name && accepts(entry.value)) return entry.value;
    }
  }
  return {};
}

bool is_name(std::string_view value) { return !is_web_address(value) && !value.starts_with('@'); }

// The values of the first of `names` that has any.
std::vector<std::string> all_of(const std::vector<Entry>& entries, Names names) {
  std::vector<std::string> values;
  for (const std::string_view name : names) {
    for (const Entry& entry : entries) {
      const bool is_new = std::ranges::find(values, entry.value) == values.end();
      if (entry.name == name && is_name(entry.value) && is_new) values.push_back(entry.value);
      if (values.size() == kMostAuthors) return values;
    }
    if (!values.empty()) return values;
  }
  return values;
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string as_language(std::string_view value) {
  std::string tag(value.substr(0, value.find(',')));
  std::ranges::replace(tag, '_', '-');
  return is_language_tag(tag) ? tag : std::string();
}

std::string declared_language(const HtmlTree& page) {
  for (const HtmlNode& node : page) {
    if (node.name != "html" && node.name != "body") continue;
    for (const char* const name : {"lang", "xml:lang"}) {
      if (std::string tag = as_language(attribute_of(node, name)); !tag.empty()) return tag;
    }
  }
  return {};
}

bool is_word_of(std::string_view list, std::string_view word) {
  return (" " + lower_case(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

std::string canonical_address(const HtmlTree& page) {
  for (const HtmlNode& node : page) {
    const bool is_canonical =
        node.name == "link" && is_word_of(attribute_of(node, "rel"), "canonical");
    const std::string_view address = attribute_of(node, "href");
    if (is_canonical && is_web_address(address)) return std::string(address);
  }
  return {};
}

std::string page_title(const HtmlTree& page) {
  const auto found = std::ranges::find(page, "title", &HtmlNode::name);
  return found == page.end() ? std::string()
                             : text_below(page, static_cast<std::size_t>(found - page.begin()));
}

bool says_published(const HtmlNode& node) {
  constexpr std::array<std::string_view, 5> kClasses = {"published", "entry-date", "post-date",
                                                        "dt-published", "pubdate"};
  const std::string_view classes = attribute_of(node, "class");
  return has_attribute(node, "pubdate") ||
         is_word_of(attribute_of(node, "itemprop"), "datepublished") ||
         std::ranges::any_of(
             kClasses, [classes](std::string_view name) { return is_word_of(classes, name); });
}

// A time that is marked as the article's, or stands in its header; any other may be of an event.
std::string time_of(const HtmlTree& content) {
  std::size_t header_end = 0;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const HtmlNode& node = content[i];
    if (node.name == "header") header_end = std::max(header_end, node.end);
    if (node.name != "time" || (i >= header_end && !says_published(node))) continue;
    const bool has_value = has_attribute(node, "datetime");
    std::string date = to_iso_date(has_value ? std::string(attribute_of(node, "datetime"))
                                             : text_below(content, i));
    if (!date.empty()) return date;
  }
  return {};
}

void add_linked_data(const HtmlTree& page, HtmlMetadata& metadata) {
  for (std::size_t i = 0; i + 1 < page.size(); ++i) {
    const bool is_linked_data = page[i].name == "script" && i + 1 < page[i].end &&
                                lower_case(attribute_of(page[i], "type")) == "application/ld+json";
    if (!is_linked_data) continue;
    LinkedData data = read_json_ld(page[i + 1].text);
    fill(metadata.title, std::move(data.title));
    fill(metadata.date, to_iso_date(data.date));
    fill(metadata.publisher, std::move(data.publisher));
    fill(metadata.language, as_language(data.language));
    if (metadata.authors.empty()) metadata.authors = std::move(data.authors);
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

bool contains(const std::string& whole, const std::string& part) {
  return !part.empty() && lower_case(whole).find(lower_case(part)) != std::string::npos;
}

bool agree(const std::string& one, const std::string& other) {
  return contains(one, other) || contains(other, one);
}

// "Cells | The Society" -> "Cells", if the rest is `site`.
std::string without_site(const std::string& title, const std::string& site) {
  constexpr std::array<std::string_view, 8> kSeparators = {" | ",  " - ", " – ", " — ",
                                                           " :: ", " • ", " · ", ": "};
  if (site.empty()) return title;
  const std::string lower = lower_case(title);
  for (const std::string_view separator : kSeparators) {
    const std::string end = std::string(separator) + lower_case(site);
    const std::string beginning = lower_case(site) + std::string(separator);
    if (lower.size() > end.size() && lower.ends_with(end)) {
      return title.substr(0, title.size() - end.size());
    }
    if (lower.size() > beginning.size() && lower.starts_with(beginning)) {
      return title.substr(beginning.size());
    }
  }
  return title;
}

}  // namespace

std::string to_iso_date(std::string_view text) {
  std::string date;
  const std::size_t leading = count_digits(text);
  if (leading == 8) {
    date = std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
           std::string(text.substr(6, 2));
    return is_partial_date(date) ? date : std::string();
  }
  if (leading != 4) return {};
  date = text.substr(0, 4);
  text.remove_prefix(4);
  for (int part = 0; part < 2 && (text.starts_with('-') || text.starts_with('/')); ++part) {
    text.remove_prefix(1);
    const std::size_t digits = count_digits(text);
    if (digits == 0 || digits > 2) return {};
    date += (digits == 1 ? "-0" : "-") + std::string(text.substr(0, digits));
    text.remove_prefix(digits);
  }
  const bool is_whole = text.empty() || text.front() == 'T' || text.front() == ' ';
  return is_whole && is_partial_date(date) ? date : std::string();
}

HtmlMetadata read_html_metadata(const HtmlTree& page, const HtmlTree& content) {
  const std::vector<Entry> entries = read_entries(page);
  const auto is_date = [](std::string_view value) { return !to_iso_date(value).empty(); };
  const auto is_language = [](std::string_view value) { return !as_language(value).empty(); };
  HtmlMetadata metadata;
  metadata.title = first_of(entries, kTitles, is_any);
  metadata.page_title = page_title(page);
  metadata.url = canonical_address(page);
  fill(metadata.url, first_of(entries, kAddresses, is_web_address));
  metadata.publisher = first_of(entries, kPublishers, is_any);
  metadata.language = declared_language(page);
  fill(metadata.language, as_language(first_of(entries, kLanguages, is_language)));
  metadata.date = to_iso_date(first_of(entries, kDates, is_date));
  metadata.authors = all_of(entries, kAuthors);
  add_linked_data(page, metadata);
  fill(metadata.date, time_of(content));
  return metadata;
}

std::string choose_title(const HtmlMetadata& metadata,
                         const std::vector<std::string>& inner,
                         const std::vector<std::string>& all) {
  const std::string& declared = metadata.title.empty() ? metadata.page_title : metadata.title;
  for (const std::string& heading : inner) {
    // One of several chapters may hold the title's words: "2. Simple queries" of "Queries".
    const bool is_chapter = &heading != &inner.front() && !contains(declared, heading);
    if (inner.size() == 1 || declared.empty()) return heading;
    if (agree(declared, heading) && !is_chapter) return heading;
  }
  if (declared.empty()) return all.empty() ? std::string() : all.front();
  for (const std::string& heading : all) {
    if (lower_case(declared).starts_with(lower_case(heading))) return heading;
    if (std::string title = without_site(declared, heading); title != declared) return title;
  }
  return without_site(declared, metadata.publisher);
}

}  // namespace article_search
