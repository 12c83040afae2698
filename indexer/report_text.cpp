#include "indexer/report_text.h"

#include <array>
#include <string_view>
#include <utility>

#include "indexer/progress_text.h"
#include "indexer/readers/reader_registry.h"

namespace article_search {

namespace {

std::string quoted(const std::string& text) { return '"' + text + '"'; }

bool is_known_by_id(const GateFinding& finding) {
  return finding.passage && finding.passage->id == finding.expected;
}

std::string wanted_text(const GateFinding& finding) {
  if (!is_known_by_id(finding)) return quoted(finding.expected);
  return "the passage " + finding.expected + " (" + quoted(finding.passage->beginning) + ")";
}

/// Where it stands instead.
std::string place_text(const GateFinding& finding) {
  if (finding.looked_at == 0) return "it finds nothing";
  if (!finding.rank) {
    return "it is not found in " + counted(finding.looked_at, "hit") +
           (finding.passage ? "" : ", neither as words nor as an id");
  }
  const std::string hit = "hit " + std::to_string(*finding.rank);
  if (is_known_by_id(finding)) return "it is " + hit;
  return hit + " has it: " + finding.passage->id + " (" + quoted(finding.passage->beginning) + ")";
}

}  // namespace

std::string report_text(const IndexingReport& report) {
  std::string text;
  for (const IndexingError& warning : report.warnings) {
    text += "warning: " + to_string(warning) + '\n';
  }
  const std::array<std::pair<std::string_view, std::size_t>, 5> counts = {{
      {"added", report.added.size()},
      {"changed", report.changed.size()},
      {"unchanged", report.unchanged.size()},
      {"removed", report.removed.size()},
      {"failed", report.failed.size()},
  }};
  text += "Files:";
  for (const auto& [name, count] : counts) {
    text += (name == counts.front().first ? " " : ", ") + std::to_string(count) + ' ';
    text += name;
  }
  text += "; indexed " + counted(report.passages, "passage") + " of " +
          counted(report.articles, "article") + " in " + duration_text(report.elapsed);
  // Files that did not change were not read, so they say nothing of the speed.
  const bool has_rate = report.passages > 0;
  const std::string rate = has_rate ? rate_text(report.bytes_read, report.elapsed) : std::string();
  return text + (rate.empty() ? "" : ", " + rate) + ".\n";
}

std::vector<std::string> gate_sentences(const GateFinding& finding) {
  std::string sentence = "the query " + quoted(finding.query) + " should find " +
                         wanted_text(finding) + (finding.within == 1 ? " as its first hit" : "");
  if (finding.within > 1) {
    sentence += " among its first " + std::to_string(finding.within) + " hits";
  }
  std::vector<std::string> sentences = {sentence + "; " + place_text(finding)};
  for (std::size_t i = 0; i < finding.first.size(); ++i) {
    const GatePassage& hit = finding.first[i];
    sentences.push_back("hit " + std::to_string(i + 1) + " is " + hit.id + ": " +
                        quoted(hit.beginning));
  }
  return sentences;
}

std::string removal_text(const Removal& removal) {
  std::string text;
  for (const std::string& id : removal.articles) text += id + '\n';
  return text + "Removed " + counted(removal.articles.size(), "article") + " and " +
         counted(removal.files.size(), "whole file") + ".\n";
}

std::string statistics_text(const IndexStatistics& statistics) {
  std::string text = counted(statistics.passages, "passage") + " of " +
                     counted(statistics.articles, "article") + " from " +
                     counted(statistics.sources, "file") + '\n';
  for (const auto& [kind, count] : statistics.kinds) {
    text += "  " + kind + ": " + std::to_string(count) + '\n';
  }
  return text + "Revision " + statistics.stamp.revision + ", built " + statistics.stamp.built_at +
         ", in " + statistics.generation + ", " + std::to_string(statistics.bytes) + " bytes.\n";
}

std::string list_text(const std::vector<schema::StoredArticle>& articles) {
  std::string text;
  for (const schema::StoredArticle& article : articles) {
    text += article.id + '\t' + std::to_string(article.passage_count) + '\t' + article.language +
            '\t' + article.date + '\t' + article.title + '\n';
  }
  return text;
}

std::string verification_text(const Verification& verification) {
  std::string text;
  for (const std::string& fault : verification.faults) text += fault + '\n';
  return text + "Checked " + counted(verification.passages, "passage") + " of " +
         counted(verification.articles, "article") + ": " +
         (verification.faults.empty() ? "all is well"
                                      : counted(verification.faults.size(), "fault")) +
         ".\n";
}

std::string formats_text() {
  std::string text = "Formats:";
  for (const Format& format : formats()) {
    text += "\n  " + std::string(format.name) + " (";
    for (const std::string_view extension : format.extensions) {
      if (extension != format.extensions.front()) text += ' ';
      text += extension;
    }
    text += ')';
  }
  return text;
}

}  // namespace article_search
