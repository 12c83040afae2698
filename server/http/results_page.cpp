#include "server/http/results_page.h"

#include <algorithm>
#include <array>

#include "server/http/facet_form.h"
#include "server/http/hit_fields.h"
#include "server/http/home_page.h"
#include "server/http/link.h"
#include "server/http/search_link.h"

namespace article_search {

namespace {

/// The first page may grow to this many hits in place; then there are further pages.
constexpr std::size_t kLongestPage = 50;

std::uint64_t listed_total(const SearchResults& results) {
  const bool is_grouped = results.grouping == Grouping::by_article;
  return is_grouped ? results.articles : results.passages;
}

std::size_t listed(const SearchResults& results) {
  return results.grouping == Grouping::by_article ? results.groups.size() : results.hits.size();
}

bool has_more(const SearchResults& results) {
  const std::size_t end = results.offset + listed(results);
  const bool is_full = listed(results) > 0 && listed(results) >= results.limit && end < kMaxWindow;
  return is_full && end < listed_total(results);
}

std::string page_link(SearchRequest request, std::size_t offset) {
  request.offset = offset;
  return results_link(request);
}

/// The same page with ten more hits, at the first of these.
std::string longer_page_link(SearchRequest request) {
  const std::size_t first_new = request.limit + 1;
  request.limit += kDefaultLimit;
  return results_link(request) + "#hit-" + std::to_string(first_new);
}

void add_pager(PageFields content, const SearchRequest& request, const SearchResults& results) {
  if (results.offset == 0 && !has_more(results)) return;
  const std::size_t end = results.offset + listed(results);
  PageFields pager = content.add("PAGER");
  if (results.offset > 0) {
    const std::size_t before =
        listed(results) == 0 ? 0 : results.offset - std::min(results.offset, results.limit);
    pager.add("PREVIOUS").set("LINK", page_link(request, before));
  }
  if (listed(results) > 0) {
    PageFields range = pager.add("RANGE");
    range.set("FIRST", grouped(results.offset + 1));
    range.set("LAST", grouped(end));
    range.set("TOTAL", grouped(listed_total(results)));
  }
  if (!has_more(results)) return;
  const bool can_grow = results.offset == 0 && results.limit + kDefaultLimit <= kLongestPage;
  pager.add(can_grow ? "LONGER" : "NEXT")
      .set("LINK", can_grow ? longer_page_link(request) : page_link(request, end));
}

struct OrderChoice {
  SortOrder sort;
  std::string_view words;
};
constexpr std::array<OrderChoice, 3> kOrders = {{{SortOrder::relevance, "Best first"},
                                                 {SortOrder::newest_first, "Newest first"},
                                                 {SortOrder::oldest_first, "Oldest first"}}};

void add_choice(PageFields tools,
                bool is_current,
                std::string_view words,
                const SearchRequest& to) {
  PageFields choice = tools.add("CHOICE");
  choice.set("WORDS", words);
  PageFields kind = choice.add(is_current ? "CURRENT" : "OTHER");
  kind.set("LINK", results_link(to));
  kind.set("WORDS", words);
}

/// How the results are ordered, put together and matched, each a link to the other ways.
PageFields add_tools(PageFields content,
                     const SearchRequest& request,
                     const SearchResults& results) {
  PageFields tools = content.add("TOOLS");
  for (const OrderChoice& order : kOrders) {
    SearchRequest sorted = from_the_start(request);
    sorted.sort = order.sort;
    add_choice(tools, results.sort == order.sort, order.words, sorted);
  }
  SearchRequest grouped_way = from_the_start(request);
  const bool is_grouped = results.grouping == Grouping::by_article;
  grouped_way.grouping = is_grouped ? Grouping::none : Grouping::by_article;
  if (is_grouped || results.articles > 1) {
    PageFields group = tools.add(is_grouped ? "UNGROUP" : "GROUP");
    group.set("LINK", results_link(grouped_way));
  }
  SearchRequest matched = from_the_start(request);
  if (request.match == MatchMode::all) {
    matched.match = MatchMode::any;
    tools.add("ANY_WORD").set("LINK", results_link(matched));
  } else if (results.all_words > 0 && results.all_words < results.passages) {
    matched.match = MatchMode::all;
    PageFields all = tools.add("ALL_WORDS");
    all.set("LINK", results_link(matched));
    all.set("COUNT", grouped(results.all_words));
  }
  return tools;
}

/// What of the query was spelt anew, or might be.
void add_correction(PageFields content,
                    const SearchRequest& request,
                    const SearchResults& results) {
  SearchRequest other = from_the_start(request);
  if (results.correction && results.correction->is_applied) {
    other.typos = TypoUse::off;
    PageFields corrected = content.add("CORRECTED");
    corrected.set("CORRECTED_QUERY", results.correction->query);
    corrected.set("QUERY", results.query);
    corrected.set("LINK", results_link(other));
  } else if (results.correction) {
    PageFields offered = content.add("OFFERED");
    offered.set("CORRECTED_QUERY", results.correction->query);
    offered.set("LINK", results_link(with_query(request, results.correction->query)));
  } else if (request.typos == TypoUse::off) {
    other.typos = TypoUse::correct;
    content.add("AS_SPELT").set("LINK", results_link(other));
  }
}

/// What the query's words mean, and by what else they were searched for.
void add_meanings(PageFields content, const SearchRequest& request, const SearchResults& results) {
  SearchRequest other = from_the_start(request);
  if (request.synonyms == SynonymUse::off) {
    other.synonyms = SynonymUse::on;
    content.add("TYPED_ONLY").set("LINK", results_link(other));
  }
  if (results.definitions.empty() && results.synonyms.empty()) return;
  PageFields meanings = content.add("MEANINGS");
  for (const Definition& definition : results.definitions) {
    PageFields entry = meanings.add("DEFINITION");
    entry.set("LABEL", definition.label);
    entry.set("MEANING", definition.text);
  }
  if (results.synonyms.empty()) return;
  PageFields names = meanings.add("OTHER_NAMES");
  other.synonyms = SynonymUse::off;
  names.set("LINK", results_link(other));
  for (const UsedSynonyms& synonyms : results.synonyms) {
    PageFields entry = names.add("SYNONYM");
    entry.set("TYPED", synonyms.text);
    entry.set("NAMES", joined(synonyms.names, ", "));
  }
}

void add_advice(PageFields content, const SearchRequest& request, const SearchAdvice& advice) {
  PageFields nothing = content.add("NOTHING_FOUND");
  for (const SearchAdvice::Word& word : advice.words) {
    PageFields item = nothing.add("WORD");
    item.set("TEXT", word.text);
    item.set("PASSAGES", counted(word.passages, "passage"));
    PageFields kind = item.add(word.passages > 0 ? "SOME" : "NONE");
    kind.set("LINK", results_link({.query = word.text}));
    kind.set("PASSAGES", counted(word.passages, "passage"));
    if (word.nearest.empty()) continue;
    PageFields nearest = item.add("NEAREST");
    nearest.set("NEAREST_WORD", word.nearest);
    nearest.set("LINK", results_link({.query = word.nearest}));
  }
  for (const SearchAdvice::Shorter& shorter : advice.shorter) {
    PageFields item = nothing.add("SHORTER");
    item.set("LEFT_OUT", shorter.left_out);
    item.set("PASSAGES", counted(shorter.passages, "passage"));
    item.set("LINK", results_link(with_query(request, shorter.query)));
  }
  add_examples(nothing, advice.examples);
  if (advice.without_filters == 0) return;
  SearchRequest unfiltered = from_the_start(request);
  unfiltered.filters = {};
  PageFields without = nothing.add("WITHOUT_FILTERS");
  without.set("PASSAGES", counted(advice.without_filters, "passage"));
  without.set("LINK", results_link(unfiltered));
}

/// Hits, alone or by article; `shown` is what was really searched for.
void add_hits(PageFields content, const SearchRequest& shown, const SearchResults& results) {
  if (listed(results) > 0) content.show("FOUND");
  std::size_t number = results.offset;
  for (const Hit& hit : results.hits) {
    PageFields item = content.add("ITEM");
    item.set_number("NUMBER", ++number);
    add_hit(item, hit, shown, HitPlace::in_list);
  }
  for (const HitGroup& group : results.groups) {
    PageFields item = content.add("ARTICLE_GROUP");
    item.set_number("NUMBER", ++number);
    item.set("ARTICLE_TITLE", group.article.title);
    item.set("LANGUAGE", group.article.language);
    item.set("LINK", article_link(group.article.id) + results_link(shown).substr(1));
    item.set("PASSAGES", passages_found(group.passages));
    for (const Hit& hit : group.hits) add_hit(item.add("ITEM"), hit, shown, HitPlace::in_group);
    if (group.passages <= group.hits.size()) continue;
    SearchRequest all = with_only_filter(shown, schema::Facet::article, group.article.id);
    all.grouping = Grouping::none;
    PageFields rest = item.add("REST");
    rest.set("LINK", results_link(all));
    rest.set("COUNT", grouped(group.passages));
  }
}

}  // namespace

SearchRequest as_page_asks(SearchRequest request) {
  request.facets = {.facets = {}, .limit = kMaxLimit};
  for (const schema::FacetTraits& facet : schema::kFacets) {
    request.facets.facets.push_back(facet.facet);
  }
  request.explain = ScoreParts::on;
  request.strictness = QueryStrictness::lenient;
  return request;
}

std::string results_words(const SearchResults& results) {
  const std::string found = passages_found(results.passages);
  return results.query.empty() ? found : found + " for “" + results.query + "”";
}

void fill_results(PageDraft& page,
                  const SearchRequest& request,
                  const SearchResults& results,
                  const SearchAdvice& advice) {
  PageFields content = page.content();
  SearchRequest shown = request;
  if (results.correction && results.correction->is_applied) {
    shown.query = results.correction->query;
  }
  content.set("COUNT", passages_found(results.passages));
  content.set_optional("QUERY", results.query);
  content.set("STATUS", results_words(results));
  for (const Warning& warning : results.warnings) {
    content.add("WARNING").set("MESSAGE", warning.message);
  }
  add_form_state(page.frame(), request, results);
  add_chips(content, request, results);
  add_correction(content, request, results);
  add_meanings(content, request, results);
  content.set("JSON_LINK", api_link(request));
  if (results.passages == 0) {
    add_advice(content, request, advice);
    return;
  }
  PageFields tools = add_tools(content, request, results);
  add_timeline(content, request, results);
  if (add_facets(content, results)) tools.show("TO_FILTERS");
  add_hits(content, shown, results);
  if (listed(results) == 0) content.show("PAST_THE_END");
  add_pager(content, request, results);
}

}  // namespace article_search
