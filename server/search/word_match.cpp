#include "server/search/word_match.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <span>
#include <utility>

#include "server/search/column_filter.h"
#include "server/search/match_block.h"
#include "server/search/match_collector.h"
#include "server/search/ranking.h"

namespace article_search {

namespace {

constexpr Xapian::docid kNoDocument = std::numeric_limits<Xapian::docid>::max();

/// The streams of all terms of a query, taken together block by block.
class JoinedStreams {
 public:
  explicit JoinedStreams(const PassageColumns& columns) : columns_(columns) {}

  void add(TermStreams streams, std::uint32_t bit) { terms_.push_back({std::move(streams), bit}); }

  /// The first document that was not taken yet, or kNoDocument.
  Xapian::docid next_document() const {
    Xapian::docid next = kNoDocument;
    const auto look_at = [&](const WordStream& stream) {
      if (!stream.is_at_end()) next = std::min(next, stream.document());
    };
    for (const Term& term : terms_) {
      std::for_each(term.streams.added.begin(), term.streams.added.end(), look_at);
      std::for_each(term.streams.alternatives.begin(), term.streams.alternatives.end(), look_at);
    }
    return next;
  }

  void take_into(MatchBlock& block) {
    const auto add = [](Cell& cell, double weight) { cell.score += weight; };
    const auto keep_best = [](Cell& cell, double weight) {
      cell.best = std::max(cell.best, weight);
    };
    for (Term& term : terms_) {
      for (WordStream& stream : term.streams.added) take(stream, term.bit, block, add);
      for (WordStream& stream : term.streams.alternatives) {
        take(stream, term.bit, block, keep_best);
      }
      if (!term.streams.alternatives.empty()) add_best(block);
    }
  }

 private:
  using Cell = MatchBlock::Cell;

  struct Term {
    TermStreams streams;
    std::uint32_t bit = 0;
  };

  template <typename Use>
  void take(WordStream& stream, std::uint32_t bit, MatchBlock& block, const Use& use) const {
    stream.take_until(block.end(), columns_, [&](Xapian::docid document, double weight) {
      Cell& cell = block.use(document);
      use(cell, weight);
      cell.words |= bit;
    });
  }

  static void add_best(MatchBlock& block) {
    block.for_each_used([](Xapian::docid, Cell& cell) {
      cell.score += cell.best;
      cell.best = 0;
    });
  }

  const PassageColumns& columns_;
  std::vector<Term> terms_;
};

/// What stands side by side, or with AND or OR between; a single word stands alone at the root.
std::span<const QueryNode> clauses_of(const ParsedQuery& query) {
  switch (query.root.kind) {
    case QueryNode::Kind::term:
      return {&query.root, 1};
    case QueryNode::Kind::any:
    case QueryNode::Kind::all:
    case QueryNode::Kind::either:
      return query.root.children;
    default:
      return {};
  }
}

}  // namespace

bool WordMatch::can_answer(const ParsedQuery& query, const Filters& filters) {
  const std::span<const QueryNode> clauses = clauses_of(query);
  const bool is_words = std::all_of(clauses.begin(), clauses.end(), [](const QueryNode& clause) {
    return clause.kind == QueryNode::Kind::term;
  });
  const bool is_wish = std::any_of(clauses.begin(), clauses.end(), [](const QueryNode& clause) {
    return clause.occurrence != Occurrence::must_not;
  });
  return is_words && is_wish && query.terms.size() <= std::numeric_limits<Terms>::digits &&
         ColumnFilter::can_decide(filters);
}

WordMatch::WordMatch(PostingTable& postings, const ParsedQuery& query, MatchMode match)
    : query_(query), postings_(postings) {
  const QueryNode::Kind kind = query.root.kind;
  const bool needs_all =
      kind == QueryNode::Kind::all || (match == MatchMode::all && kind != QueryNode::Kind::either);
  for (const QueryNode& clause : clauses_of(query)) {
    const Terms bit = Terms{1} << clause.term;
    if (clause.occurrence == Occurrence::must_not) {
      unwanted_ |= bit;
      continue;
    }
    wanted_ |= bit;
    if (clause.occurrence == Occurrence::must || needs_all) needed_ |= bit;
  }
  const auto words = wished_words(query);
  for (const QueryTerm* word : words) side_by_side_ |= Terms{1} << (word - query.terms.data());
  is_short_ = !words.empty() && words.size() <= kAllWordsFirst;
}

Matches WordMatch::find(const SearchRequest& request, const Window& window) {
  const PassageColumns& columns = postings_.view().columns;
  JoinedStreams streams(columns);
  for (const QueryNode& clause : clauses_of(query_)) {
    streams.add(read_term(query_.terms[clause.term], postings_), Terms{1} << clause.term);
  }
  MatchCollector collector(columns, request, window);
  const bool prefers_all_words = is_short_ && request.sort == SortOrder::relevance;
  const auto block = std::make_unique<MatchBlock>();
  for (auto next = streams.next_document(); next != kNoDocument; next = streams.next_document()) {
    block->move_to(next);
    streams.take_into(*block);
    block->take_used([&](Xapian::docid document, const MatchBlock::Cell& cell) {
      const bool is_match = (cell.words & needed_) == needed_ && (cell.words & wanted_) != 0 &&
                            (cell.words & unwanted_) == 0;
      if (!is_match) return;
      const bool has_all_words = (cell.words & side_by_side_) == side_by_side_;
      collector.add(document, cell.score, has_all_words, has_all_words && prefers_all_words);
    });
  }
  return collector.take();
}

}  // namespace article_search
