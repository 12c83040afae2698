#include "server/search/query/spelling.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/query/passage_neighbours.h"
#include "server/search/query/synonyms.h"
#include "server/search/state/edit_distance.h"
#include "server/search/state/index_words.h"
#include "server/search/state/stem_presence.h"

namespace article_search {

namespace {

using schema::Token;
using schema::TokenForm;

/// A word of the query.
struct TypedWord {
  TextRange range;
  std::string exact;
  std::string stem;
  /// Whether the index or the vocabulary has it, or its compound written together.
  bool is_known = false;
  /// Whether it is a word to look for, and nothing of the query language.
  bool is_plain = true;
};

/// A word of the index, or two, that may have been meant.
struct Candidate {
  std::string text;
  /// Of its first word, for looking where it stands.
  std::string stem;
  double score = 0;
};

/// A part of the query and what to write there instead.
struct Replacement {
  TextRange range;
  std::string used;
};

/// Whether `term` is words that any passage with them in its text may be found by.
bool is_plain_term(const QueryTerm& term) {
  const bool is_words = term.kind == TermKind::word || term.kind == TermKind::phrase;
  return is_words && !term.is_excluded && !term.field && term.expansions.empty();
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The names of genes and molecules ("IL17", "CD4") are not misspelt words.
std::set<std::uint32_t> compounds_with_digits(const std::vector<Token>& tokens) {
  std::set<std::uint32_t> compounds;
  for (const Token& token : tokens) {
    if (has_digit(token.exact)) compounds.insert(token.compound);
  }
  return compounds;
}

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }

/// `word` with a capital if `typed` has one, as names do, or all in capitals if `typed` is: a small
/// letter would make operators of the AND and OR in a sentence in capitals.
std::string with_capitals_of(std::string_view typed, std::string word) {
  constexpr char kCase = 'a' - 'A';
  const bool has_small = std::any_of(typed.begin(), typed.end(), is_lower);
  const auto end = has_small ? word.begin() + 1 : word.end();
  if (!is_upper(typed.front())) return word;
  std::transform(word.begin(), end, word.begin(), [](char letter) {
    return is_lower(letter) ? static_cast<char>(letter - kCase) : letter;
  });
  return word;
}

class QueryCorrector {
 public:
  QueryCorrector(std::string_view query, const ParsedQuery& read, const SpellingSources& sources)
      : query_(query), read_(read), sources_(sources) {}

  std::optional<QueryCorrection> correct() {
    read_words();
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (join_with_next(at)) {
        ++at;
      } else if (!words_[at].is_known) {
        replace(at);
      }
    }
    if (replacements_.empty()) return std::nullopt;
    return written_anew();
  }

 private:
  std::string_view typed(const TextRange& range) const {
    return query_.substr(range.begin, range.end - range.begin);
  }

  void read_words() {
    // A joined token stands before its parts, which are known when it is.
    std::uint32_t known_until = 0;
    const std::vector<Token> tokens = sources_.analyzer.analyze(query_);
    const std::set<std::uint32_t> codes = compounds_with_digits(tokens);
    for (const Token& token : tokens) {
      if (token.form == TokenForm::joined) {
        if (is_in_index(token)) known_until = token.position + token.span;
        continue;
      }
      TypedWord word{.range = {token.begin, token.end}, .exact = token.exact, .stem = token.stem};
      word.is_plain = is_looked_for(word.range) && !schema::is_stop_word(word.exact) &&
                      !codes.contains(token.compound);
      word.is_known = !word.is_plain || token.position < known_until || is_in_index(token) ||
                      sources_.synonyms.has_word(token.stem);
      words_.push_back(std::move(word));
    }
  }

  /// Whether the word in `range` is a word to find, and nothing else of the query language.
  bool is_looked_for(const TextRange& range) const {
    return std::any_of(read_.terms.begin(), read_.terms.end(), [&](const QueryTerm& term) {
      return is_plain_term(term) && term.source.begin <= range.begin &&
             range.end <= term.source.end;
    });
  }

  bool is_in_index(const Token& token) const {
    if (sources_.words.passages(token.exact) > 0 || is_stem_in_index(token.stem)) return true;
    return std::any_of(sources_.others.begin(), sources_.others.end(), [&](auto* analyzer) {
      const std::vector<Token> read = analyzer->analyze(token.exact);
      return read.size() == 1 && is_stem_in_index(read.front().stem);
    });
  }

  bool is_stem_in_index(const std::string& stem) const {
    return passages_with(stem, sources_.view) > 0 || is_above_texts(stem, sources_.view);
  }

  /// Whether the word at `at` and the one behind it are one word that the index has.
  bool join_with_next(std::size_t at) {
    if (at + 1 == words_.size()) return false;
    TypedWord& word = words_[at];
    const TypedWord& next = words_[at + 1];
    if ((word.is_known && next.is_known) || !word.is_plain || !next.is_plain) return false;
    if (typed({word.range.end, next.range.begin}) != " ") return false;
    const std::string joined = word.exact + next.exact;
    if (sources_.words.passages(joined) == 0) return false;
    const TextRange both{word.range.begin, next.range.end};
    replacements_.push_back({both, with_capitals_of(typed(both), joined)});
    word.stem = stem_of(joined);
    word.is_known = true;
    return true;
  }

  void replace(std::size_t at) {
    TypedWord& word = words_[at];
    std::vector<Candidate> candidates = candidates_for(word);
    if (candidates.empty()) return;
    const auto is_better = [](const Candidate& left, const Candidate& right) {
      return std::pair(right.score, left.text) < std::pair(left.score, right.text);
    };
    std::sort(candidates.begin(), candidates.end(), is_better);
    // Looking where words stand costs a hundred times what comparing their letters does.
    constexpr std::size_t kCandidatesToLookUp = 3;
    if (candidates.size() > kCandidatesToLookUp) candidates.resize(kCandidatesToLookUp);
    if (candidates.size() > 1) prefer_neighbours(at, candidates);
    const Candidate best = *std::min_element(candidates.begin(), candidates.end(), is_better);
    replacements_.push_back({word.range, with_capitals_of(typed(word.range), best.text)});
    word.stem = best.stem;
    word.is_known = true;
  }

  std::vector<Candidate> candidates_for(const TypedWord& word) {
    const std::size_t letters = to_code_points(word.exact).size();
    if (letters < kLettersForOneEdit) return {};
    std::vector<SimilarWord> similar = sources_.words.similar(word.exact, 1);
    std::vector<Candidate> candidates = halves(word.exact);
    if (similar.empty() && candidates.empty() && letters >= kLettersForTwoEdits) {
      similar = sources_.words.similar(word.exact, 2);
    }
    for (const SimilarWord& other : similar) {
      std::string text(other.word.text);
      std::string stem = stem_of(text);
      candidates.push_back({std::move(text), std::move(stem), score(word.exact, other)});
    }
    return candidates;
  }

  /// In bits, as if the logarithms of probabilities were added: of the word, and of the slip.
  static double score(std::string_view typed_word, const SimilarWord& other) {
    constexpr double kSameLetters = 2;
    constexpr double kOtherFirstLetter = 3;
    constexpr double kStopWord = 4;
    double bits = std::log2(1.0 + other.word.passages);
    if (other.has_same_letters) {
      bits += kSameLetters;
    } else if (other.word.text.front() != typed_word.front()) {
      bits -= kOtherFirstLetter;
    }
    // Nobody searches for one, and it would be passed over.
    if (schema::is_stop_word(other.word.text)) bits -= kStopWord;
    return bits;
  }

  /// The ways to cut `word` in two that some passage has with a space between.
  std::vector<Candidate> halves(std::string_view word) {
    constexpr std::size_t kShortestHalf = 2;
    constexpr std::size_t kWaysToLookUp = 3;
    std::vector<std::pair<std::uint32_t, std::size_t>> cuts;
    for (std::size_t cut = kShortestHalf; cut + kShortestHalf <= word.size(); ++cut) {
      const std::string_view left = word.substr(0, cut);
      const std::string_view right = word.substr(cut);
      if (schema::is_stop_word(left) || schema::is_stop_word(right)) continue;
      const auto passages = std::min(sources_.words.passages(left), sources_.words.passages(right));
      if (passages > 0) cuts.emplace_back(passages, cut);
    }
    std::sort(cuts.rbegin(), cuts.rend());
    if (cuts.size() > kWaysToLookUp) cuts.resize(kWaysToLookUp);
    std::vector<Candidate> candidates;
    for (const auto& [passages, cut] : cuts) {
      const std::string left(word.substr(0, cut));
      const std::string right(word.substr(cut));
      const std::string first = stem_of(left);
      if (!stand_in_a_row(sources_.view, first, stem_of(right))) continue;
      std::string both = left;
      both.append(1, ' ').append(right);
      candidates.push_back({std::move(both), first, std::log2(1.0 + passages)});
    }
    return candidates;
  }

  /// Adds to the scores of `candidates` for the word at `at` what passages say that have them
  /// together with the query's rarest other word.
  void prefer_neighbours(std::size_t at, std::vector<Candidate>& candidates) const {
    const TypedWord* neighbour = nullptr;
    std::uint32_t fewest = 0;
    for (const TypedWord& other : words_) {
      if (&other == &words_[at] || !other.is_known || !other.is_plain) continue;
      const auto passages = passages_with(other.stem, sources_.view);
      if (passages == 0 || (neighbour != nullptr && passages >= fewest)) continue;
      neighbour = &other;
      fewest = passages;
    }
    if (neighbour == nullptr) return;
    constexpr double kBitsPerDoubling = 2;
    for (Candidate& candidate : candidates) {
      const auto together = count_together(sources_.view.index, candidate.stem, neighbour->stem);
      candidate.score += kBitsPerDoubling * std::log2(1.0 + together);
    }
  }

  std::string stem_of(const std::string& word) const {
    const std::vector<Token> tokens = sources_.analyzer.analyze(word);
    return tokens.empty() ? std::string() : tokens.front().stem;
  }

  QueryCorrection written_anew() const {
    QueryCorrection correction;
    std::size_t copied = 0;
    for (const Replacement& replacement : replacements_) {
      correction.query += query_.substr(copied, replacement.range.begin - copied);
      correction.query += replacement.used;
      copied = replacement.range.end;
      correction.words.push_back({std::string(typed(replacement.range)), replacement.used});
    }
    correction.query += query_.substr(copied);
    return correction;
  }

  std::string_view query_;
  const ParsedQuery& read_;
  const SpellingSources& sources_;
  std::vector<TypedWord> words_;
  /// In the order of the query.
  std::vector<Replacement> replacements_;
};

}  // namespace

std::optional<QueryCorrection> correct_query(std::string_view query,
                                             const ParsedQuery& read,
                                             const SpellingSources& sources) {
  return QueryCorrector(query, read, sources).correct();
}

}  // namespace article_search
