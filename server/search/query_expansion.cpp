#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "indexer/schema/spellings.h"
#include "server/search/query_builder.h"
#include "server/search/query_lexer.h"

namespace article_search {

namespace {

using schema::Field;

/// Words with how many passages have them, the commonest first.
class CommonestWords {
 public:
  void add(std::string_view word, Xapian::doccount passages) {
    if (words_.size() == kMaxExpansions) {
      has_left_out_ = true;
      const auto& [fewest, last] = words_.front();
      if (passages < fewest || (passages == fewest && word >= last)) return;
      std::pop_heap(words_.begin(), words_.end(), is_before);
      words_.pop_back();
    }
    words_.emplace_back(passages, word);
    std::push_heap(words_.begin(), words_.end(), is_before);
  }

  bool has_left_out() const { return has_left_out_; }

  std::vector<std::string> take() {
    std::sort_heap(words_.begin(), words_.end(), is_before);
    std::vector<std::string> words;
    for (auto& [passages, word] : words_) {
      const bool is_known = std::find(words.begin(), words.end(), word) != words.end();
      if (!is_known) words.push_back(std::move(word));
    }
    return words;
  }

 private:
  using Word = std::pair<Xapian::doccount, std::string>;

  /// More passages first, then by the alphabet; on top of the heap is the word to give up first.
  static bool is_before(const Word& left, const Word& right) {
    return left.first != right.first ? left.first > right.first : left.second < right.second;
  }

  std::vector<Word> words_;
  bool has_left_out_ = false;
};

bool needs_expansion(const QueryTerm& term) {
  return term.is_unfinished || term.kind == TermKind::prefix || term.kind == TermKind::infix;
}

bool stands_for(const QueryTerm& term, std::string_view word) {
  return term.kind == TermKind::infix ? word.find(term.exact) != std::string_view::npos
                                      : word.starts_with(term.exact);
}

/// Looks at the words that may match `term`, at most `budget`; whether it saw all that do.
bool expand(QueryTerm& term, const Xapian::Database& index, std::size_t& budget) {
  const std::string start = term.kind == TermKind::infix ? std::string() : term.exact;
  CommonestWords words;
  bool is_complete = true;
  const auto look_at = [&](std::string_view word, Xapian::doccount passages) {
    is_complete = budget > 0;
    if (!is_complete) return false;
    --budget;
    if (stands_for(term, word)) words.add(word, passages);
    return true;
  };
  // A word that is its own stem counts with all of its forms; it may come a second time below.
  schema::for_each_stem(index, start, [&](const Xapian::TermIterator& at) {
    return look_at(*at, at.get_termfreq());
  });
  const std::string prefix = schema::term(Field::exact, "");
  const auto end = index.allterms_end(prefix + start);
  for (auto at = index.allterms_begin(prefix + start); at != end && is_complete; ++at) {
    look_at((*at).substr(prefix.size()), at.get_termfreq());
  }
  term.expansions = words.take();
  return is_complete && !words.has_left_out();
}

}  // namespace

void expand_wildcards(ParsedQuery& query, const Xapian::Database& index) {
  std::size_t budget = kMaxScannedTerms;
  for (QueryTerm& term : query.terms) {
    if (!needs_expansion(term) || expand(term, index, budget) || term.is_unfinished) continue;
    warn(query.warnings, "expansions_cut",
         term.text + " with a star stands for too many words; the commonest " +
             std::to_string(kMaxExpansions) + " that were found were searched for.");
  }
}

}  // namespace article_search
