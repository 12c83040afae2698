#include "server/http/passage_page.h"

#include <algorithm>
#include <utility>

#include "server/http/article_page.h"
#include "server/http/hit_fields.h"
#include "server/http/link.h"
#include "server/http/search_link.h"

namespace article_search {

namespace {

constexpr std::size_t kSimilarPassages = 5;

/// What the passage names, each a link to all passages that do.
void add_fact(PageFields content,
              const char* name,
              schema::Facet facet,
              const std::vector<std::string>& values) {
  if (values.empty()) return;
  PageFields fact = content.add("FACT");
  fact.set("FACT_NAME", name);
  for (const std::string& value : values) {
    PageFields item = fact.add("VALUE");
    item.set("NAME", value);
    item.set("LINK", results_link(with_only_filter({}, facet, value)));
  }
}

void add_neighbour(PageFields content,
                   const PassageContents& contents,
                   const std::optional<schema::StoredPassage>& neighbour,
                   std::string_view which) {
  if (!neighbour) return;
  PageFields item = content.add("NEIGHBOUR");
  item.set("WHICH", which);
  item.set("LINK", "/passages/" + url_encode(neighbour->id));
  item.set("LANGUAGE", contents.article.language);
  item.set("TEXT", neighbour->text);
}

void add_similar(PageFields content,
                 const PassageContents& contents,
                 const SearchRequest& request) {
  if (contents.similar.empty()) return content.show("NONE_SIMILAR");
  PageFields similar = content.add("SOME_SIMILAR");
  for (const Hit& hit : contents.similar) {
    add_hit(similar.add("ITEM"), hit, request, HitPlace::in_similar);
  }
}

std::string place_of(const PassageContents& contents) {
  Hit hit;
  hit.article = contents.article;
  hit.passage = contents.entry.passage;
  return place_words(hit);
}

void add_facts(PageFields content, const PassageContents& contents) {
  const schema::StoredPassage& passage = contents.entry.passage;
  add_fact(content, "Institutions", schema::Facet::institution, passage.institutions);
  add_fact(content, "Places", schema::Facet::place, passage.places);
  add_fact(content, "People", schema::Facet::person, passage.people);
  add_fact(content, "Topics", schema::Facet::topic, passage.topics);
  content.set("CITATION", citation(contents.article, place_of(contents)));
  const std::string source = source_link(contents.article, passage);
  if (is_linkable(source)) content.set_optional("SOURCE_URL", source);
  content.set("JSON_LINK", "/api/v1/passages/" + url_encode(passage.id));
}

}  // namespace

tl::expected<PassageContents, SearchError> read_passage_contents(Searcher& searcher,
                                                                 std::string_view id,
                                                                 const SearchRequest& request) {
  auto around = searcher.around(id, request);
  if (!around) return tl::unexpected(around.error());
  PassageContents contents;
  contents.article = std::move(around->article);
  contents.index = around->index;
  bool is_past = false;
  for (ArticleView::Entry& entry : around->entries) {
    if (entry.passage.id == id) {
      contents.entry = std::move(entry);
      is_past = true;
    } else {
      (is_past ? contents.after : contents.before) = std::move(entry.passage);
    }
  }
  auto similar = searcher.similar(id, {.limit = kSimilarPassages});
  if (similar) contents.similar = std::move(similar->hits);
  return contents;
}

void fill_passage(PageDraft& page, const PassageContents& contents, const SearchRequest& request) {
  PageFields content = page.content();
  const schema::StoredPassage& passage = contents.entry.passage;
  const std::string headings = joined(passage.section, " › ");
  content.set("HEADINGS", headings.empty() ? contents.article.title : headings);
  content.set("PLACE", place_of(contents));
  content.set("LANGUAGE", contents.article.language);
  content.set("KIND", kind_words(passage.kind));
  content.set("ARTICLE_TITLE", contents.article.title);
  content.set_optional("PUBLISHER", contents.article.publisher);
  add_date(content, passage.date);
  add_pieces(content, marked_pieces(passage.text, contents.entry.highlights));
  content.set("READING_LINK", reading_link(request, passage));
  if (!request.query.empty() || !request.filters.is_empty()) {
    PageFields back = content.add("WAY_BACK");
    back.set_optional("QUERY", request.query);
    back.set("LINK", results_link(request));
  }
  add_facts(content, contents);
  add_neighbour(content, contents, contents.before, "The passage before");
  add_neighbour(content, contents, contents.after, "The passage after");
  if (!contents.before && !contents.after) content.show("ALONE");
  add_similar(content, contents, request);
}

}  // namespace article_search
