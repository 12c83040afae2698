#include "indexer/gate_check.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/code_points.h"
#include "server/search/relevance_gate.h"
#include "server/search/searcher.h"

namespace article_search {

namespace {

using Stems = std::vector<std::string>;

GatePassage named(const schema::StoredPassage& passage) {
  constexpr std::size_t kLongestBeginning = 80;
  const std::string_view beginning = schema::prefix_within(passage.text, kLongestBeginning);
  const bool is_cut = beginning.size() < passage.text.size();
  return {.id = passage.id, .beginning = std::string(beginning) + (is_cut ? " …" : "")};
}

/// Looks where in the hits of its query an expectation stands that is not met.
class GateExplainer {
 public:
  explicit GateExplainer(Searcher searcher) : searcher_(std::move(searcher)) {}

  tl::expected<GateFinding, SearchError> explain(const GateExpectation& expectation) {
    const auto results =
        searcher_.search({.query = expectation.query, .offset = 0, .limit = kMaxLimit});
    if (!results) return tl::unexpected(results.error());
    const std::vector<Hit>& hits = results->hits;
    GateFinding finding{.line = expectation.line,
                        .query = expectation.query,
                        .expected = expectation.expected,
                        .within = expectation.within,
                        .passage = {},
                        .rank = {},
                        .looked_at = hits.size(),
                        .first = {}};
    const Stems words = stems_of(expectation.expected);
    const auto found = std::ranges::find_if(hits, [&](const Hit& hit) {
      return hit.passage.id == expectation.expected || has_words(hit.passage.text, words);
    });
    if (found != hits.end()) {
      finding.passage = named(found->passage);
      finding.rank = static_cast<std::size_t>(found - hits.begin()) + 1;
    } else if (const auto known = searcher_.passage(expectation.expected)) {
      finding.passage = named(known->passage);
    }
    constexpr std::size_t kShown = 3;
    for (std::size_t i = 0; i < std::min(hits.size(), kShown); ++i) {
      finding.first.push_back(named(hits[i].passage));
    }
    return finding;
  }

 private:
  Stems stems_of(std::string_view text) {
    Stems stems;
    for (schema::Token& token : analyzer_.analyze(text)) {
      if (token.form == schema::TokenForm::word) stems.push_back(std::move(token.stem));
    }
    return stems;
  }

  bool has_words(std::string_view text, const Stems& words) {
    const Stems stems = stems_of(text);
    return !words.empty() &&
           std::search(stems.begin(), stems.end(), words.begin(), words.end()) != stems.end();
  }

  Searcher searcher_;
  schema::Analyzer analyzer_;
};

tl::expected<std::vector<GateFinding>, SearchError> explain_all(
    const Xapian::Database& index,
    const std::vector<GateExpectation>& expectations,
    const std::vector<GateFault>& faults) {
  auto searcher = Searcher::of_state(index);
  if (!searcher) return tl::unexpected(searcher.error());
  GateExplainer explainer(*std::move(searcher));
  std::vector<GateFinding> findings;
  for (const GateFault& fault : faults) {
    const auto expectation = std::ranges::find(expectations, fault.line, &GateExpectation::line);
    auto finding = explainer.explain(*expectation);
    if (!finding) return tl::unexpected(finding.error());
    findings.push_back(*std::move(finding));
  }
  return findings;
}

}  // namespace

tl::expected<CommitCheck, IndexingError> make_gate_check(const std::filesystem::path& file,
                                                         std::vector<GateFinding>& findings) {
  const auto source = read_source_file(file);
  if (!source) return tl::unexpected(source.error());
  auto expectations = parse_gate(source->content);
  if (!expectations) {
    const GateFault& fault = expectations.error();
    return tl::unexpected(
        IndexingError{.path = file.string(), .line = fault.line, .message = fault.message});
  }
  return [path = file.string(), &findings, expectations = *std::move(expectations)](
             const Xapian::Database& index) -> tl::expected<void, IndexingError> {
    const auto refuse = [&path](std::string message) {
      return tl::unexpected(IndexingError{.path = path, .message = std::move(message)});
    };
    const auto faults = run_gate(index, expectations);
    if (!faults) return refuse(faults.error().message);
    if (faults->empty()) return {};
    auto explained = explain_all(index, expectations, *faults);
    if (!explained) return refuse(explained.error().message);
    findings = *std::move(explained);
    return refuse(std::to_string(faults->size()) + " of " + std::to_string(expectations.size()) +
                  " expectations are not met; nothing was committed, the index is as it was");
  };
}

}  // namespace article_search
