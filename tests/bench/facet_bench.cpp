// What facets, filters, groups and sorting add to an answer, on 100,000 passages in one process:
// for each kind of query the bare match, the plain answer, and the answer with more asked of it.

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <xapian.h>

#include "indexer/index_writer.h"
#include "server/search/passage_columns.h"
#include "server/search/searcher.h"
#include "tests/bench/bench_texts.h"

namespace {

using namespace article_search;
namespace fs = std::filesystem;

constexpr std::size_t kTexts = 100'000;
constexpr std::size_t kArticleSize = 20;

/// Draws names as collections have them: few that are frequent, many that are rare.
class NameSource {
 public:
  std::vector<std::string> draw(const std::string& what, std::size_t distinct, std::size_t most) {
    std::vector<std::string> names;
    for (std::size_t left = random_() % (most + 1); left > 0; --left) {
      const double skewed = share_(random_) * share_(random_) * share_(random_);
      const auto which = static_cast<std::size_t>(skewed * static_cast<double>(distinct));
      std::string name = what + ' ' + std::to_string(which);
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
      }
    }
    return names;
  }

  std::string year() { return std::to_string(1990 + random_() % 35); }

 private:
  std::mt19937 random_{1};
  std::uniform_real_distribution<double> share_{0, 1};
};

Passage make_passage(std::string text, NameSource& names) {
  Passage passage;
  passage.section = {"Section"};
  passage.heading_count = 1;
  passage.kind = static_cast<schema::PassageKind>(text.size() % 3);
  passage.role = static_cast<schema::PassageRole>(text.size() % 7);
  passage.date = text.size() % 4 == 0 ? "" : names.year();
  passage.institutions = names.draw("Institution", 500, 2);
  passage.places = names.draw("Place", 200, 1);
  passage.people = names.draw("Person", 5'000, 2);
  passage.topics = names.draw("Topic", 300, 3);
  passage.text = std::move(text);
  return passage;
}

std::vector<PreparedArticle> make_articles() {
  NameSource names;
  std::vector<PreparedArticle> articles;
  for (std::string& text : bench::read_texts(kTexts)) {
    if (articles.empty() || articles.back().passages.size() == kArticleSize) {
      Article& article = articles.emplace_back().article;
      article.id = "article-" + std::to_string(articles.size());
      article.title = "Title";
    }
    PreparedArticle& last = articles.back();
    Passage& passage = last.passages.emplace_back(make_passage(std::move(text), names));
    passage.article_id = last.article.id;
    passage.position = static_cast<int>(last.passages.size());
    passage.id = passage.article_id + ".section." + std::to_string(passage.position);
  }
  return articles;
}

/// Made in the first run, minutes of work, and kept for the next ones.
const fs::path& index_path() {
  static const fs::path kPath = [] {
    fs::path path = fs::temp_directory_path() / "article_search_facet_bench";
    if (Searcher::open(path)) return path;
    auto writer = IndexWriter::build(path).value();
    if (!writer.put("articles.md", "hash", make_articles()) || !writer.commit()) {
      throw std::runtime_error("the index of the benchmark cannot be written");
    }
    return path;
  }();
  return kPath;
}

template <typename Ask>
void ask_in_turn(benchmark::State& state, const std::string& kind, const Ask& ask) {
  const std::vector<std::string> queries = bench::read_queries(kind);
  std::size_t at = 0;
  for (auto _ : state) ask(queries[at++ % queries.size()]);
}

void bare_match(benchmark::State& state, const std::string& kind) {
  const Xapian::Database database(index_path().string());
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("en"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
  ask_in_turn(state, kind, [&](const std::string& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(parser.parse_query(query));
    benchmark::DoNotOptimize(enquire.get_mset(0, 10));
  });
}

void answer(benchmark::State& state, const std::string& kind, SearchRequest request) {
  auto searcher = Searcher::open(index_path()).value();
  // The first answer loads what the others share.
  searcher.search(request).value();
  ask_in_turn(state, kind, [&](const std::string& query) {
    request.query = query;
    benchmark::DoNotOptimize(searcher.search(request).value());
  });
}

void load_columns(benchmark::State& state) {
  const Xapian::Database database(index_path().string());
  std::size_t bytes = 0;
  for (auto _ : state) bytes = PassageColumns::load(database).bytes();
  state.counters["bytes_per_passage"] = static_cast<double>(bytes) / static_cast<double>(kTexts);
}

void similar(benchmark::State& state) {
  auto searcher = Searcher::open(index_path()).value();
  std::size_t at = 0;
  for (auto _ : state) {
    at = at % 5'000 + 1;
    const std::string id = "article-" + std::to_string(at) + ".section.7";
    benchmark::DoNotOptimize(searcher.similar(id, {}).value());
  }
}

std::vector<std::pair<std::string, SearchRequest>> requests() {
  using schema::Facet;
  const std::vector<Facet> five = {Facet::kind, Facet::year, Facet::institution, Facet::topic,
                                   Facet::person};
  SearchRequest faceted;
  faceted.facets.facets = five;
  SearchRequest filtered;
  filtered.filters.values[static_cast<std::size_t>(Facet::topic)] = {"Topic 0"};
  SearchRequest filtered_and_faceted = filtered;
  filtered_and_faceted.facets.facets = five;
  SearchRequest grouped;
  grouped.grouping = Grouping::by_article;
  SearchRequest by_date;
  by_date.sort = SortOrder::newest_first;
  SearchRequest explained;
  explained.explain = ScoreParts::on;
  return {{"plain", {}},           {"faceted", faceted},
          {"filtered", filtered},  {"filtered_and_faceted", filtered_and_faceted},
          {"grouped", grouped},    {"by_date", by_date},
          {"explained", explained}};
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::RegisterBenchmark("load_columns", load_columns);
  benchmark::RegisterBenchmark("similar", similar);
  for (const std::string kind : {"frequent", "rare", "all", "any", "phrase"}) {
    benchmark::RegisterBenchmark(("bare_match/" + kind).c_str(), bare_match, kind);
    for (const auto& [name, request] : requests()) {
      benchmark::RegisterBenchmark((name + '/' + kind).c_str(), answer, kind, request);
    }
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
