#include "server/search/searcher.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"
#include "server/search/highlighter.h"
#include "server/search/index_handle.h"
#include "server/search/query_builder.h"
#include "server/search/query_parser.h"
#include "server/search/ranking.h"
#include "server/search/snippet.h"
#include "server/search/synonyms.h"

namespace article_search {

namespace {

using schema::Field;
using schema::slot;
using schema::StoredPassage;
using schema::ValueSlot;

/// Totals are counted exactly up to here: counting 100,000 matches takes Xapian 31 ms.
constexpr Xapian::doccount kExactTotal = 10'000;

/// The parameter c of IneB2, from divergence from randomness (Amati and van Rijsbergen 2002): on
/// public test collections of abstracts and passages about 1.5 ranked best, and IneB2 above BM25.
constexpr double kLengthNormalisation = 1.5;

/// A state of the index that this program cannot make sense of. Never leaves this file.
struct DamagedIndex {
  std::string message;
};

StoredPassage read_passage(const Xapian::Document& document) {
  auto passage = schema::decode_passage(document.get_data());
  if (!passage) throw DamagedIndex{passage.error()};
  return *std::move(passage);
}

Total passages_total(const Xapian::MSet& matches) {
  if (matches.get_matches_lower_bound() == matches.get_matches_upper_bound()) {
    return {matches.get_matches_lower_bound(), TotalRelation::eq};
  }
  return {matches.get_matches_lower_bound(), TotalRelation::gte};
}

tl::unexpected<SearchError> not_found(std::string_view what, std::string_view id) {
  return tl::unexpected(
      SearchError{SearchErrorCode::not_found,
                  std::string("there is no ").append(what).append(" with the id ").append(id)});
}

}  // namespace

/// One thread's view of the index, and the work of an answer in it. Throws Xapian::Error and
/// DamagedIndex; Searcher makes values of them.
class Searcher::Session {
 public:
  explicit Session(IndexHandle index) : index_(std::move(index)) {}

  IndexHandle& index() { return index_; }

  SearchResults search(const SearchRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    ParsedQuery query = read_query(request);
    SearchResults results;
    results.synonym_use = request.synonyms;
    if (request.synonyms == SynonymUse::on) use_synonyms(query, results);
    results.query = request.query;
    results.understood = query.understood;
    results.ignored = std::move(query.ignored);
    results.offset = request.offset;
    results.limit = request.limit;
    results.warnings = std::move(query.warnings);
    results.index = index_.stamp();
    if (has_something(query)) find_hits(query, request, results);
    results.took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    return results;
  }

  std::optional<ArticleView> article(std::string_view id, std::string_view query) {
    const auto article = schema::read_article(index_.database(), id);
    if (!article) return std::nullopt;
    ParsedQuery parsed = parse_query(query, analyzer_);
    synonyms().add_to(parsed.terms);
    ArticleView view{.article = *article, .entries = {}, .index = index_.stamp()};
    for (StoredPassage& passage : passages_of(id)) {
      const auto matches = find_terms(analyzer_.analyze(passage.text), parsed.terms);
      view.entries.push_back({std::move(passage), highlighted_ranges(matches)});
    }
    return view;
  }

  ArticleList articles(const PageRequest& page) {
    std::vector<schema::StoredArticle> all = schema::read_articles(index_.database());
    const std::size_t begin = std::min(page.offset, all.size());
    const std::size_t end = std::min(begin + page.limit, all.size());
    const auto at = [&](std::size_t place) {
      return std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(place));
    };
    return {.articles = {at(begin), at(end)},
            .total = all.size(),
            .passages = index_.database().get_doccount(),
            .index = index_.stamp()};
  }

  std::optional<PassageView> passage(std::string_view id) {
    const std::string term = schema::term(Field::id, id);
    const auto posting = index_.database().postlist_begin(term);
    if (posting == index_.database().postlist_end(term)) return std::nullopt;
    StoredPassage passage = read_passage(index_.database().get_document(*posting));
    schema::StoredArticle article = article_of(passage);
    return PassageView{std::move(passage), std::move(article), index_.stamp()};
  }

 private:
  /// Of the revision that is being read.
  const Synonyms& synonyms() {
    if (!synonyms_ || synonyms_revision_ != index_.stamp().revision) {
      auto vocabulary = schema::read_vocabulary(index_.database());
      if (!vocabulary) throw DamagedIndex{"the stored vocabulary is damaged"};
      synonyms_ = std::make_unique<const Synonyms>(*std::move(vocabulary), analyzer_);
      synonyms_revision_ = index_.stamp().revision;
    }
    return *synonyms_;
  }

  ParsedQuery read_query(const SearchRequest& request) {
    ParsedQuery query = parse_query(
        request.query, analyzer_,
        {.forms = request.forms, .last_word = request.last_word, .frequency = [this](auto& term) {
           return frequency_of(term, index_.database());
         }});
    expand_wildcards(query, index_.database());
    return query;
  }

  static bool has_something(const ParsedQuery& query) {
    return query.root.kind != QueryNode::Kind::any || !query.root.children.empty();
  }

  void use_synonyms(ParsedQuery& query, SearchResults& results) {
    for (Synonyms::Named& named : synonyms().add_to(query.terms)) {
      results.definitions.push_back({named.term->label, named.term->definition});
      if (named.other_names.empty()) continue;
      results.synonyms.push_back({std::move(named.text), std::move(named.other_names)});
    }
  }

  void find_hits(const ParsedQuery& query, const SearchRequest& request, SearchResults& results) {
    const Xapian::Database& database = index_.database();
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::IneB2Weight(kLengthNormalisation));
    const Xapian::Query base = build_query(query, database, request.match);
    enquire.set_query(with_all_words_first(base, query, database));
    enquire.set_sort_by_relevance_then_value(slot(ValueSlot::passage_id), false);
    Xapian::ValueCountMatchSpy articles(slot(ValueSlot::article_id));
    enquire.add_matchspy(&articles);
    const bool is_reranked = request.offset < kRerankedMatches;
    const std::size_t begin = is_reranked ? 0 : request.offset;
    const std::size_t count =
        is_reranked ? std::max(kRerankedMatches, request.offset + request.limit) : request.limit;
    const Xapian::MSet matches = enquire.get_mset(
        static_cast<Xapian::doccount>(begin), static_cast<Xapian::doccount>(count), kExactTotal);
    results.passages = passages_total(matches);
    results.articles = {
        static_cast<std::uint64_t>(std::distance(articles.values_begin(), articles.values_end())),
        results.passages.relation};
    results.all_words = count_all_words(base, query, results.passages);
    note_rarity(query);
    shape_ = {.length = request.snippet_length, .count = request.snippets};
    std::vector<RankedMatch> ranked = first_stage(matches);
    if (is_reranked) rerank(ranked, query, database);
    const std::size_t end = std::min(request.offset - begin + request.limit, ranked.size());
    for (std::size_t at = request.offset - begin; at < end; ++at) {
      results.hits.push_back(
          make_hit(database.get_document(ranked[at].document), ranked[at].score, query));
    }
  }

  /// How many of the passages that `base` finds hold all of the words that stand side by side.
  Total count_all_words(const Xapian::Query& base, const ParsedQuery& query, const Total& any) {
    const auto words = wished_words(query);
    if (words.empty()) return any;
    const Xapian::Database& database = index_.database();
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query({Xapian::Query::OP_FILTER, all_words_query(words, database), base});
    return passages_total(enquire.get_mset(0, 0, kExactTotal));
  }

  void note_rarity(const ParsedQuery& query) {
    rarity_.clear();
    const double all = index_.database().get_doccount();
    for (const QueryTerm& term : query.terms) {
      const double having = frequency_of(term, index_.database());
      rarity_.push_back(std::log(2 + all / (1 + having)));
    }
  }

  Hit make_hit(const Xapian::Document& document, double score, const ParsedQuery& query) {
    Hit hit;
    hit.passage = read_passage(document);
    hit.score = score;
    hit.article = article_of(hit.passage);
    const auto matches = find_terms(analyzer_.analyze(hit.passage.text), query.terms);
    std::vector<Snippet> snippets = make_snippets(hit.passage.text, matches, rarity_, shape_);
    hit.snippet = std::move(snippets.front());
    hit.further_snippets.assign(std::make_move_iterator(snippets.begin() + 1),
                                std::make_move_iterator(snippets.end()));
    const std::set<std::size_t> found = terms_found(hit, matches, query);
    for (std::size_t term = 0; term < query.terms.size(); ++term) {
      if (query.terms[term].is_excluded) continue;
      (found.contains(term) ? hit.matched : hit.missing).push_back(query.terms[term].text);
    }
    return hit;
  }

  /// The query's terms that the passage has in any field that it was searched in.
  std::set<std::size_t> terms_found(const Hit& hit,
                                    const std::vector<TermMatch>& in_text,
                                    const ParsedQuery& query) {
    std::set<std::size_t> found;
    const auto add = [&](const std::vector<TermMatch>& matches) {
      for (const TermMatch& match : matches) found.insert(match.term);
    };
    add(in_text);
    for (const std::string& heading : hit.passage.section) {
      add(find_terms(analyzer_.analyze(heading), query.terms, Field::heading));
    }
    if (hit.passage.position == 1) {
      add(find_terms(analyzer_.analyze(hit.article.title), query.terms, Field::title));
    }
    return found;
  }

  schema::StoredArticle article_of(const StoredPassage& passage) const {
    auto article = schema::read_article(index_.database(), passage.article_id);
    if (!article) throw DamagedIndex{"the article of passage " + passage.id + " is missing"};
    return *std::move(article);
  }

  std::vector<StoredPassage> passages_of(std::string_view article_id) const {
    const Xapian::Database& database = index_.database();
    const std::string term = schema::term(Field::article, article_id);
    std::vector<StoredPassage> passages;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      passages.push_back(read_passage(database.get_document(*at)));
    }
    std::sort(passages.begin(), passages.end(),
              [](const auto& left, const auto& right) { return left.position < right.position; });
    return passages;
  }

  IndexHandle index_;
  schema::Analyzer analyzer_;
  /// Of the query that is being answered: how rare each of its terms is, and what to show.
  std::vector<double> rarity_;
  SnippetShape shape_;
  std::unique_ptr<const Synonyms> synonyms_;
  std::string synonyms_revision_;
};

namespace {

/// Brings `index` up to date and does `work` in it; again from the start when the index was
/// committed to so often meanwhile that what the work read is gone.
template <typename Work>
auto answer(IndexHandle& index, const Work& work) -> tl::expected<decltype(work()), SearchError> {
  constexpr int kAttempts = 5;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (auto refreshed = index.refresh(); !refreshed) return tl::unexpected(refreshed.error());
    try {
      return work();
    } catch (const Xapian::DatabaseModifiedError&) {
      continue;
    } catch (const Xapian::DatabaseOpeningError&) {
      // A generation's tables are opened when they are first needed, and it may be gone by then.
      continue;
    } catch (const Xapian::Error& error) {
      return tl::unexpected(SearchError{SearchErrorCode::index_damaged, error.get_msg()});
    } catch (const DamagedIndex& damage) {
      return tl::unexpected(SearchError{SearchErrorCode::index_damaged, damage.message});
    }
  }
  return tl::unexpected(
      SearchError{SearchErrorCode::index_busy, "the index changes faster than it can be read"});
}

}  // namespace

Searcher::Searcher(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

tl::expected<Searcher, SearchError> Searcher::open(const std::filesystem::path& directory) {
  auto index = IndexHandle::open(directory);
  if (!index) return tl::unexpected(index.error());
  return Searcher(std::make_unique<Session>(*std::move(index)));
}

tl::expected<SearchResults, SearchError> Searcher::search(const SearchRequest& request) {
  auto results = answer(session_->index(), [&] { return session_->search(request); });
  if (results && request.strictness == QueryStrictness::strict && !results->warnings.empty()) {
    return tl::unexpected(
        SearchError{SearchErrorCode::query_not_understood, results->warnings.front().message});
  }
  return results;
}

tl::expected<ArticleView, SearchError> Searcher::article(std::string_view id,
                                                         std::string_view query) {
  auto found = answer(session_->index(), [&] { return session_->article(id, query); });
  if (!found) return tl::unexpected(found.error());
  if (!*found) return not_found("article", id);
  return **std::move(found);
}

tl::expected<ArticleList, SearchError> Searcher::articles(const PageRequest& page) {
  return answer(session_->index(), [&] { return session_->articles(page); });
}

tl::expected<PassageView, SearchError> Searcher::passage(std::string_view id) {
  auto found = answer(session_->index(), [&] { return session_->passage(id); });
  if (!found) return tl::unexpected(found.error());
  if (!*found) return not_found("passage", id);
  return **std::move(found);
}

}  // namespace article_search
