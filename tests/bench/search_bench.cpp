// What an answer of ten hits with snippets costs in process, for each kind of query: plain, with
// five facets, and grouped by article; beside bare Xapian over the same index, its match alone and
// with its parser and snippets. CPU time, all ways by turns in one run, so that their ratios hold
// on a busy machine too. Arguments: numbers of passages (10000), and kinds of queries (all).

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "server/search/searcher.h"
#include "server/search/state/index_reading.h"
#include "tests/bench/bench_index.h"
#include "tests/bench/bench_texts.h"
#include "tests/bench/cpu_time.h"

namespace {

using namespace article_search;

constexpr int kRounds = 3;
constexpr std::size_t kHits = 10;
constexpr std::size_t kSnippet = 320;

/// Kinds of queries, as ../shared/targets.md has them.
constexpr std::array<const char*, 8> kKinds = {"frequent", "rare",   "all",      "any",
                                               "phrase",   "prefix", "misspelt", "none"};

/// A query of a kind, in our words and in Xapian's.
struct BenchQuery {
  SearchRequest request;
  Xapian::Query::op words = Xapian::Query::OP_OR;
  unsigned flags = Xapian::QueryParser::FLAG_DEFAULT;
};

/// Words of a kind that nothing has, nor anything like them.
std::vector<std::string> words_of_none() {
  std::vector<std::string> words = bench::read_queries("frequent");
  for (std::string& word : words) word = "zqx" + word + "wvk";
  return words;
}

std::vector<BenchQuery> queries_of(const std::string& kind) {
  std::vector<BenchQuery> queries;
  for (std::string& text : kind == "none" ? words_of_none() : bench::read_queries(kind)) {
    BenchQuery& query = queries.emplace_back();
    query.request.query = kind == "phrase" ? '"' + text + '"' : std::move(text);
    if (kind == "all") {
      query.request.match = MatchMode::all;
      query.words = Xapian::Query::OP_AND;
    }
    if (kind == "prefix") {
      query.request.last_word = LastWord::unfinished;
      query.flags |= Xapian::QueryParser::FLAG_PARTIAL;
    }
  }
  return queries;
}

SearchRequest with_five_facets(SearchRequest request) {
  using schema::Facet;
  request.facets.facets = {Facet::kind, Facet::year, Facet::institution, Facet::topic,
                           Facet::person};
  return request;
}

SearchRequest grouped(SearchRequest request) {
  request.grouping = Grouping::by_article;
  return request;
}

class BareXapian {
 public:
  explicit BareXapian(const std::string& index) : database_(index), stem_("en") {
    parser_.set_database(database_);
    parser_.set_stemmer(stem_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
  }

  Xapian::Query parse(const BenchQuery& query) {
    parser_.set_default_op(query.words);
    return parser_.parse_query(query.request.query, query.flags);
  }

  Xapian::MSet match(const Xapian::Query& query) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    return enquire.get_mset(0, kHits);
  }

  std::size_t answer(const BenchQuery& query) {
    const Xapian::MSet matches = match(parse(query));
    std::size_t bytes = 0;
    for (auto hit = matches.begin(); hit != matches.end(); ++hit) {
      const schema::StoredPassage passage = read_passage(hit.get_document());
      bytes += matches.snippet(passage.text, kSnippet, stem_).size();
    }
    return bytes;
  }

 private:
  const Xapian::Database database_;
  const Xapian::Stem stem_;
  Xapian::QueryParser parser_;
};

/// The ways to answer, in the order of the table's columns.
enum Way : std::size_t { plain, faceted, by_article, bare_match, bare_answer, ways };
using Times = std::array<bench::CpuTimes, ways>;

/// One way after the other, so that each finds the processor's caches as the others left them.
Times measure(const std::vector<BenchQuery>& queries, Searcher& searcher, BareXapian& xapian) {
  Times times;
  // What must happen lest a compiler leaves the work out.
  std::size_t seen = 0;
  const auto search = [&](const SearchRequest& request, bench::CpuTimes& time) {
    time.measure([&] { seen += searcher.search(request).value().passages; });
  };
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& query : queries) search(query.request, times[plain]);
    for (const auto& query : queries) search(with_five_facets(query.request), times[faceted]);
    for (const auto& query : queries) search(grouped(query.request), times[by_article]);
    for (const auto& query : queries) {
      const Xapian::Query parsed = xapian.parse(query);
      times[bare_match].measure([&] { seen += xapian.match(parsed).size(); });
    }
    for (const auto& query : queries) {
      times[bare_answer].measure([&] { seen += xapian.answer(query); });
    }
  }
  if (seen == 0) std::printf("nothing was found\n");
  return times;
}

void print_head(std::size_t passages) {
  std::printf("\n%zu passages; CPU microseconds, p50 and p99; ratios of the p50s\n", passages);
  std::printf("%-10s %14s %14s %14s %14s %14s %9s %9s %8s\n", "", "plain", "5 facets", "grouped",
              "get_mset", "bare Xapian", "/get_mset", "/Xapian", "5 facets");
}

void print(const std::string& kind, const Times& times) {
  constexpr double kSlow = 0.99;
  std::printf("%-10s", kind.c_str());
  for (const bench::CpuTimes& way : times) {
    std::printf(" %6.0f %7.0f", way.median(), way.quantile(kSlow));
  }
  const double ours = times[plain].median();
  std::printf(" %9.2f %9.2f %8.2f\n", ours / times[bare_match].median(),
              ours / times[bare_answer].median(), times[faceted].median() / ours);
}

/// How steeply the time of each kind grows: 0 is not at all, 1 as the passages do.
void print_growth(const std::map<std::size_t, std::vector<Times>>& sizes,
                  const std::vector<std::string>& kinds) {
  for (auto larger = std::next(sizes.begin()); larger != sizes.end(); ++larger) {
    const auto& [few, before] = *std::prev(larger);
    const auto& [many, after] = *larger;
    std::printf("\nfrom %zu to %zu passages, log time over log passages\n", few, many);
    std::printf("%-10s %9s %9s %9s\n", "", "plain", "5 facets", "get_mset");
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const auto growth = [&, &few = few, &many = many, &before = before, &after = after](Way way) {
        return std::log(after[kind][way].median() / before[kind][way].median()) /
               std::log(static_cast<double>(many) / static_cast<double>(few));
      };
      std::printf("%-10s %9.2f %9.2f %9.2f\n", kinds[kind].c_str(), growth(plain), growth(faceted),
                  growth(bare_match));
    }
  }
}

std::vector<Times> measure_all(std::size_t passages, const std::vector<std::string>& kinds) {
  const std::filesystem::path index = bench::bench_index(passages);
  auto searcher = Searcher::open(index).value();
  BareXapian xapian(index.string());
  // What all answers share is loaded for the first.
  searcher.search(with_five_facets({.query = "zqxwvk"})).value();
  print_head(passages);
  std::vector<Times> all;
  for (const std::string& kind : kinds) {
    all.push_back(measure(queries_of(kind), searcher, xapian));
    print(kind, all.back());
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::size_t, std::vector<Times>> sizes;
  std::vector<std::string> kinds;
  for (int at = 1; at < argc; ++at) {
    const std::string argument = argv[at];
    if (std::find(kKinds.begin(), kKinds.end(), argument) != kKinds.end()) {
      kinds.push_back(argument);
    } else {
      sizes[std::strtoul(argument.c_str(), nullptr, 10)];
    }
  }
  if (kinds.empty()) kinds.assign(kKinds.begin(), kKinds.end());
  if (sizes.empty()) sizes[10'000];
  for (auto& [passages, times] : sizes) times = measure_all(passages, kinds);
  print_growth(sizes, kinds);
  return 0;
}
