#include "server/search/similar.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/schema/fields.h"
#include "server/search/match/match_node.h"
#include "server/search/match/query_match.h"

namespace article_search {

namespace {

using schema::Token;
using schema::TokenForm;

/// So many words tell what a passage is about; more find passages that share something by chance.
constexpr Xapian::termcount kTellingWords = 20;

/// From the stems of a text to the words as its author wrote them, stop words left out.
class WrittenWords : public Xapian::ExpandDecider {
 public:
  WrittenWords(const Xapian::Database& index, const std::vector<Token>& tokens) : index_(index) {
    for (const Token& token : tokens) {
      const bool is_wanted = token.form == TokenForm::word && !schema::is_stop_word(token.exact);
      if (is_wanted) exact_of_.try_emplace(token.stem, token.exact);
    }
  }

  /// Terms of fields other than the body begin with capitals, and no stem does.
  bool operator()(const std::string& term) const override {
    return exact_of_.contains(term) && has_letters(term) && index_.get_termfreq(term) > 1;
  }

  const std::string& exact_of(const std::string& stem) const { return exact_of_.at(stem); }

 private:
  /// Single letters and numbers tie passages that have nothing else in common.
  static bool has_letters(std::string_view stem) {
    const bool all_digits = std::all_of(stem.begin(), stem.end(),
                                        [](char letter) { return letter >= '0' && letter <= '9'; });
    return stem.size() > 1 && !all_digits;
  }

  const Xapian::Database& index_;
  std::unordered_map<std::string, std::string> exact_of_;
};

/// Matches what has any of the stems of `words` in its text.
MatchNode any_of(const ParsedQuery& words, PostingTable& postings) {
  MatchNode any{.is_group = true};
  for (const QueryTerm& word : words.terms) {
    const TermWays in_texts{.added = ways_in_texts(word, postings.view()), .alternatives = {}};
    any.wished.push_back({.streams = read_ways(in_texts, 0, postings)});
  }
  return any;
}

MatchNode article_of(Xapian::docid document, const PassageColumns& columns) {
  return {.is_group = true, .restrictions = {{.values = {columns.article(document)}, .dates = {}}}};
}

/// A wish for each of the terms of `words`.
void add_tree(ParsedQuery& words) {
  for (std::size_t term = 0; term < words.terms.size(); ++term) {
    QueryNode& clause = words.root.children.emplace_back();
    clause.kind = QueryNode::Kind::term;
    clause.term = term;
  }
}

}  // namespace

ParsedQuery telling_words(const Xapian::Database& index,
                          Xapian::docid document,
                          const std::vector<Token>& tokens) {
  const WrittenWords written(index, tokens);
  Xapian::RSet passage;
  passage.add_document(document);
  const Xapian::ESet telling = Xapian::Enquire(index).get_eset(kTellingWords, passage, 0, &written);
  ParsedQuery words;
  for (auto stem = telling.begin(); stem != telling.end(); ++stem) {
    QueryTerm& word = words.terms.emplace_back();
    word.text = written.exact_of(*stem);
    word.forms = {{*stem}};
  }
  add_tree(words);
  return words;
}

std::vector<RankedPassage> find_similar(const IndexView& view,
                                        const ParsedQuery& words,
                                        Xapian::docid document,
                                        const SimilarRequest& request) {
  if (words.terms.empty()) return {};
  PostingTable postings(view);
  MatchNode plan = any_of(words, postings);
  if (request.own_article == SimilarRequest::OwnArticle::left_out) {
    plan.unwanted.push_back(article_of(document, view.columns));
  }
  const Window with_itself{.offset = 0, .limit = request.limit + 1};
  std::vector<RankedPassage> found =
      find_matches(std::move(plan), view.columns, {}, with_itself).ranked;
  std::erase_if(found, [&](const RankedPassage& match) { return match.document == document; });
  found.resize(std::min(found.size(), request.limit));
  return found;
}

}  // namespace article_search
