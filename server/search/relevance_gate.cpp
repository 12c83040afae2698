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
  tl::expected<std::optional<GateFault>, SearchError> check(const GateExpectation& expectation) {
    auto results =
        searcher_.search({.query = expectation.query, .offset = 0, .limit = expectation.within});
    if (!results) return tl::unexpected(results.error());
    const std::vector<std::string> words = stems_of(expectation.expected);
    const bool is_met = std::ranges::any_of(results->hits, [&](const Hit& hit) {
      return hit.passage.id == expectation.expected || has_words(hit.passage.text, words);
    });
    if (is_met) return std::nullopt;
    return GateFault{expectation.line, sentence(expectation, results->hits)};
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

  static std::string sentence(const GateExpectation& expectation, const std::vector<Hit>& hits) {
    constexpr std::size_t kShown = 3;
    std::string text = "the query \"" + expectation.query + "\" should find \"" +
                       expectation.expected + "\" among its first " +
                       std::to_string(expectation.within) + " hits";
    if (hits.empty()) return text + ", and finds nothing";
    text += "; instead stand there";
    for (std::size_t rank = 0; rank < std::min(hits.size(), kShown); ++rank) {
      text += (rank == 0 ? " " : ", ") + hits[rank].passage.id;
    }
    if (hits.size() > kShown) text += " and " + std::to_string(hits.size() - kShown) + " more";
    return text;
  }

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

tl::expected<std::vector<GateFault>, SearchError> run_gate(
    const Xapian::Database& database, const std::vector<GateExpectation>& expectations) {
  auto searcher = Searcher::of_state(database);
  if (!searcher) return tl::unexpected(searcher.error());
  Gate gate(*std::move(searcher));
  std::vector<GateFault> faults;
  for (const GateExpectation& expectation : expectations) {
    auto fault = gate.check(expectation);
    if (!fault) return tl::unexpected(fault.error());
    if (*fault) faults.push_back(**std::move(fault));
  }
  return faults;
}

}  // namespace article_search
