#include "server/search/explanation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/schema/fields.h"
#include "server/search/found_passages.h"
#include "server/search/state/passage_weight.h"
#include "server/search/word_queries.h"

namespace article_search {

namespace {

using schema::Field;
using Xapian::Query;

/// Indexed by MatchForm.
constexpr std::array<std::string_view, 7> kFormNames = {"exact",  "stem",       "phrase", "synonym",
                                                        "prefix", "correction", "rank"};

/// A term of the index, taken apart.
struct IndexWord {
  Field field = Field::body;
  std::string word;
};

/// Values are lower-case, so a term's prefix is its capitals. Empty for fields without words.
std::optional<IndexWord> parse_term(const std::string& term) {
  const auto word = std::find_if(term.begin(), term.end(),
                                 [](char letter) { return letter < 'A' || letter > 'Z'; });
  const std::string prefix(term.begin(), word);
  const auto field =
      std::find_if(schema::kFields.begin(), schema::kFields.end(),
                   [&](const schema::FieldTraits& known) { return known.prefix == prefix; });
  if (field == schema::kFields.end()) return std::nullopt;
  return IndexWord{field->field, std::string(word, term.end())};
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

/// What the words of the index stand for in a query.
class WordOrigins {
 public:
  explicit WordOrigins(const ParsedQuery& query) {
    for (const QueryTerm& term : query.terms) {
      for (const StemSequence& form : term.forms) {
        add(joined(form), term.text, form.size() > 1 ? MatchForm::phrase : MatchForm::stem);
      }
    }
    // Later, so that a word that was typed is not taken for another's synonym.
    for (const QueryTerm& term : query.terms) {
      for (const StemSequence& name : term.synonyms) {
        add(joined(name), term.text, MatchForm::synonym);
      }
      for (const StemSequence& word : term.corrections) {
        add(joined(word), term.text, MatchForm::correction);
      }
    }
    for (const QueryTerm& term : query.terms) {
      add_exact(term.exact, term.text, MatchForm::exact);
      for (const std::string& spelling : term.spelling) {
        add_exact(spelling, term.text, MatchForm::exact);
      }
    }
    for (const QueryTerm& term : query.terms) {
      for (const std::string& word : term.expansions) {
        add_exact(word, term.text, MatchForm::prefix);
        add(word, term.text, MatchForm::prefix);
      }
    }
  }

  /// Names `part`, whose `matched` is set, as far as the query knows the words; else keeps its form
  /// and takes the words for themselves.
  void name(Contribution& part, Field field) const {
    part.field = schema::traits(field == Field::exact ? Field::body : field).name;
    part.what = part.matched;
    if (field == Field::exact) part.how = MatchForm::exact;
    const Origins& origins = field == Field::exact ? exact_ : stems_;
    const auto origin = origins.find(part.matched);
    if (origin == origins.end()) return;
    part.what = origin->second.typed;
    part.how = origin->second.how;
  }

 private:
  struct Origin {
    std::string typed;
    MatchForm how;
  };
  using Origins = std::map<std::string, Origin>;

  void add(const std::string& stems, const std::string& typed, MatchForm how) {
    stems_.try_emplace(stems, Origin{typed, how});
  }
  void add_exact(const std::string& word, const std::string& typed, MatchForm how) {
    if (!word.empty()) exact_.try_emplace(word, Origin{typed, how});
  }

  Origins stems_;
  Origins exact_;
};

/// Takes the score of one document for one query apart.
class ScoreReader {
 public:
  ScoreReader(const Xapian::Database& index, const WordOrigins& origins, Xapian::docid document)
      : index_(index),
        enquire_(index),
        origins_(origins),
        only_document_(document_query(index, document)) {
    enquire_.set_weighting_scheme(passage_weight());
  }

  std::vector<Contribution> read(const Query& query, double score) {
    add_parts(query, 1);
    add_order(score);
    std::stable_sort(parts_.begin(), parts_.end(), [](const auto& left, const auto& right) {
      return left.weight > right.weight;
    });
    return std::move(parts_);
  }

 private:
  /// Only the document has its id's term.
  static Query document_query(const Xapian::Database& index, Xapian::docid document) {
    const std::string id =
        index.get_document(document).get_value(slot(schema::ValueSlot::passage_id));
    return Query(schema::term(Field::id, id));
  }

  /// What the document weighs for `query` alone; 0 when it does not match.
  double weigh(const Query& query) {
    enquire_.set_query(Query(Query::OP_FILTER, query, only_document_));
    const Xapian::MSet match = enquire_.get_mset(0, 1);
    return match.empty() ? 0 : match.begin().get_weight();
  }

  /// `factor` is what scaling above the query multiplies its weights by.
  void add_parts(const Query& query, double factor) {
    const double weight = weigh(query);
    if (weight == 0 || factor == 0) return;
    if (is_pattern_query(query)) return add_part(query, weight * factor);
    switch (query.get_type()) {
      case Query::OP_AND:
      case Query::OP_OR:
      case Query::OP_XOR:
      case Query::OP_AND_MAYBE:
        for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
          add_parts(query.get_subquery(at), factor);
        }
        return;
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        add_parts(query.get_subquery(0), factor);
        return;
      case Query::OP_SCALE_WEIGHT:
        // Xapian does not tell its factor, but weights are proportional to it.
        add_parts(query.get_subquery(0), factor * weight / weigh(query.get_subquery(0)));
        return;
      default:
        add_part(query, weight * factor);
    }
  }

  /// What a later stage of ranking made of the parts, beyond rounding.
  void add_order(double score) {
    constexpr double kRounding = 1e-9;
    double sum = 0;
    for (const Contribution& part : parts_) sum += part.weight;
    if (std::abs(score - sum) <= kRounding * score) return;
    Contribution& order = parts_.emplace_back();
    order.what = "order";
    order.how = MatchForm::rank;
    order.weight = score - sum;
  }

  /// A leaf, or what weighs as one: a phrase, synonyms taken together, the words of a wildcard.
  void add_part(const Query& query, double weight) {
    Contribution part;
    part.weight = weight;
    if (query.get_type() == Query::OP_WILDCARD) part.how = MatchForm::prefix;
    if (is_pattern_query(query)) part.how = MatchForm::phrase;
    std::vector<std::string> words;
    Field field = Field::body;
    for (const std::string& term : terms_of(query)) {
      const auto parsed = parse_term(term);
      if (!parsed) continue;
      field = parsed->field;
      words.push_back(parsed->word);
    }
    part.matched = joined(words);
    origins_.name(part, field);
    parts_.push_back(std::move(part));
  }

  /// A phrase's terms in its order; of other queries, those that the document has.
  std::vector<std::string> terms_of(const Query& query) {
    if (query.get_type() == Query::LEAF_TERM) return {*query.get_terms_begin()};
    if (is_pattern_query(query)) return terms_in_order(query.get_subquery(0));
    if (is_found_query(query)) return {name_of_found(query)};
    enquire_.set_query(Query(Query::OP_FILTER, query, only_document_));
    const Xapian::MSet match = enquire_.get_mset(0, 1);
    std::vector<std::string> terms(enquire_.get_matching_terms_begin(match.begin()),
                                   enquire_.get_matching_terms_end(match.begin()));
    std::erase(terms, *only_document_.get_terms_begin());
    return terms;
  }

  static std::vector<std::string> terms_in_order(const Query& words) {
    std::vector<std::string> terms;
    for (std::size_t at = 0; at < words.get_num_subqueries(); ++at) {
      terms.push_back(*words.get_subquery(at).get_terms_begin());
    }
    return terms;
  }

  const Xapian::Database& index_;
  Xapian::Enquire enquire_;
  const WordOrigins& origins_;
  const Query only_document_;
  std::vector<Contribution> parts_;
};

}  // namespace

std::string_view to_string(MatchForm form) { return kFormNames.at(static_cast<std::size_t>(form)); }

std::vector<Contribution> explain(const Xapian::Database& index,
                                  const Query& content,
                                  const ParsedQuery& query,
                                  const RankedPassage& match) {
  const WordOrigins origins(query);
  return ScoreReader(index, origins, match.document).read(content, match.score);
}

}  // namespace article_search
