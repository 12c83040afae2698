#include "server/search/word_pattern.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

#include "indexer/schema/word_sequence.h"
#include "server/search/found_passages.h"

namespace article_search {

namespace {

using schema::Field;
using Xapian::Query;

/// Whether the words must stand one behind the other.
bool is_row(const WordPattern& pattern) {
  return pattern.order == WordPattern::Order::as_given && pattern.window == pattern.stems.size();
}

/// The numbers of stems; kNoStem where no text has it.
std::vector<WordSequences::Stem> numbers_of(const StemSequence& stems, const WordSequences& words) {
  std::vector<WordSequences::Stem> numbers;
  for (const std::string& stem : stems) numbers.push_back(words.find(stem));
  return numbers;
}

/// Looks for one pattern in the sequences of many passages.
class PatternFinder {
 public:
  PatternFinder(const WordPattern& pattern, const WordSequences& words)
      : pattern_(pattern), words_(words), stems_(numbers_of(pattern.stems, words)) {
    for (std::size_t at = 0; at < stems_.size(); ++at) {
      if (stems_[at] == WordSequences::kNoStem) continue;
      for (const WordTable::Word word : words.table().words_of(stems_[at])) add(word, at);
    }
    for (std::size_t at = 0; at < wanted_.size(); ++at) {
      for (const auto& [list, number] : words.table().places_of(wanted_[at].word)) {
        find_in(list)[number] = static_cast<std::uint16_t>(at + 1);
      }
    }
  }

  bool is_in(Xapian::docid document) {
    if (pattern_.order == WordPattern::Order::any) return stand_near(document);
    const bool is_short_row = is_row(pattern_) && stems_.size() <= kMostInRow;
    return is_short_row ? stand_in_row(document) : stand_in_order(document);
  }

 private:
  /// Places in the pattern, one bit each.
  using Roles = std::uint32_t;

  static constexpr std::size_t kMostInRow = 32;

  /// A word that stands for some of the pattern's.
  struct Wanted {
    WordTable::Word word = WordTable::kNone;
    Roles roles = 0;
    std::vector<std::size_t> places;
  };

  void add(WordTable::Word word, std::size_t at) {
    auto known = std::find_if(wanted_.begin(), wanted_.end(),
                              [&](const Wanted& other) { return other.word == word; });
    if (known == wanted_.end()) known = wanted_.insert(known, Wanted{word, 0, {}});
    known->roles |= at < kMostInRow ? Roles{1} << at : 0;
    known->places.push_back(at);
  }

  std::vector<std::uint16_t>& find_in(std::uint32_t list) {
    if (list >= in_lists_.size()) in_lists_.resize(list + 1);
    if (in_lists_[list].empty()) in_lists_[list].resize(words_.table().list(list).size());
    return in_lists_[list];
  }

  /// Fields come in this order.
  static bool is_behind(Field field, Field wanted) {
    const auto rank = [](Field of) { return of == Field::body ? 0 : of == Field::heading ? 1 : 2; };
    return rank(field) > rank(wanted);
  }

  /// Gives `use` each word of the field that stands for some of the pattern's, with its position,
  /// as long as it returns true.
  template <typename Use>
  void for_each_wanted(Xapian::docid document, const Use& use) const {
    const std::string_view sequence = words_.of(document);
    const std::uint32_t list = schema::word_list_of(sequence);
    if (list >= in_lists_.size()) return;
    const std::span<const std::uint16_t> wanted = in_lists_[list];
    schema::for_each_word(sequence, [&](const schema::SequenceWord& word) {
      if (word.field != pattern_.field) return !is_behind(word.field, pattern_.field);
      const std::uint16_t at = word.word < wanted.size() ? wanted[word.word] : 0;
      return at == 0 || use(wanted_[at - 1], word.position);
    });
  }

  /// One behind the other: which beginnings of the pattern end at a place follows from those that
  /// end at the place before (Baeza-Yates and Gonnet 1992, Shift-And).
  bool stand_in_row(Xapian::docid document) const {
    const Roles last = Roles{1} << (stems_.size() - 1);
    std::uint32_t place = 0;
    Roles before = 0;
    Roles here = 0;
    for_each_wanted(document, [&](const Wanted& wanted, std::uint32_t position) {
      if (position != place) before = position == place + 1 ? here : 0;
      if (position != place) here = 0;
      place = position;
      here |= wanted.roles & (before << 1U | 1U);
      return (here & last) == 0;
    });
    return (here & last) != 0;
  }

  /// What is known of a beginning of the pattern, up to one of its words.
  struct Beginning {
    /// Where the latest one begins that ends here or before, and that ends before; 0 for none.
    std::uint32_t start = 0;
    std::uint32_t start_before = 0;
    /// Where `start` was found.
    std::uint32_t here = 0;

    std::uint32_t before(std::uint32_t position) const {
      return here == position ? start_before : start;
    }
    void note(std::uint32_t new_start, std::uint32_t position) {
      if (here != position) start_before = start;
      here = position;
      start = std::max(start, new_start);
    }
  };

  /// The latest beginning leaves the most room: so one look at each word is enough.
  bool stand_in_order(Xapian::docid document) {
    beginnings_.assign(stems_.size(), {});
    bool is_found = false;
    for_each_wanted(document, [&](const Wanted& wanted, std::uint32_t position) {
      for (const std::size_t at : wanted.places) {
        const std::uint32_t start = at == 0 ? position : beginnings_[at - 1].before(position);
        if (start == 0) continue;
        beginnings_[at].note(start, position);
        const bool is_last = at + 1 == stems_.size();
        is_found = is_found || (is_last && position - start < pattern_.window);
      }
      return !is_found;
    });
    return is_found;
  }

  /// Whether the latest of each word are close enough, at any of them. Of a stem that is asked for
  /// twice the latest two take turns.
  bool stand_near(Xapian::docid document) {
    latest_.assign(stems_.size(), 0);
    turns_.assign(stems_.size(), 0);
    std::size_t lacking = stems_.size();
    bool is_found = false;
    for_each_wanted(document, [&](const Wanted& wanted, std::uint32_t position) {
      std::size_t& turn = turns_[wanted.places.front()];
      const std::uint32_t oldest = std::exchange(latest_[wanted.places[turn]], position);
      turn = turn + 1 == wanted.places.size() ? 0 : turn + 1;
      if (oldest == 0) --lacking;
      is_found = lacking == 0 && position - *std::ranges::min_element(latest_) < pattern_.window;
      return !is_found;
    });
    return is_found;
  }

  const WordPattern& pattern_;
  const WordSequences& words_;
  std::vector<WordSequences::Stem> stems_;
  std::vector<Wanted> wanted_;
  /// By list and number in it, what is wanted there: 1 more than its place in wanted_, else 0; none
  /// of lists without any.
  std::vector<std::vector<std::uint16_t>> in_lists_;
  // By the pattern's words, in the passage at hand.
  std::vector<Beginning> beginnings_;
  /// Where each stands; 0 for nowhere.
  std::vector<std::uint32_t> latest_;
  /// By a stem's first place in the pattern: which of its places is the oldest.
  std::vector<std::size_t> turns_;
};

/// Leaves those of `documents` that have `stem`, unless it takes less time to look at them all.
void keep_those_with(Field field,
                     const std::string& stem,
                     PostingTable& postings,
                     std::vector<Xapian::docid>& documents) {
  if (field == Field::body) {
    const WordTable& table = postings.view().words.table();
    const auto words = table.words_of(table.find_stem(stem));
    if (is_sooner_seen(documents.size(), words, postings.view().postings)) return;
    // What a passage weighs for the stem is asked for later.
    postings.of(field, stem);
  }
  const std::vector<std::uint32_t> counts = postings.counts_in(documents, field, stem);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < documents.size(); ++at) {
    if (counts[at] > 0) documents[kept++] = documents[at];
  }
  documents.resize(kept);
}

std::vector<Xapian::docid> find(const WordPattern& pattern, PostingTable& postings) {
  const IndexView& view = postings.view();
  const std::string* rarest = nullptr;
  Xapian::doccount least = std::numeric_limits<Xapian::doccount>::max();
  for (const std::string& stem : pattern.stems) {
    const Xapian::doccount having = view.index.get_termfreq(schema::term(pattern.field, stem));
    if (having >= least) continue;
    least = having;
    rarest = &stem;
  }
  std::vector<Xapian::docid> found;
  if (least == 0) return found;
  for (const Posting& posting : postings.of(pattern.field, *rarest)) {
    found.push_back(posting.document);
  }
  if (pattern.field == Field::body && is_row(pattern)) {
    view.postings.leave_out_without_row(numbers_of(pattern.stems, view.words), found);
  }
  for (const std::string& stem : pattern.stems) {
    if (&stem != rarest) keep_those_with(pattern.field, stem, postings, found);
  }
  PatternFinder finder(pattern, view.words);
  std::erase_if(found, [&](Xapian::docid document) { return !finder.is_in(document); });
  return found;
}

/// Tells it from all other patterns.
std::string name_of(const WordPattern& pattern) {
  std::string name = pattern.order == WordPattern::Order::any ? "near " : "row ";
  name += std::to_string(pattern.window);
  for (const std::string& term : terms_of(pattern)) name.append(1, '\0').append(term);
  return name;
}

}  // namespace

bool has_pattern(const WordSequences& words, Xapian::docid document, const WordPattern& pattern) {
  return PatternFinder(pattern, words).is_in(document);
}

const std::vector<Xapian::docid>& find_pattern(const WordPattern& pattern, PostingTable& postings) {
  return postings.found(name_of(pattern), [&] { return find(pattern, postings); });
}

Query pattern_query(const WordPattern& pattern, PostingTable& postings) {
  std::vector<WeighedPassage> passages;
  for (const Xapian::docid document : find_pattern(pattern, postings)) {
    passages.emplace_back(document, 0);
  }
  if (passages.empty()) return {};
  const std::vector<std::string> terms = terms_of(pattern);
  return {Query::OP_FILTER, Query(Query::OP_AND, terms.begin(), terms.end()),
          found_query(std::move(passages), "")};
}

bool is_pattern_query(const Query& query) {
  return query.get_type() == Query::OP_FILTER && is_found_query(query.get_subquery(1));
}

std::vector<std::string> terms_of(const WordPattern& pattern) {
  std::vector<std::string> terms;
  terms.reserve(pattern.stems.size());
  std::transform(pattern.stems.begin(), pattern.stems.end(), std::back_inserter(terms),
                 [&](const std::string& stem) { return schema::term(pattern.field, stem); });
  return terms;
}

}  // namespace article_search
