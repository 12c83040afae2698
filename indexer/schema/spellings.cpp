#include "indexer/schema/spellings.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>

#include "indexer/schema/fields.h"

namespace article_search::schema {

namespace {

/// Short, because there are as many entries as words.
constexpr std::string_view kKeys = "w:";

/// Between stem and word; it sorts before all that a word may have.
constexpr char kSeparator = ' ';

std::string keys_of(const std::string& stem) {
  return std::string(kKeys).append(stem).append(1, kSeparator);
}

/// In how many passages a word stands whose stem is in `with_stem` of them, `told` of which have
/// its own term, and `others` its other spellings, passages with several of these counted
/// repeatedly.
std::uint32_t at_least(std::uint32_t with_stem, std::uint32_t told, std::uint64_t others) {
  const std::uint64_t only_so = with_stem > others ? with_stem - others : 0;
  return told + static_cast<std::uint32_t>(only_so);
}

/// Whether any passage spells `word`, which is a stem, just so: occurrences add up, passages do
/// not.
bool is_spelt(const Xapian::Database& index,
              const std::string& word,
              const std::vector<std::string>& others) {
  Xapian::termcount occurrences = 0;
  for (const std::string& other : others) {
    occurrences += index.get_collection_freq(term(Field::exact, other));
  }
  return index.get_collection_freq(word) > occurrences;
}

std::vector<CountedWord> read_told_words(const Xapian::Database& index) {
  const std::string prefix = term(Field::exact, "");
  std::vector<CountedWord> words;
  for (auto at = index.allterms_begin(prefix); at != index.allterms_end(prefix); ++at) {
    words.emplace_back((*at).substr(prefix.size()), at.get_termfreq());
  }
  return words;
}

/// The lists of spellings, stem by stem.
class SpellingLists {
 public:
  explicit SpellingLists(const Xapian::Database& index)
      : at_(index.metadata_keys_begin(std::string(kKeys))),
        end_(index.metadata_keys_end(std::string(kKeys))) {}

  /// The other spellings of `stem`, which sorts behind that of the call before.
  const std::vector<std::string>& of(const std::string& stem) {
    const std::string keys = keys_of(stem);
    spellings_.clear();
    while (at_ != end_ && *at_ < keys) ++at_;
    for (; at_ != end_ && (*at_).starts_with(keys); ++at_) {
      spellings_.push_back((*at_).substr(keys.size()));
    }
    return spellings_;
  }

 private:
  Xapian::TermIterator at_;
  Xapian::TermIterator end_;
  std::vector<std::string> spellings_;
};

std::uint32_t count_in(const std::vector<CountedWord>& words, const std::string& word) {
  const auto found = std::ranges::lower_bound(words, word, {}, &CountedWord::first);
  return found != words.end() && found->first == word ? found->second : 0;
}

/// The words that are their own stems.
std::vector<CountedWord> read_stem_words(const Xapian::Database& index,
                                         const std::vector<CountedWord>& told) {
  std::vector<CountedWord> words;
  SpellingLists lists(index);
  for_each_stem(index, {}, [&](const Xapian::TermIterator& at) {
    const std::string stem = *at;
    const std::vector<std::string>& others = lists.of(stem);
    std::uint64_t sum = 0;
    for (const std::string& other : others) sum += count_in(told, other);
    std::uint32_t passages = at_least(at.get_termfreq(), count_in(told, stem), sum);
    if (passages == 0 && is_spelt(index, stem, others)) passages = 1;
    if (passages > 0) words.emplace_back(stem, passages);
    return true;
  });
  return words;
}

}  // namespace

std::vector<Spelling> told_spellings(const std::vector<Token>& tokens) {
  std::vector<Spelling> told;
  std::unordered_set<std::string_view> otherwise_spelt;
  for (const Token& token : tokens) {
    if (token.exact == token.stem) continue;
    otherwise_spelt.insert(token.stem);
    told.push_back({token.exact, token.stem});
  }
  for (const Token& token : tokens) {
    if (token.exact == token.stem && otherwise_spelt.contains(token.stem)) {
      told.push_back({token.exact, token.stem});
    }
  }
  return told;
}

std::string spelling_key(const Spelling& spelling) {
  return keys_of(spelling.stem) + spelling.exact;
}

void write_spelling(Xapian::WritableDatabase& index, const std::string& key) {
  // The key says all; an entry without a value would be none.
  index.set_metadata(key, "1");
}

std::vector<std::string> other_spellings(const Xapian::Database& index, const std::string& stem) {
  return SpellingLists(index).of(stem);
}

Xapian::doccount passages_spelling(const Xapian::Database& index, const std::string& word) {
  const Xapian::doccount told = index.get_termfreq(term(Field::exact, word));
  const Xapian::doccount with_stem = index.get_termfreq(word);
  if (with_stem == 0) return told;
  const std::vector<std::string> others = other_spellings(index, word);
  std::uint64_t sum = 0;
  for (const std::string& other : others) sum += index.get_termfreq(term(Field::exact, other));
  const Xapian::doccount passages = at_least(with_stem, told, sum);
  return passages == 0 && is_spelt(index, word, others) ? 1 : passages;
}

std::vector<CountedWord> read_words(const Xapian::Database& index) {
  const std::vector<CountedWord> told = read_told_words(index);
  const std::vector<CountedWord> stems = read_stem_words(index, told);
  std::vector<CountedWord> words;
  words.reserve(told.size() + stems.size());
  // Of a word that is in both, the first stands first and counts for both.
  std::ranges::merge(stems, told, std::back_inserter(words), {}, &CountedWord::first,
                     &CountedWord::first);
  const auto is_same = [](const CountedWord& left, const CountedWord& right) {
    return left.first == right.first;
  };
  words.erase(std::unique(words.begin(), words.end(), is_same), words.end());
  return words;
}

}  // namespace article_search::schema
