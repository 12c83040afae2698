#include "server/search/searcher.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <xapian.h>

#include "indexer/schema/abbreviation_counts.h"
#include "indexer/schema/index_metadata.h"
#include "server/search/hits.h"
#include "server/search/query/facet_values.h"
#include "server/search/query/index_languages.h"
#include "server/search/query/query_expansion.h"
#include "server/search/query/query_languages.h"
#include "server/search/query/query_parser.h"
#include "server/search/query/spelling.h"
#include "server/search/query/synonyms.h"
#include "server/search/reading_view.h"
#include "server/search/search_run.h"
#include "server/search/shared_parts.h"
#include "server/search/similar.h"
#include "server/search/state/index_handle.h"
#include "server/search/state/index_reading.h"
#include "server/search/state/stem_presence.h"

namespace article_search {

namespace {

tl::unexpected<SearchError> not_found(std::string_view what, std::string_view id) {
  return tl::unexpected(
      SearchError{SearchErrorCode::not_found,
                  std::string("there is no ").append(what).append(" with the id ").append(id)});
}

/// What an answer found, or that there is no such thing.
template <typename Value>
tl::expected<Value, SearchError> present(tl::expected<std::optional<Value>, SearchError> found,
                                         std::string_view what,
                                         std::string_view id) {
  if (!found) return tl::unexpected(found.error());
  if (!*found) return not_found(what, id);
  return **std::move(found);
}

}  // namespace

/// One thread's view of the index, and the work of an answer in it. Throws Xapian::Error and
/// DamagedIndex; Searcher makes values of them.
class Searcher::Session {
 public:
  Session(IndexHandle index, std::shared_ptr<SharedParts> shared)
      : index_(std::move(index)), shared_(std::move(shared)) {}

  IndexHandle& index() { return index_; }

  SearchResults search(const SearchRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    SearchResults results;
    ParsedQuery query = understand(request, results);
    results.synonym_use = request.synonyms;
    if (request.synonyms == SynonymUse::on) use_synonyms(query, results);
    results.query = request.query;
    results.understood = query.understood;
    results.ignored = std::move(query.ignored);
    results.offset = request.offset;
    results.limit = request.limit;
    results.warnings = std::move(query.warnings);
    results.index = index_.stamp();
    results.filters = request.filters;
    results.sort = request.sort;
    results.grouping = request.grouping;
    run_search(view(), languages(), query, request, results);
    results.took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    return results;
  }

  std::optional<ArticleView> article(std::string_view id, const SearchRequest& request) {
    const auto article = schema::read_article(index_.database(), id);
    if (!article) return std::nullopt;
    return to_read(*article, passages_of(index_.database(), id), request);
  }

  std::optional<ArticleView> around(std::string_view id, const SearchRequest& request) {
    const Xapian::docid document = find_passage(index_.database(), id);
    if (document == 0) return std::nullopt;
    const schema::StoredPassage passage = read_passage(index_.database(), document);
    return to_read(article_of(index_.database(), passage),
                   passages_around(index_.database(), passage), request);
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
    const Xapian::docid document = find_passage(index_.database(), id);
    if (document == 0) return std::nullopt;
    schema::StoredPassage passage = read_passage(index_.database(), document);
    schema::StoredArticle article = article_of(index_.database(), passage);
    return PassageView{std::move(passage), std::move(article), index_.stamp()};
  }

  std::optional<SimilarPassages> similar(std::string_view id, const SimilarRequest& request) {
    const Xapian::Database& database = index_.database();
    const Xapian::docid document = find_passage(database, id);
    if (document == 0) return std::nullopt;
    const schema::StoredPassage passage = read_passage(database, document);
    schema::Analyzer& analyzer = languages().of(article_of(database, passage).language);
    const auto tokens = analyzer.analyze(passage.text);
    const ParsedQuery words = telling_words(database, document, tokens);
    SimilarPassages similar{.id = std::string(id), .hits = {}, .index = index_.stamp()};
    HitMaker hits(view(), languages(), words);
    for (const auto& match : find_similar(view(), words, document, request)) {
      similar.hits.push_back(hits.make(match));
    }
    return similar;
  }

  Suggestions suggest(const SuggestRequest& request) {
    schema::Analyzer& analyzer = languages().of_queries();
    const auto suggester = shared_->suggester.get(
        index_.state(), [&] { return Suggester::load(view(), analyzer, languages().others()); });
    return {.query = request.query,
            .suggestions = suggester->suggest(request.query, request.limit, analyzer),
            .index = index_.stamp()};
  }

 private:
  /// `passages` of `article` with what `request` looks for marked.
  ArticleView to_read(const schema::StoredArticle& article,
                      std::vector<schema::StoredPassage> passages,
                      const SearchRequest& request) {
    SearchResults not_shown;
    ParsedQuery query = understand(request, not_shown);
    if (request.synonyms == SynonymUse::on) synonyms().add_to(query.terms);
    ReadingView reading(article, query, synonyms());
    schema::Analyzer& analyzer = languages().of(article.language);
    for (schema::StoredPassage& passage : passages) {
      const std::vector<schema::Token> tokens = analyzer.analyze(passage.text);
      reading.add(std::move(passage), tokens);
    }
    ArticleView view = std::move(reading).take();
    view.index = index_.stamp();
    return view;
  }

  /// The query as it was typed, or with its misspelt words corrected.
  ParsedQuery understand(const SearchRequest& request, SearchResults& results) {
    results.typo_use = request.typos;
    ParsedQuery typed = read_query(request.query, request);
    if (request.typos == TypoUse::off) return typed;
    results.correction = correct_query(
        request.query, typed,
        {words(), synonyms(), view(), languages().of_queries(), languages().others()});
    if (!results.correction || request.typos == TypoUse::offer) return typed;
    results.correction->is_applied = true;
    return read_query(results.correction->query, request);
  }

  ParsedQuery read_query(std::string_view text, const SearchRequest& request) {
    ParsedQuery query = parse_query(
        text, languages().of_queries(),
        {.forms = request.forms, .last_word = request.last_word, .frequency = [this](auto& term) {
           return frequency_of(term.forms, view());
         }});
    add_language_forms(query.terms, languages().others(), index_.database());
    expand_wildcards(query, words());
    resolve_values(query, index_.database(), columns());
    return query;
  }

  /// Of the revision that is being read.
  const Synonyms& synonyms() {
    if (!synonyms_ || synonyms_revision_ != index_.stamp().revision) {
      auto vocabulary = schema::read_vocabulary(index_.database());
      if (!vocabulary) throw DamagedIndex{"the stored vocabulary is damaged"};
      std::vector<NamePair> learned;
      for (schema::Abbreviation& pair : schema::read_abbreviations(index_.database())) {
        learned.push_back({std::move(pair.short_form), std::move(pair.long_form)});
      }
      synonyms_ = std::make_unique<const Synonyms>(
          with_abbreviations(*std::move(vocabulary), learned, languages().of_queries()),
          languages().of_queries(), languages().others());
      synonyms_revision_ = index_.stamp().revision;
    }
    return *synonyms_;
  }

  void use_synonyms(ParsedQuery& query, SearchResults& results) {
    for (Synonyms::Named& named : synonyms().add_to(query.terms)) {
      // Abbreviations that were learned have none.
      if (!named.term->definition.empty()) {
        results.definitions.push_back({named.term->label, named.term->definition});
      }
      if (named.other_names.empty()) continue;
      results.synonyms.push_back({std::move(named.text), std::move(named.other_names)});
    }
  }

  /// Of the state that is being read.
  IndexLanguages& languages() {
    languages_.follow(index_.database(), index_.state());
    return languages_;
  }

  /// What of the state that is being read is in memory.
  void follow() {
    if (columns_ && followed_state_ == index_.state()) return;
    columns_ = shared_->columns.get(index_.state(),
                                    [&] { return PassageColumns::load(index_.database()); });
    sequences_ = shared_->sequences.get(index_.state(), [&](const WordSequences* before) {
      return WordSequences::load(index_.database(), before);
    });
    postings_ = shared_->postings.get(index_.state(), [&](const WordPostings* before) {
      return WordPostings(*sequences_, before);
    });
    followed_state_ = index_.state();
  }

  IndexView view() {
    follow();
    return {.index = index_.database(),
            .columns = *columns_,
            .words = *sequences_,
            .postings = *postings_};
  }

  const PassageColumns& columns() { return view().columns; }

  const IndexWords& words() {
    if (!words_ || words_state_ != index_.state()) {
      words_ = shared_->words.get(index_.state(), [&] { return load_index_words(view()); });
      words_state_ = index_.state();
    }
    return *words_;
  }

  IndexHandle index_;
  IndexLanguages languages_;
  std::unique_ptr<const Synonyms> synonyms_;
  std::string synonyms_revision_;
  const std::shared_ptr<SharedParts> shared_;
  // Shared with the other searchers of the index.
  std::shared_ptr<const PassageColumns> columns_;
  std::shared_ptr<const WordSequences> sequences_;
  std::shared_ptr<const WordPostings> postings_;
  std::string followed_state_;
  std::shared_ptr<const IndexWords> words_;
  std::string words_state_;
};

namespace {

/// Brings `index` up to date and does `work` in it; again from the start when the index was
/// committed to so often meanwhile that what the work read is gone.
template <typename Work>
auto answer(IndexHandle& index, const Work& work) -> tl::expected<decltype(work()), SearchError> {
  constexpr int kAttempts = 5;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    // What keeps it from the newest state is for IndexWatch to report; here the old one answers.
    static_cast<void>(index.refresh());
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
  return open(directory, std::make_shared<SharedParts>());
}

tl::expected<Searcher, SearchError> Searcher::open(const std::filesystem::path& directory,
                                                   std::shared_ptr<SharedParts> shared) {
  auto index = IndexHandle::open(directory);
  if (!index) return tl::unexpected(index.error());
  return Searcher(std::make_unique<Session>(*std::move(index), std::move(shared)));
}

tl::expected<Searcher, SearchError> Searcher::of_state(const Xapian::Database& database) {
  auto index = IndexHandle::of_state(database);
  if (!index) return tl::unexpected(index.error());
  return Searcher(std::make_unique<Session>(*std::move(index), std::make_shared<SharedParts>()));
}

tl::expected<schema::IndexStamp, SearchError> Searcher::stamp() {
  return answer(session_->index(), [&] { return session_->index().stamp(); });
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
                                                         const SearchRequest& request) {
  return present(answer(session_->index(), [&] { return session_->article(id, request); }),
                 "article", id);
}

tl::expected<ArticleView, SearchError> Searcher::around(std::string_view id,
                                                        const SearchRequest& request) {
  return present(answer(session_->index(), [&] { return session_->around(id, request); }),
                 "passage", id);
}

tl::expected<ArticleList, SearchError> Searcher::articles(const PageRequest& page) {
  return answer(session_->index(), [&] { return session_->articles(page); });
}

tl::expected<PassageView, SearchError> Searcher::passage(std::string_view id) {
  return present(answer(session_->index(), [&] { return session_->passage(id); }), "passage", id);
}

tl::expected<SimilarPassages, SearchError> Searcher::similar(std::string_view id,
                                                             const SimilarRequest& request) {
  return present(answer(session_->index(), [&] { return session_->similar(id, request); }),
                 "passage", id);
}

tl::expected<Suggestions, SearchError> Searcher::suggest(const SuggestRequest& request) {
  return answer(session_->index(), [&] { return session_->suggest(request); });
}

}  // namespace article_search
