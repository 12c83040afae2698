#include "indexer/gate_check.h"

#include <utility>

#include "server/search/relevance_gate.h"

namespace article_search {

namespace {

IndexingError about(const std::filesystem::path& file, const GateFault& fault) {
  return {.path = file.string(), .line = fault.line, .message = fault.message};
}

}  // namespace

tl::expected<CommitCheck, IndexingError> make_gate_check(const std::filesystem::path& file,
                                                         const Console& console) {
  const auto source = read_source_file(file);
  if (!source) return tl::unexpected(source.error());
  auto expectations = parse_gate(source->content);
  if (!expectations) return tl::unexpected(about(file, expectations.error()));
  return [file, &console, expectations = *std::move(expectations)](
             const Xapian::Database& index) -> tl::expected<void, IndexingError> {
    const auto faults = run_gate(index, expectations);
    if (!faults) {
      return tl::unexpected(
          IndexingError{.path = file.string(), .message = faults.error().message});
    }
    if (faults->empty()) return {};
    for (const GateFault& fault : *faults) console.fail(about(file, fault));
    return tl::unexpected(IndexingError{
        .path = file.string(),
        .message = std::to_string(faults->size()) + " of " + std::to_string(expectations.size()) +
                   " expectations are not met; nothing was committed, the index is as it was"});
  };
}

}  // namespace article_search
