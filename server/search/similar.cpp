#include "server/search/similar.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "indexer/schema/fields.h"

namespace article_search {

namespace {

using schema::Field;
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

Xapian::Query any_of(const ParsedQuery& words) {
  std::vector<Xapian::Query> stems;
  for (const QueryTerm& word : words.terms) {
    stems.emplace_back(schema::term(Field::body, word.forms.front().front()));
  }
  return {Xapian::Query::OP_OR, stems.begin(), stems.end()};
}

/// Matches what is not to be found for being `document`, or of its article.
Xapian::Query left_out(const Xapian::Database& index,
                       Xapian::docid document,
                       const SimilarRequest& request) {
  const Xapian::Document its = index.get_document(document);
  if (request.own_article == SimilarRequest::OwnArticle::left_out) {
    return Xapian::Query(
        schema::term(Field::article, its.get_value(slot(schema::ValueSlot::article_id))));
  }
  return Xapian::Query(schema::term(Field::id, its.get_value(slot(schema::ValueSlot::passage_id))));
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

std::vector<RankedPassage> find_similar(const Xapian::Database& index,
                                        const PassageColumns& columns,
                                        const ParsedQuery& words,
                                        Xapian::docid document,
                                        const SimilarRequest& request) {
  if (words.terms.empty()) return {};
  const Xapian::Query content(Xapian::Query::OP_AND_NOT, any_of(words),
                              left_out(index, document, request));
  return best_matches(index, columns, content, request.limit);
}

}  // namespace article_search
