#include "server/http/hit_fields.h"

#include <algorithm>
#include <array>
#include <optional>

#include "server/http/score_shares.h"
#include "server/http/search_link.h"

namespace article_search {

namespace {

/// A passage may share dozens of words with another.
constexpr std::size_t kShownNames = 4;

/// What a hit names that one can filter by, and how many of them it shows; the passage's own page
/// has all.
struct ShownNames {
  schema::Facet facet;
  std::vector<std::string> schema::StoredPassage::*names;
  std::size_t most;
};
constexpr std::array<ShownNames, 2> kShownFacets = {
    {{schema::Facet::institution, &schema::StoredPassage::institutions, 2},
     {schema::Facet::topic, &schema::StoredPassage::topics, 3}}};

std::string first_names(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), kShownNames);
  const std::vector<std::string> first(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(shown));
  const std::size_t left = names.size() - shown;
  return joined(first, ", ") + (left > 0 ? " and " + std::to_string(left) + " more" : "");
}

void add_snippet(PageFields item, const Snippet& snippet) {
  add_pieces(item, marked_pieces(snippet.text, snippet.highlights));
  if (snippet.cut_at_start) item.show("CUT_AT_START");
  if (snippet.cut_at_end) item.show("CUT_AT_END");
}

/// Links that restrict the results to what the hit names.
void add_names(PageFields item,
               const schema::StoredPassage& passage,
               const SearchRequest& request) {
  std::optional<PageFields> list;
  for (const ShownNames& shown : kShownFacets) {
    std::size_t left = shown.most;
    const std::vector<std::string>& filtered = request.filters.of(shown.facet);
    for (const std::string& name : passage.*shown.names) {
      if (left == 0) break;
      if (std::ranges::find(filtered, name) != filtered.end()) continue;
      --left;
      if (!list) list = item.add("NAMES");
      PageFields entry = list->add("ENTRY");
      entry.set("NAME", name);
      entry.set("FACET_NAME", traits(shown.facet).name);
      entry.set("LINK", results_link(with_only_filter(request, shown.facet, name)));
    }
  }
}

void add_missing(PageFields item, const Hit& hit, const SearchRequest& request) {
  if (hit.missing.empty()) return;
  PageFields missing = item.add("MISSING");
  for (const std::string& word : hit.missing) {
    PageFields one = missing.add("WORD");
    one.set("TEXT", word);
    one.set("LINK", results_link(with_query(request, with_needed_word(request.query, word))));
  }
}

void add_reasons(PageFields item, const Hit& hit) {
  const std::vector<ScoreShare> shares = score_shares(hit.parts);
  if (shares.empty()) return;
  PageFields why = item.add("WHY");
  for (const ScoreShare& share : shares) {
    PageFields reason = why.add("REASON");
    const bool is_lowered = share.effect == ScoreShare::Effect::lowered;
    reason.set_optional("WHAT", share.what);
    reason.set("HOW", share.how);
    reason.set("PERCENT", (is_lowered ? "−" : "") + std::to_string(share.percent));
    reason.set_number("WIDTH", static_cast<std::uint64_t>(share.percent));
    if (is_lowered) reason.show("LOWERED");
  }
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void add_hit(PageFields content, const Hit& hit, const SearchRequest& request, HitPlace place) {
  PageFields item = content.include("HIT", kHitTemplate);
  const std::string headings = joined(hit.passage.section, " › ");
  const bool is_deep = place != HitPlace::in_list;
  PageFields heading = item.add(is_deep ? "H3" : "H2");
  heading.set("LINK", reading_link(request, hit.passage));
  heading.set("HEADINGS", headings.empty() ? hit.article.title : headings);
  heading.set("PLACE", place_words(hit));
  heading.set("LANGUAGE", hit.article.language);
  item.set("LANGUAGE", hit.article.language);
  item.set("KIND", kind_words(hit.passage.kind));
  if (place != HitPlace::in_group) item.set_optional("ARTICLE_TITLE", hit.article.title);
  add_date(item, hit.passage.date);
  add_names(item, hit.passage, request);
  add_snippet(item, hit.snippet);
  item.set("READING_LINK", reading_link(request, hit.passage));
  item.set("PASSAGE_LINK", passage_page_link(request, hit.passage));
  if (place == HitPlace::in_similar) {
    item.set_optional("SHARED", first_names(hit.matched));
    return;
  }
  add_missing(item, hit, request);
  add_reasons(item, hit);
  item.show("ACTIONS");
}

std::string with_needed_word(std::string_view query, std::string_view word) {
  for (auto at = query.find(word); at != std::string_view::npos && !word.empty();
       at = query.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool is_whole = (at == 0 || (!is_word_byte(query[at - 1]) && query[at - 1] != ':')) &&
                          (end == query.size() || !is_word_byte(query[end]));
    if (!is_whole) continue;
    const std::size_t sign = at > 0 && query[at - 1] == '"' ? at - 1 : at;
    return std::string(query.substr(0, sign)).append("+").append(query.substr(sign));
  }
  return std::string(query).append(" +").append(word);
}

}  // namespace article_search
