#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace article_search {

/// How a word begins and goes on, as names are told from other words.
enum class WordCase : std::uint8_t { lower, capitalised, capitals, other };

/// A word of a text: letters, digits and marks, with single apostrophes, hyphens and ampersands
/// between ("O'Brien", "Wisconsin-Madison", "R&D"). Byte range in the text.
struct TextWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Behind the possessive 's, which is not part of the word; else `end`.
  std::size_t possessive_end = 0;
  /// capitals: two letters or more, all in upper case, but for digits.
  WordCase letter_case = WordCase::lower;
};

/// The words of a text, for patterns of names. Asking beyond the ends gives an empty word. Finding
/// them is linear. `text` must outlive this.
class TextWords {
 public:
  explicit TextWords(std::string_view text);

  std::size_t size() const { return words_.size(); }
  std::string_view text() const { return text_; }

  /// The word's bytes; empty beyond the ends.
  std::string_view operator[](std::size_t i) const;
  std::size_t begin_of(std::size_t i) const { return words_[i].begin; }
  std::size_t end_of(std::size_t i) const { return words_[i].end; }

  /// Whether the word begins with a capital letter; not beyond the ends.
  bool is_capital(std::size_t i) const;
  WordCase letter_case(std::size_t i) const;

  /// What stands between the word and the one before it, or the text's begin.
  std::string_view before(std::size_t i) const;
  /// What stands between the word and the next one, or the text's end.
  std::string_view after(std::size_t i) const { return before(i + 1); }

  /// Whether nothing but one space (or no-break space) parts the word from the next one.
  bool joins_next(std::size_t i) const;
  /// Whether a comma and a space do.
  bool comma_joins_next(std::size_t i) const;

  /// Whether a sentence begins at the word, as far as punctuation tells.
  bool begins_sentence(std::size_t i) const;

  bool is_any(std::size_t i, std::initializer_list<std::string_view> words) const;

  /// The text from the first byte of word `first` to the last of word `last`.
  std::string_view span(std::size_t first, std::size_t last) const;

 private:
  std::string_view text_;
  std::vector<TextWord> words_;
};

/// What a text names, where it does.
struct NameMention {
  /// Byte range in the text.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// In the spelling to display.
  std::string name;

  bool operator==(const NameMention&) const = default;
};

/// A set of words, given as a text with spaces between. Constant after construction; any thread.
class WordList {
 public:
  /// `words` must outlive this: a literal.
  explicit WordList(std::string_view words);

  bool contains(std::string_view word) const { return words_.contains(word); }

 private:
  std::unordered_set<std::string_view> words_;
};

/// Calls `use` with each word of `list`, words with spaces between.
template <typename Use>
void for_each_listed(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(' '), list.size());
    if (size > 0) use(list.substr(0, size));
    list.remove_prefix(std::min(size + 1, list.size()));
  }
}

/// Whether `word`, in any case, is a function word of English: "The", "from".
bool is_function_word(std::string_view word);

}  // namespace article_search
