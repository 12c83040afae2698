#include "indexer/preview_text.h"

#include <string_view>
#include <vector>

#include "indexer/annotate/dates.h"
#include "indexer/progress_text.h"

namespace article_search {

namespace {

/// The dates in the passage, "16-19 January 2007 = 2007-01-16": only a milestone's is indexed.
std::vector<std::string> dates_in(const Passage& passage) {
  std::vector<std::string> dates;
  for (const DateMention& mention : find_dates(passage.text)) {
    const std::string words = passage.text.substr(mention.begin, mention.end - mention.begin);
    dates.push_back(words == mention.date ? words : words + " = " + mention.date);
  }
  return dates;
}

void append_names(std::string& text, std::string_view kind, const std::vector<std::string>& names) {
  if (names.empty()) return;
  text += "     ";
  text += kind;
  for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? ": " : "; ") + names[i];
  text += '\n';
}

void append_passage(std::string& text, const Passage& passage) {
  text += "  " + std::to_string(passage.position) + ". [";
  text += to_string(passage.kind);
  if (!passage.date.empty()) text += ' ' + passage.date;
  if (passage.role != schema::PassageRole::none) {
    text += ", ";
    text += to_string(passage.role);
  }
  text += "] " + passage.text + "\n     id: " + passage.id + '\n';
  append_names(text, "dates", dates_in(passage));
  append_names(text, "institutions", passage.institutions);
  append_names(text, "places", passage.places);
  append_names(text, "people", passage.people);
  append_names(text, "topics", passage.topics);
}

std::string heading_line(const Passage& passage) {
  std::string line;
  for (const std::string& heading : passage.section) {
    line += (line.empty() ? "" : " > ") + heading;
  }
  return line.empty() ? "(no heading)" : line;
}

void append_field(std::string& text, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  text += "  ";
  text += name;
  text += ": ";
  text += value;
  text += '\n';
}

std::string_view to_text(LanguageSource source) {
  switch (source) {
    case LanguageSource::declared:
      return "declared";
    case LanguageSource::detected:
      return "detected";
    case LanguageSource::preset:
      return "preset";
    case LanguageSource::assumed:
      break;
  }
  return "assumed: neither declared nor clear from the text";
}

void append_fields(std::string& text, const Article& article) {
  append_field(text, "url", article.url);
  append_field(text, "publisher", article.publisher);
  append_field(text, "date", article.date);
  for (const std::string& author : article.authors) append_field(text, "author", author);
  for (const auto& [name, value] : article.metadata) append_field(text, name, value);
  append_field(text, "language",
               article.language + " (" + std::string(to_text(article.language_source)) + ")");
  for (const Abbreviation& abbreviation : article.abbreviations) {
    append_field(text, "abbreviation", abbreviation.short_form + " = " + abbreviation.long_form);
  }
}

void append_notes(std::string& text, const ArticlePreview& preview) {
  for (const SkippedLine& line : preview.article.skipped) {
    text += "  skipped, line " + std::to_string(line.line) + " (" + line.reason +
            "): " + line.text + '\n';
  }
  for (const Passage& passage : preview.duplicates) {
    text += "  said again, kept once: " + passage.text + '\n';
  }
  for (const IndexingError& warning : preview.article.warnings) {
    text += "  warning: " + to_string(warning) + '\n';
  }
}

}  // namespace

std::string preview_text(const ArticlePreview& preview) {
  const Article& article = preview.article;
  std::string text = article.title + "\nid: " + article.id + ", " +
                     counted(preview.passages.size(), "passage") + '\n';
  append_fields(text, article);
  std::string heading;
  for (const Passage& passage : preview.passages) {
    if (std::string line = heading_line(passage); line != heading) {
      text += '\n' + line + '\n';
      heading = std::move(line);
    }
    append_passage(text, passage);
  }
  append_notes(text, preview);
  return text;
}

}  // namespace article_search
