#include "indexer/gate_check.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/schema/code_points.h"
#include "server/search/relevance_gate.h"

namespace article_search {

namespace {

GatePassage named(const schema::StoredPassage& passage) {
  constexpr std::size_t kLongestBeginning = 80;
  const std::string_view beginning = schema::prefix_within(passage.text, kLongestBeginning);
  const bool is_cut = beginning.size() < passage.text.size();
  return {.id = passage.id, .beginning = std::string(beginning) + (is_cut ? " …" : "")};
}

GateFinding told(const UnmetExpectation& unmet) {
  GateFinding finding{.line = unmet.expectation.line,
                      .query = unmet.expectation.query,
                      .expected = unmet.expectation.expected,
                      .within = unmet.expectation.within,
                      .passage = {},
                      .rank = unmet.rank,
                      .looked_at = unmet.looked_at,
                      .first = {}};
  if (unmet.passage) finding.passage = named(*unmet.passage);
  std::ranges::transform(unmet.first, std::back_inserter(finding.first), named);
  return finding;
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
    const auto unmet = run_gate(index, expectations);
    if (!unmet) return refuse(unmet.error().message);
    if (unmet->empty()) return {};
    std::ranges::transform(*unmet, std::back_inserter(findings), told);
    return refuse(std::to_string(unmet->size()) + " of " + std::to_string(expectations.size()) +
                  " expectations are not met; nothing was committed, the index is as it was");
  };
}

}  // namespace article_search
