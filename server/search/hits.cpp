#include "server/search/hits.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "server/search/state/index_reading.h"
#include "server/search/state/stem_presence.h"

namespace article_search {

namespace {

std::vector<double> rarity_of(const ParsedQuery& query, const IndexView& view) {
  std::vector<double> rarity;
  const auto all = static_cast<double>(view.columns.passage_count());
  for (const QueryTerm& term : query.terms) {
    const double having = frequency_of(term.forms, view);
    rarity.push_back(std::log(2 + all / (1 + having)));
  }
  return rarity;
}

}  // namespace

HitMaker::HitMaker(const IndexView& view,
                   IndexLanguages& languages,
                   const ParsedQuery& query,
                   const SnippetShape& shape)
    : index_(view.index),
      languages_(languages),
      query_(query),
      shape_(shape),
      in_text_(query.terms),
      in_heading_(query.terms, schema::Field::heading),
      in_title_(query.terms, schema::Field::title),
      rarity_(rarity_of(query, view)) {
  if (const auto words = in_text_.whole_words()) places_.emplace(*words, view.words);
}

Hit HitMaker::make(const RankedPassage& match) {
  Hit hit;
  hit.passage = read_passage(index_, match.document);
  hit.score = match.score;
  hit.article = article_of(hit.passage);
  schema::Analyzer& analyzer = languages_.of(hit.article.language);
  const auto matches = matches_in_text(hit.passage.text, match.document, analyzer);
  std::vector<Snippet> snippets = make_snippets(hit.passage.text, matches, rarity_, shape_);
  hit.snippet = std::move(snippets.front());
  hit.further_snippets.assign(std::make_move_iterator(snippets.begin() + 1),
                              std::make_move_iterator(snippets.end()));
  note_terms(hit, matches, analyzer);
  return hit;
}

const schema::StoredArticle& HitMaker::article_of(const schema::StoredPassage& passage) {
  const auto known = articles_.find(passage.article_id);
  if (known != articles_.end()) return known->second;
  return articles_.emplace(passage.article_id, article_search::article_of(index_, passage))
      .first->second;
}

std::vector<TermMatch> HitMaker::matches_in_text(const std::string& text,
                                                 Xapian::docid document,
                                                 schema::Analyzer& analyzer) {
  if (!places_) return in_text_.find(text, analyzer);
  return in_text_.find(analyzer.analyze_at(text, places_->of(document)));
}

/// A term is matched when any field has it that it was searched in.
void HitMaker::note_terms(Hit& hit,
                          std::span<const TermMatch> in_text,
                          schema::Analyzer& analyzer) const {
  std::vector<bool> is_found(query_.terms.size());
  std::size_t left = query_.terms.size();
  const auto note = [&](std::span<const TermMatch> matches) {
    for (const TermMatch& match : matches) {
      if (!is_found[match.term]) --left;
      is_found[match.term] = true;
    }
  };
  note(in_text);
  for (const std::string& heading : hit.passage.section) {
    if (left > 0) note(in_heading_.find(heading, analyzer));
  }
  if (left > 0 && hit.passage.position == 1) note(in_title_.find(hit.article.title, analyzer));
  for (std::size_t term = 0; term < query_.terms.size(); ++term) {
    if (query_.terms[term].is_excluded) continue;
    (is_found[term] ? hit.matched : hit.missing).push_back(query_.terms[term].text);
  }
}

}  // namespace article_search
