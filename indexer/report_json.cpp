#include "indexer/report_json.h"

#include <nlohmann/json.hpp>

namespace article_search {

namespace {

using nlohmann::json;

constexpr double kMillisecondsInSecond = 1000;

std::string line_of(const json& object) {
  return object.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

/// A list with what `convert` makes of each entry.
template <typename Entries, typename Convert>
json list_of(const Entries& entries, const Convert& convert) {
  json list = json::array();
  for (const auto& entry : entries) list.push_back(convert(entry));
  return list;
}

json to_json(const IndexingError& error) {
  return {{"path", error.path}, {"line", error.line}, {"message", error.message}};
}

json errors_json(const std::vector<IndexingError>& errors) {
  return list_of(errors, [](const IndexingError& error) { return to_json(error); });
}

json to_json(const Passage& passage) {
  return {{"id", passage.id},
          {"kind", to_string(passage.kind)},
          {"position", passage.position},
          {"section", passage.section},
          {"heading_count", passage.heading_count},
          {"list_level", passage.list_level},
          {"date", passage.date},
          {"role", to_string(passage.role)},
          {"source_anchor", passage.source_anchor},
          {"institutions", passage.institutions},
          {"places", passage.places},
          {"people", passage.people},
          {"topics", passage.topics},
          {"text", passage.text}};
}

json passages_json(const std::vector<Passage>& passages) {
  return list_of(passages, [](const Passage& passage) { return to_json(passage); });
}

json to_json(const ArticlePreview& preview) {
  const Article& article = preview.article;
  return {{"id", article.id},
          {"title", article.title},
          {"url", article.url},
          {"publisher", article.publisher},
          {"language", article.language},
          {"date", article.date},
          {"authors", article.authors},
          {"metadata", list_of(article.metadata,
                               [](const MetadataEntry& entry) {
                                 return json{{"name", entry.name}, {"value", entry.value}};
                               })},
          {"passages", passages_json(preview.passages)},
          {"duplicates", passages_json(preview.duplicates)},
          {"skipped",
           list_of(article.skipped,
                   [](const SkippedLine& line) {
                     return json{{"line", line.line}, {"text", line.text}, {"reason", line.reason}};
                   })},
          {"warnings", errors_json(article.warnings)}};
}

json to_json(const UnseenWords& unseen) {
  return {{"words", list_of(unseen.words,
                            [](const UnseenWord& word) {
                              return json{{"word", word.word},
                                          {"count", word.count},
                                          {"first_passage", word.first_passage}};
                            })},
          {"left_out", unseen.left_out}};
}

json to_json(const GatePassage& passage) {
  return {{"id", passage.id}, {"beginning", passage.beginning}};
}

json to_json(const GateFinding& finding) {
  return {{"line", finding.line},
          {"query", finding.query},
          {"expected", finding.expected},
          {"within", finding.within},
          {"passage", finding.passage ? to_json(*finding.passage) : json()},
          {"rank", finding.rank ? json(*finding.rank) : json()},
          {"looked_at", finding.looked_at},
          {"first",
           list_of(finding.first, [](const GatePassage& passage) { return to_json(passage); })}};
}

}  // namespace

std::string check_json(const CheckResult& result) {
  json object = {
      {"articles",
       list_of(result.previews, [](const ArticlePreview& preview) { return to_json(preview); })},
      {"failed", errors_json(result.failed)}};
  if (result.unseen) object["unseen_words"] = to_json(*result.unseen);
  return line_of(object);
}

std::string report_json(const IndexingReport& report) {
  return line_of(
      {{"added", report.added},
       {"changed", report.changed},
       {"unchanged", report.unchanged.size()},
       {"removed", report.removed},
       {"failed", errors_json(report.failed)},
       {"warnings", errors_json(report.warnings)},
       {"articles", report.articles},
       {"passages", report.passages},
       {"bytes_read", report.bytes_read},
       {"seconds", static_cast<double>(report.elapsed.count()) / kMillisecondsInSecond}});
}

std::string removal_json(const Removal& removal) {
  return line_of({{"removed_articles", removal.articles},
                  {"removed_files", removal.files},
                  {"unknown", removal.unknown}});
}

std::string list_json(const std::vector<schema::StoredArticle>& articles) {
  return line_of({{"articles", list_of(articles, [](const schema::StoredArticle& article) {
                     return json{{"id", article.id},
                                 {"title", article.title},
                                 {"url", article.url},
                                 {"publisher", article.publisher},
                                 {"language", article.language},
                                 {"date", article.date},
                                 {"passages", article.passage_count}};
                   })}});
}

std::string statistics_json(const IndexStatistics& statistics) {
  return line_of({{"articles", statistics.articles},
                  {"passages", statistics.passages},
                  {"files", statistics.sources},
                  {"kinds", statistics.kinds},
                  {"revision", statistics.stamp.revision},
                  {"built_at", statistics.stamp.built_at},
                  {"generation", statistics.generation},
                  {"bytes", statistics.bytes}});
}

std::string verification_json(const Verification& verification) {
  return line_of({{"articles", verification.articles},
                  {"passages", verification.passages},
                  {"faults", verification.faults}});
}

std::string rollback_json(const std::string& generation) { return line_of({{"live", generation}}); }

std::string error_json(const IndexingError& error) { return line_of({{"error", to_json(error)}}); }

std::string gate_json(const IndexingError& error, const std::vector<GateFinding>& findings) {
  return line_of(
      {{"error", to_json(error)},
       {"gate", list_of(findings, [](const GateFinding& finding) { return to_json(finding); })}});
}

}  // namespace article_search
