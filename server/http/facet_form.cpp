#include "server/http/facet_form.h"

#include <algorithm>
#include <array>

#include "server/http/search_link.h"
#include "server/http/timeline.h"

namespace article_search {

namespace {

using schema::Facet;

/// How many values stand open; the rest unfolds.
constexpr std::size_t kOpenValues = 5;

/// In the order of the page. The years have the timeline.
constexpr std::array kFacetOrder = {Facet::kind,    Facet::topic,   Facet::institution,
                                    Facet::place,   Facet::person,  Facet::role,
                                    Facet::article, Facet::language};

constexpr std::array<std::string_view, schema::kFacets.size()> kFacetWords = {
    "Kind", "Article", "Year", "Institution", "Place", "Topic", "Person", "Part", "Language"};

const FacetCounts* find_facet(const SearchResults& results, Facet facet) {
  const auto found = std::ranges::find(results.facets, facet, &FacetCounts::facet);
  return found == results.facets.end() ? nullptr : &*found;
}

bool tells_apart(const FacetCounts& counts) {
  const bool is_used = std::ranges::any_of(counts.values, &FacetCount::is_selected);
  return is_used || counts.values.size() > 1;
}

/// Whether the page shows `value` as a box that is ticked.
bool has_box(const SearchResults& results, Facet facet, const std::string& value) {
  const FacetCounts* const counts = find_facet(results, facet);
  return facet != Facet::year && counts != nullptr &&
         std::ranges::find(counts->values, value, &FacetCount::value) != counts->values.end();
}

std::string_view label_of(const SearchResults& results, Facet facet, const std::string& value) {
  const FacetCounts* const counts = find_facet(results, facet);
  if (counts == nullptr) return {};
  const auto found = std::ranges::find(counts->values, value, &FacetCount::value);
  return found == counts->values.end() ? std::string_view() : std::string_view(found->label);
}

void add_box(PageFields group, const FacetCounts& counts, const FacetCount& value) {
  PageFields box = group.add("BOX");
  box.set("NAME", traits(counts.facet).name);
  box.set("VALUE", value.value);
  box.set("LABEL", value_words(counts.facet, value.value, value.label));
  box.set("COUNT", grouped(value.count));
  if (value.is_selected) box.show("TICKED");
}

void add_group(PageFields filters, const FacetCounts& counts) {
  PageFields facet = filters.add("FACET");
  facet.set("FACET_NAME", facet_words(counts.facet));
  std::vector<const FacetCount*> rest;
  for (std::size_t at = 0; at < counts.values.size(); ++at) {
    const FacetCount& value = counts.values[at];
    if (at < kOpenValues || value.is_selected) {
      add_box(facet, counts, value);
    } else {
      rest.push_back(&value);
    }
  }
  if (rest.empty() && counts.more == 0) return;
  PageFields folded = facet.add("FOLDED");
  folded.set("MORE_WORDS", grouped(rest.size()) + " more");
  for (const FacetCount* const value : rest) add_box(folded, counts, *value);
  if (counts.more > 0) folded.set_optional("UNLISTED", grouped(counts.more));
}

void add_chip(PageFields chips,
              std::string_view name,
              std::string_view value,
              const SearchRequest& without) {
  PageFields chip = chips.add("CHIP");
  chip.set("CHIP_FACET", name);
  chip.set("CHIP_VALUE", value);
  chip.set("LINK", results_link(without));
}

void add_bar(PageFields timeline, const SearchRequest& request, const TimelineBar& bar) {
  PageFields item = timeline.add("BAR");
  const std::string filter = year_filter(bar);
  item.set("YEARS", year_words(filter));
  constexpr int kFull = 100;
  item.set_number("HEIGHT", static_cast<std::uint64_t>(bar.height));
  item.set_number("TOP", static_cast<std::uint64_t>(kFull - bar.height));
  const auto& filtered = request.filters.of(Facet::year);
  const bool is_only = filtered.size() == 1 && filtered.front() == filter;
  if (bar.count == 0) {
    item.show("EMPTY");
    return;
  }
  PageFields link = item.add("FULL");
  link.set("PASSAGES", counted(bar.count, "passage"));
  link.set("COUNT", grouped(bar.count));
  link.set("LINK", results_link(is_only ? without_filter(request, Facet::year, filter)
                                        : with_only_filter(request, Facet::year, filter)));
  if (is_only || bar.is_selected) link.show("SELECTED");
}

/// With one year chosen: all from it on, and all up to it.
void add_open_stretches(PageFields timeline, const SearchRequest& request) {
  const auto& filtered = request.filters.of(Facet::year);
  if (filtered.size() != 1 || filtered.front().starts_with("..") ||
      filtered.front().ends_with("..")) {
    return;
  }
  const std::string& years = filtered.front();
  const std::string first = years.substr(0, years.find('.'));
  const std::string last = years.substr(years.rfind('.') + 1);
  for (const std::string& open : {first + "..", ".." + last}) {
    PageFields stretch = timeline.add("STRETCH");
    stretch.set("WORDS", year_words(open));
    stretch.set("LINK", results_link(with_only_filter(request, Facet::year, open)));
  }
}

}  // namespace

std::string_view facet_words(Facet facet) {
  return kFacetWords.at(static_cast<std::size_t>(facet));
}

std::string value_words(Facet facet, std::string_view value, std::string_view label) {
  if (facet == Facet::year) return year_words(value);
  std::string words(label.empty() ? value : label);
  const bool is_ours = facet == Facet::kind || facet == Facet::role;
  if (is_ours && !words.empty() && words.front() >= 'a' && words.front() <= 'z') {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return words;
}

void add_form_state(PageFields frame, const SearchRequest& request, const SearchResults& results) {
  for (const auto& [name, value] : page_parameters(from_the_start(request))) {
    if (name == "q" || name == "prefix") continue;
    const auto* const facet = std::ranges::find(schema::kFacets, name, &schema::FacetTraits::name);
    if (facet != schema::kFacets.end() && has_box(results, facet->facet, value)) continue;
    PageFields state = frame.add("STATE");
    state.set("NAME", name);
    state.set("VALUE", value);
  }
}

void add_chips(PageFields fields, const SearchRequest& request, const SearchResults& results) {
  if (request.filters.is_empty()) return;
  PageFields chips = fields.add("CHIPS");
  for (const schema::FacetTraits& facet : schema::kFacets) {
    for (const std::string& value : request.filters.of(facet.facet)) {
      add_chip(chips, facet_words(facet.facet),
               value_words(facet.facet, value, label_of(results, facet.facet, value)),
               without_filter(request, facet.facet, value));
    }
  }
  SearchRequest without = from_the_start(request);
  if (request.filters.when) {
    without.filters.when.reset();
    add_chip(chips, "Date", year_words(to_string(*request.filters.when)), without);
  }
  without.filters = {};
  chips.set("LINK", results_link(without));
}

void add_timeline(PageFields fields, const SearchRequest& request, const SearchResults& results) {
  const FacetCounts* const years = find_facet(results, Facet::year);
  if (years == nullptr) return;
  const std::vector<TimelineBar> bars = timeline_bars(*years);
  if (bars.empty()) return;
  PageFields timeline = fields.add("TIMELINE");
  for (const TimelineBar& bar : bars) add_bar(timeline, request, bar);
  add_open_stretches(timeline, request);
}

bool add_facets(PageFields fields, const SearchResults& results) {
  std::vector<const FacetCounts*> shown;
  for (const Facet facet : kFacetOrder) {
    const FacetCounts* const counts = find_facet(results, facet);
    if (counts != nullptr && tells_apart(*counts)) shown.push_back(counts);
  }
  if (shown.empty()) return false;
  PageFields filters = fields.add("FILTERS");
  for (const FacetCounts* const counts : shown) add_group(filters, *counts);
  return true;
}

}  // namespace article_search
