#include "indexer/annotate/corrections.h"

#include <algorithm>
#include <string_view>

#include "indexer/annotate/text_words.h"

namespace article_search {

namespace {

using schema::Facet;

std::vector<std::string>& values_of(Passage& passage, Facet facet) {
  switch (facet) {
    case Facet::institution:
      return passage.institutions;
    case Facet::place:
      return passage.places;
    case Facet::person:
      return passage.people;
    default:
      return passage.topics;
  }
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

/// Whether `value` stands in `text` as whole words.
bool says(std::string_view text, std::string_view value) {
  const std::string haystack = lower(text);
  const std::string needle = lower(value);
  const auto is_edge = [&](std::size_t at) {
    return at >= haystack.size() || !(haystack[at] >= 'a' && haystack[at] <= 'z');
  };
  for (auto at = haystack.find(needle); at != std::string::npos;
       at = haystack.find(needle, at + 1)) {
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + needle.size())) return true;
  }
  return false;
}

void add(const Correction& correction, Passage& passage) {
  std::vector<std::string>& values = values_of(passage, correction.facet);
  if (std::ranges::find(values, correction.value) == values.end()) {
    values.push_back(correction.value);
  }
}

void add_where_said(const Correction& correction, std::vector<Passage>& passages) {
  bool is_said = false;
  for (Passage& passage : passages) {
    if (!says(passage.text, correction.value)) continue;
    is_said = true;
    add(correction, passage);
  }
  if (is_said) return;
  for (Passage& passage : passages) add(correction, passage);
}

bool remove(const Correction& correction, std::vector<Passage>& passages) {
  const std::string term = schema::facet_term(correction.facet, correction.value);
  std::size_t removed = 0;
  for (Passage& passage : passages) {
    removed += std::erase_if(values_of(passage, correction.facet), [&](const std::string& value) {
      return schema::facet_term(correction.facet, value) == term;
    });
  }
  return removed > 0;
}

/// Whether the correction did anything.
bool apply_one(const Correction& correction, std::vector<Passage>& passages) {
  if (correction.change == Correction::Change::remove) return remove(correction, passages);
  add_where_said(correction, passages);
  return true;
}

}  // namespace

std::vector<Correction> apply(const std::vector<ArticleCorrections>& corrections,
                              const Article& article,
                              std::vector<Passage>& passages) {
  std::vector<Correction> in_vain;
  for (const ArticleCorrections& of_article : corrections) {
    if (!of_article.article_id.empty() && of_article.article_id != article.id) continue;
    for (const Correction& correction : of_article.corrections) {
      if (!apply_one(correction, passages)) in_vain.push_back(correction);
    }
  }
  return in_vain;
}

}  // namespace article_search
