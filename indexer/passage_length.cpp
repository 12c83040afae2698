#include "indexer/passage_length.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "indexer/schema/code_points.h"
#include "indexer/schema/sentences.h"

namespace article_search {

namespace {

constexpr int kUsualPassage = 200;
constexpr std::size_t kOpeningWords = 8;
constexpr std::size_t kLongestOpening = 120;

// Stops after these end no sentence before a name, though ICU says so.
constexpr std::array<std::string_view, 12> kTitles = {
    "Dr.", "Drs.", "Prof.", "Mr.", "Mrs.", "Ms.", "St.", "vs.", "cf.", "No.", "Fig.", "Figs."};

// Counts words while it is fed a text's code points.
class WordCounter {
 public:
  // Whether a new word begins with this code point.
  bool add(std::int32_t code_point) {
    if (code_point == ' ') {
      run_ = 0;
      return false;
    }
    if (is_wide(code_point)) return add_wide();
    const bool begins = run_++ % kLongRun == 0;
    if (begins) ++words_;
    return begins;
  }

  int words() const { return words_; }

 private:
  static constexpr int kLongRun = 24;

  // Han, kana, Hangul and what else lies beyond the alphabets of the basic plane.
  static bool is_wide(std::int32_t code_point) {
    return (code_point >= 0x2E80 && code_point < 0xFB00) || code_point >= 0x20000;
  }

  bool add_wide() {
    run_ = 0;
    is_second_of_pair_ = !is_second_of_pair_;
    if (is_second_of_pair_) ++words_;
    return is_second_of_pair_;
  }

  int words_ = 0;
  int run_ = 0;
  bool is_second_of_pair_ = false;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

// "A." as in Jeffrey A. Cohen, or a title.
bool ends_in_abbreviation(std::string_view sentence) {
  const std::string_view text = trimmed(sentence);
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const bool is_initial = word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] == '.';
  return is_initial || std::ranges::find(kTitles, word) != kTitles.end();
}

std::vector<std::string_view> split_into_sentences(std::string_view text) {
  std::vector<std::size_t> starts = schema::sentence_starts(text);
  starts.push_back(text.size());
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < starts.size(); ++i) {
    const std::string_view sentence = text.substr(begin, starts[i] - begin);
    // Looking at the end alone keeps this linear where many abbreviations follow each other.
    const std::string_view last =
        sentence.substr(sentence.size() - std::min<std::size_t>(sentence.size(), 8));
    if (starts[i] < text.size() && ends_in_abbreviation(last)) continue;
    sentences.push_back(sentence);
    begin = starts[i];
  }
  return sentences;
}

void cut_between_words(std::string_view text, std::vector<std::string_view>& pieces) {
  WordCounter counter;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const bool begins_word = counter.add(schema::read_code_point(text, at));
    if (!begins_word || counter.words() <= kUsualPassage) continue;
    pieces.push_back(text.substr(begin, here - begin));
    begin = here;
    counter = WordCounter();
    counter.add('x');
  }
  pieces.push_back(text.substr(begin));
}

// Sentences, and the parts of those that no passage could hold.
std::vector<std::string_view> split_into_units(std::string_view text) {
  std::vector<std::string_view> units;
  for (const std::string_view sentence : split_into_sentences(text)) {
    if (count_words(sentence) > kLongestPassage) {
      cut_between_words(sentence, units);
    } else {
      units.push_back(sentence);
    }
  }
  return units;
}

bool is_end_of_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 7> kEnds = {".", "!", "?", "…", "。", "！", "？"};
  constexpr std::array<std::string_view, 6> kClosing = {")", "]", "\"", "'", "”", "’"};
  const auto ends_text = [&text](std::string_view end) { return text.ends_with(end); };
  for (const auto* found = kClosing.begin(); found != kClosing.end();) {
    found = std::ranges::find_if(kClosing, ends_text);
    if (found != kClosing.end()) text.remove_suffix(found->size());
  }
  return std::ranges::any_of(kEnds, ends_text);
}

}  // namespace

int count_words(std::string_view text) {
  WordCounter counter;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    counter.add(byte < 0x80 ? text[at++] : schema::read_code_point(text, at));
  }
  return counter.words();
}

std::vector<std::string> split_long_text(std::string_view text) {
  const int total = count_words(text);
  if (total <= kLongestPassage) return {std::string(text)};
  // Pieces of one length, so that no remnant of a few words is left.
  const int aim = total / std::max(2, (total + kUsualPassage / 2) / kUsualPassage);
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  std::size_t end = 0;
  int words = 0;
  const auto finish = [&] {
    if (end > begin) pieces.emplace_back(trimmed(text.substr(begin, end - begin)));
    begin = end;
    words = 0;
  };
  for (const std::string_view unit : split_into_units(text)) {
    const int unit_words = count_words(unit);
    if (words >= aim || words + unit_words > kLongestPassage) finish();
    words += unit_words;
    end += unit.size();
  }
  finish();
  return pieces;
}

bool has_sentence(std::string_view text) {
  return is_end_of_sentence(text) || schema::sentence_starts(text).size() > 1;
}

std::string opening_words(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t words = 0; words < kOpeningWords && end < text.size(); ++words) {
    end = std::min(text.find(' ', end + 1), text.size());
  }
  const std::string_view opening = schema::prefix_within(text.substr(0, end), kLongestOpening);
  // A term before a colon names the rest; a date there does not.
  const std::string_view term = opening.substr(0, std::min(opening.find(": "), opening.size()));
  const bool is_name = term.find_first_of("0123456789") == std::string_view::npos;
  if (term.size() < opening.size() && !term.empty() && is_name) return std::string(term);
  return std::string(opening) + (opening.size() < text.size() ? " …" : "");
}

}  // namespace article_search
