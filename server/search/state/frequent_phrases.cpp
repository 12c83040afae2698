#include "server/search/state/frequent_phrases.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "indexer/schema/analyzer.h"
#include "server/search/state/index_reading.h"

namespace article_search {

namespace {

using schema::Token;
using schema::TokenForm;

constexpr std::size_t kLongestPhrase = 4;
/// The share of its rarest word's passages that a phrase must have.
constexpr double kLeastTogether = 0.2;
/// The share of a phrase's passages from which on a longer phrase with it is given alone.
constexpr double kMostlyLonger = 0.75;
/// Phrases that are counted at once; further ones are passed over, which only rare ones are by
/// then.
constexpr std::size_t kMostCandidates = 300'000;

/// A word, by the order in which words were met; 0 where there is none.
using WordNumber = std::uint32_t;
using Words = std::array<WordNumber, kLongestPhrase>;

struct WordsHash {
  std::size_t operator()(const Words& words) const {
    constexpr std::size_t kPrime = 1'099'511'628'211U;
    return std::accumulate(
        words.begin(), words.end(), std::size_t{0},
        [](std::size_t hash, WordNumber word) { return (hash ^ word) * kPrime ^ hash >> 29U; });
  }
};

/// Where a phrase stands, for its spelling.
struct Place {
  std::uint32_t text = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// A sentence begins with a capital, whatever its first word is.
  bool is_in_sentence = false;
};

/// In how many texts something stands.
struct Count {
  std::uint32_t texts = 0;
  /// The last of them, counted from 1.
  std::uint32_t last = 0;

  bool add(std::uint32_t text) {
    if (last == text + 1) return false;
    last = text + 1;
    ++texts;
    return true;
  }
};

struct Candidate {
  Count count;
  Place place;
};

struct Occurrence {
  WordNumber word = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Stands behind the word before with nothing between but a space, a hyphen or nothing.
  bool follows = false;
};

bool is_letter_or_wide(char byte) {
  return (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80U;
}

/// Whether a phrase may begin or end with `word`.
bool is_telling(std::string_view word) {
  return word.size() > 1 && !schema::is_stop_word(word) &&
         std::any_of(word.begin(), word.end(), is_letter_or_wide);
}

bool ends_sentence(std::string_view before) {
  const std::size_t last = before.find_last_not_of(" \"'(“‘");
  return last == std::string_view::npos ||
         std::string_view(".!?:;").find(before[last]) != std::string_view::npos;
}

class PhraseCounter {
 public:
  explicit PhraseCounter(schema::Analyzer& analyzer) : analyzer_(analyzer) {
    counts_.emplace_back();
    is_telling_.push_back(false);
  }

  void add(std::string text) {
    const auto number = static_cast<std::uint32_t>(texts_.size());
    std::vector<Occurrence>& words = words_.emplace_back();
    std::uint32_t done = 0;
    for (const Token& token : analyzer_.analyze(text)) {
      if (token.form == TokenForm::joined) continue;
      const std::string_view between = std::string_view(text).substr(done, token.begin - done);
      const bool follows = between.empty() || between == " " || between == "-";
      words.push_back({number_of(token.exact), token.begin, token.end, follows && done > 0});
      counts_[words.back().word].add(number);
      done = token.end;
    }
    texts_.push_back(std::move(text));
  }

  /// The phrases that at least `least` of the texts have.
  std::vector<FrequentPhrase> phrases(std::uint32_t least) {
    for (std::uint32_t text = 0; text < words_.size(); ++text) count_in(text, least);
    std::erase_if(candidates_, [&](const auto& entry) {
      return entry.second.count.texts < least || !belongs_together(entry);
    });
    drop_parts();
    std::vector<FrequentPhrase> found;
    for (const auto& [words, candidate] : candidates_) {
      found.push_back({spelling(candidate.place), candidate.count.texts});
    }
    return found;
  }

 private:
  WordNumber number_of(const std::string& word) {
    const auto [known, is_new] =
        numbers_.emplace(word, static_cast<WordNumber>(is_telling_.size()));
    if (is_new) {
      is_telling_.push_back(is_telling(word));
      counts_.emplace_back();
    }
    return known->second;
  }

  bool may_be_edge(WordNumber word, std::uint32_t least) const {
    return is_telling_[word] && counts_[word].texts >= least;
  }

  void count_in(std::uint32_t text, std::uint32_t least) {
    const std::vector<Occurrence>& words = words_[text];
    for (std::size_t first = 0; first < words.size(); ++first) {
      if (!may_be_edge(words[first].word, least)) continue;
      Words phrase{words[first].word};
      for (std::size_t size = 1; size < kLongestPhrase && first + size < words.size(); ++size) {
        const Occurrence& last = words[first + size];
        if (!last.follows || counts_[last.word].texts < least) break;
        phrase[size] = last.word;
        if (is_telling_[last.word]) count(phrase, text, words[first].begin, last.end);
      }
    }
  }

  void count(const Words& phrase, std::uint32_t text, std::uint32_t begin, std::uint32_t end) {
    auto known = candidates_.find(phrase);
    if (known == candidates_.end()) {
      if (candidates_.size() >= kMostCandidates) return;
      known = candidates_.emplace(phrase, Candidate{}).first;
    }
    Candidate& candidate = known->second;
    const bool is_new = candidate.count.add(text);
    if (!is_new || candidate.place.is_in_sentence) return;
    const bool is_in_sentence = !ends_sentence(std::string_view(texts_[text]).substr(0, begin));
    if (candidate.count.texts == 1 || is_in_sentence) {
      candidate.place = {text, begin, end, is_in_sentence};
    }
  }

  bool belongs_together(const std::pair<const Words, Candidate>& entry) const {
    std::uint32_t rarest = UINT32_MAX;
    for (const WordNumber word : entry.first) {
      if (is_telling_[word]) rarest = std::min(rarest, counts_[word].texts);
    }
    return entry.second.count.texts >= kLeastTogether * rarest;
  }

  /// Drops what stands nearly always in a longer phrase.
  void drop_parts() {
    std::vector<Words> dropped;
    for (const auto& [words, candidate] : candidates_) {
      for (const Words& part : parts_of(words)) {
        const auto known = candidates_.find(part);
        if (known == candidates_.end()) continue;
        const double share = kMostlyLonger * known->second.count.texts;
        if (candidate.count.texts >= share) dropped.push_back(part);
      }
    }
    for (const Words& part : dropped) candidates_.erase(part);
  }

  static std::vector<Words> parts_of(const Words& words) {
    const std::size_t size = size_of(words);
    std::vector<Words> parts;
    for (std::size_t length = 2; length < size; ++length) {
      for (std::size_t first = 0; first + length <= size; ++first) {
        Words& part = parts.emplace_back();
        std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(first), length, part.begin());
      }
    }
    return parts;
  }

  static std::size_t size_of(const Words& words) {
    return static_cast<std::size_t>(std::find(words.begin(), words.end(), 0U) - words.begin());
  }

  std::string spelling(const Place& place) const {
    return texts_[place.text].substr(place.begin, place.end - place.begin);
  }

  schema::Analyzer& analyzer_;
  std::vector<std::string> texts_;
  std::vector<std::vector<Occurrence>> words_;
  std::unordered_map<std::string, WordNumber> numbers_;
  // By word.
  std::vector<bool> is_telling_;
  std::vector<Count> counts_;
  std::unordered_map<Words, Candidate, WordsHash> candidates_;
};

}  // namespace

std::vector<FrequentPhrase> frequent_phrases(const Xapian::Database& index,
                                             schema::Analyzer& analyzer) {
  const std::size_t all = index.get_doccount();
  // Scattered, since a corpus may have what repeats at every so many passages.
  constexpr std::uint32_t kScattering = 2'654'435'769U;
  const std::uint32_t step = static_cast<std::uint32_t>(all / kPassagesForPhrases) + 1;
  PhraseCounter counter(analyzer);
  std::size_t read = 0;
  const auto end = index.postlist_end(std::string());
  for (auto document = index.postlist_begin(std::string()); document != end; ++document) {
    const std::uint32_t scattered = *document * kScattering;
    if ((scattered >> 16U) % step != 0) continue;
    counter.add(read_passage(index.get_document(*document)).text);
    ++read;
  }
  // Two by chance are more likely the more is read.
  constexpr std::size_t kPassagesForOneMore = 1'000;
  const auto least = static_cast<std::uint32_t>(2 + read / kPassagesForOneMore);
  std::vector<FrequentPhrase> phrases = counter.phrases(least);
  const double scale = read == 0 ? 1 : static_cast<double>(all) / static_cast<double>(read);
  for (FrequentPhrase& phrase : phrases) {
    phrase.passages = static_cast<std::uint32_t>(std::lround(phrase.passages * scale));
  }
  std::sort(phrases.begin(), phrases.end(), [](const auto& left, const auto& right) {
    return std::tie(right.passages, left.text) < std::tie(left.passages, right.text);
  });
  if (phrases.size() > kMostPhrases) phrases.resize(kMostPhrases);
  return phrases;
}

}  // namespace article_search
