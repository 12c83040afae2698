#include "indexer/annotate/annotations.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/annotate/abbreviations.h"
#include "indexer/annotate/institutions.h"
#include "indexer/annotate/language.h"
#include "indexer/annotate/people.h"
#include "indexer/annotate/places.h"
#include "indexer/annotate/roles.h"
#include "indexer/annotate/text_words.h"
#include "indexer/schema/facets.h"

namespace article_search {

namespace {

using schema::Facet;
using schema::PassageRole;

/// Enough to tell a language.
constexpr std::size_t kSampleBytes = 8'000;

std::string language_sample(const Article& article) {
  std::string sample = article.title;
  for (const Block& block : article.blocks) {
    if (sample.size() >= kSampleBytes) break;
    sample += '\n' + block.text;
  }
  return sample;
}

// Sites declare one language for all of their pages, programs preset one for all texts.
bool is_doubtful(const Article& article, const std::string& sample) {
  return article.language_source == LanguageSource::preset ||
         is_in_other_script(sample, article.language);
}

void settle_language(Article& article) {
  const std::string sample = language_sample(article);
  const bool is_given = !article.language.empty();
  const bool is_looked_at = !is_given || is_doubtful(article, sample);
  const std::string detected = is_looked_at ? detect_language(sample) : std::string();
  const bool is_confirmed = detected == article.language.substr(0, article.language.find('-'));
  if (!detected.empty() && !is_confirmed) {
    article.language_source = LanguageSource::detected;
    article.language = detected;
  } else if (is_given) {
    article.language_source = LanguageSource::declared;
  } else {
    article.language_source = LanguageSource::assumed;
    article.language = kDefaultLanguage;
  }
}

void collect_abbreviations(Article& article, const std::vector<Passage>& passages) {
  std::set<std::string> known;
  for (const Passage& passage : passages) {
    for (Abbreviation& found : find_abbreviations(passage.text)) {
      if (known.insert(found.short_form).second) article.abbreviations.push_back(std::move(found));
    }
  }
}

/// Adds a value that is not there yet in any spelling that makes the same term.
void add_value(std::vector<std::string>& values, Facet facet, std::string value) {
  const std::string term = schema::facet_term(facet, value);
  const bool is_known = std::ranges::any_of(
      values, [&](const std::string& other) { return schema::facet_term(facet, other) == term; });
  if (!is_known) values.push_back(std::move(value));
}

void add_names(Passage& passage) {
  const TextWords words(passage.text);
  const std::vector<NameMention> institutions = find_institutions(words);
  for (const NameMention& mention : institutions) {
    add_value(passage.institutions, Facet::institution, mention.name);
  }
  for (const PlaceMention& mention : find_places(words, institutions)) {
    for (const std::string& name : mention.names) add_value(passage.places, Facet::place, name);
  }
  for (NameMention& mention : find_people(words, institutions)) {
    add_value(passage.people, Facet::person, std::move(mention.name));
  }
}

/// What the source says of sections, by their headings.
class SectionRoles {
 public:
  explicit SectionRoles(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::heading) enter(block);
    }
  }

  /// The role of the innermost section above the passage that has one.
  PassageRole role_of(const Passage& passage) const {
    for (auto depth = static_cast<std::size_t>(passage.heading_count); depth > 0; --depth) {
      const PassageRole role = role_of_section(passage.section, depth);
      if (role != PassageRole::none) return role;
    }
    return PassageRole::none;
  }

 private:
  void enter(const Block& heading) {
    while (!open_.empty() && open_.back().first >= heading.level) open_.pop_back();
    open_.emplace_back(heading.level, heading.text);
    const PassageRole role = find_section_type_role(heading.section_type);
    if (role == PassageRole::none) return;
    std::string path;
    for (const auto& [level, text] : open_) path += text + '\n';
    declared_.emplace(std::move(path), role);
  }

  PassageRole role_of_section(const std::vector<std::string>& headings, std::size_t depth) const {
    if (declared_.empty()) return find_heading_role(headings[depth - 1]);
    std::string path;
    for (std::size_t i = 0; i < depth; ++i) path += headings[i] + '\n';
    const auto declared = declared_.find(path);
    return declared == declared_.end() ? find_heading_role(headings[depth - 1]) : declared->second;
  }

  /// The headings above the block at hand, with their levels.
  std::vector<std::pair<int, std::string>> open_;
  std::map<std::string, PassageRole> declared_;
};

}  // namespace

void annotate(Article& article, std::vector<Passage>& passages, TopicFinder& topics) {
  settle_language(article);
  collect_abbreviations(article, passages);
  const SectionRoles roles(article.blocks);
  for (Passage& passage : passages) {
    add_names(passage);
    passage.topics = topics.find(passage.text, article.language, article.abbreviations);
    passage.role = roles.role_of(passage);
  }
}

}  // namespace article_search
