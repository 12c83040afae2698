#include "server/search/relevance_gate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "indexer/schema/analyzer.h"
#include "server/search/search_request.h"
#include "server/search/searcher.h"
#include "server/search/utf8.h"

namespace article_search {

namespace {

constexpr std::size_t kFields = 3;

/// The fields between tabs; nothing if there are more or fewer.
std::optional<std::array<std::string_view, kFields>> fields_of(std::string_view line) {
  std::array<std::string_view, kFields> fields;
  for (std::size_t field = 0; field < kFields; ++field) {
    const std::size_t tab = line.find('\t');
    const bool is_last = field + 1 == kFields;
    if ((tab == std::string_view::npos) != is_last) return std::nullopt;
    fields[field] = line.substr(0, tab);
    if (fields[field].empty()) return std::nullopt;
    line.remove_prefix(is_last ? line.size() : tab + 1);
  }
  return fields;
}

std::optional<std::size_t> number_of_hits(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < 1 || number > kMaxLimit) return std::nullopt;
  return number;
}

tl::expected<GateExpectation, GateFault> parse_line(std::string_view text, int line) {
  const auto fail = [line](std::string message) {
    return tl::unexpected(GateFault{line, std::move(message)});
  };
  const auto fields = fields_of(text);
  if (!fields) return fail("should be a query, a passage's id or text, and a number, with tabs");
  const auto& [query, expected, number] = *fields;
  if (!is_valid_utf8(text)) return fail("is not UTF-8");
  if (query.size() > kMaxQueryBytes) {
    return fail("has a query of more than " + std::to_string(kMaxQueryBytes) + " bytes");
  }
  const auto within = number_of_hits(number);
  if (!within) {
    return fail("should end in a number of hits from 1 to " + std::to_string(kMaxLimit) +
                ", not \"" + std::string(number) + '"');
  }
  return GateExpectation{line, std::string(query), std::string(expected), *within};
}

/// Takes the first line off `text`, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Runs expectations over one state of an index.
class Gate {
 public:
  explicit Gate(Searcher searcher) : searcher_(std::move(searcher)) {}

  /// Nothing when the expectation is met.
  tl::expected<std::optional<UnmetExpectation>, SearchError> check(
      const GateExpectation& expectation) {
    const auto results =
        searcher_.search({.query = expectation.query, .offset = 0, .limit = kMaxLimit});
    if (!results) return tl::unexpected(results.error());
    const std::vector<Hit>& hits = results->hits;
    const std::optional<std::size_t> rank = rank_of(expectation.expected, hits);
    if (rank && *rank <= expectation.within) return std::nullopt;
    UnmetExpectation unmet{.expectation = expectation,
                           .passage = {},
                           .rank = rank,
                           .looked_at = hits.size(),
                           .first = {}};
    if (rank) {
      unmet.passage = hits[*rank - 1].passage;
    } else if (auto known = searcher_.passage(expectation.expected)) {
      unmet.passage = std::move(known->passage);
    }
    for (std::size_t at = 0; at < std::min(hits.size(), kShown); ++at) {
      unmet.first.push_back(hits[at].passage);
    }
    return unmet;
  }

 private:
  std::vector<std::string> stems_of(std::string_view text) {
    std::vector<std::string> stems;
    for (schema::Token& token : analyzer_.analyze(text)) {
      if (token.form == schema::TokenForm::word) stems.push_back(std::move(token.stem));
    }
    return stems;
  }

  bool has_words(std::string_view text, const std::vector<std::string>& words) {
    const std::vector<std::string> stems = stems_of(text);
    return !words.empty() &&
           std::search(stems.begin(), stems.end(), words.begin(), words.end()) != stems.end();
  }

  /// Which hit is the passage, or the first that has the words; from 1.
  std::optional<std::size_t> rank_of(const std::string& expected, const std::vector<Hit>& hits) {
    const std::vector<std::string> words = stems_of(expected);
    const auto found = std::ranges::find_if(hits, [&](const Hit& hit) {
      return hit.passage.id == expected || has_words(hit.passage.text, words);
    });
    if (found == hits.end()) return std::nullopt;
    return static_cast<std::size_t>(found - hits.begin()) + 1;
  }

  static constexpr std::size_t kShown = 3;

  Searcher searcher_;
  schema::Analyzer analyzer_;
};

}  // namespace

tl::expected<std::vector<GateExpectation>, GateFault> parse_gate(std::string_view text) {
  std::vector<GateExpectation> expectations;
  for (int line = 1; !text.empty(); ++line) {
    const std::string_view content = take_line(text);
    if (content.empty() || content.starts_with('#')) continue;
    auto expectation = parse_line(content, line);
    if (!expectation) return tl::unexpected(expectation.error());
    expectations.push_back(*std::move(expectation));
  }
  if (expectations.empty()) {
    return tl::unexpected(GateFault{0, "expects nothing; write a line, or leave the gate out"});
  }
  return expectations;
}

tl::expected<std::vector<UnmetExpectation>, SearchError> run_gate(
    const Xapian::Database& database, const std::vector<GateExpectation>& expectations) {
  auto searcher = Searcher::of_state(database);
  if (!searcher) return tl::unexpected(searcher.error());
  Gate gate(*std::move(searcher));
  std::vector<UnmetExpectation> all;
  for (const GateExpectation& expectation : expectations) {
    auto unmet = gate.check(expectation);
    if (!unmet) return tl::unexpected(unmet.error());
    if (*unmet) all.push_back(**std::move(unmet));
  }
  return all;
}

}  // namespace article_search
