#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace article_search::schema {

/// Whether a token is a word as written or the parts of a compound ("well-being") written together.
enum class TokenForm : std::uint8_t { word, joined };

/// A word of a text, as it is indexed and as it is searched.
struct Token {
  /// What matching compares: folded (case, accents, compatibility forms, British spelling) and
  /// stemmed. At most 64 bytes.
  std::string stem;
  /// The word as its author spelled it, only its case folded. Ranks above `stem`. At most 64 bytes.
  std::string exact;
  /// Byte range in the original text. A joined token covers all of its parts.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// 1-based; consecutive words differ by one. A joined token stands at its first part's position.
  std::uint32_t position = 0;
  /// How many positions it takes: 1 for a word, the number of its parts for a joined token.
  std::uint32_t span = 1;
  /// Tokens with one number were written without a space between: "IL-17", "well-being", "TGFβ".
  std::uint32_t compound = 0;
  TokenForm form = TokenForm::word;

  bool operator==(const Token&) const = default;
};

/// A token whose word is told by its number in the analyzer: for who indexes texts by the million
/// and would copy each word. All else is as in Token.
struct NumberedToken {
  /// For Analyzer::word().
  std::uint32_t word = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t position = 0;
  std::uint32_t span = 1;
  std::uint32_t compound = 0;
  TokenForm form = TokenForm::word;
};

/// A word that an analyzer remembers.
struct AnalyzedWord {
  /// As in Token.
  std::string exact;
  /// Before stemming; what joined forms are made of.
  std::string folded;
  /// For Analyzer::stem(): words of one stem have one number.
  std::uint32_t stem = 0;
};

/// First bytes of words.
using Initials = std::bitset<256>;

/// Text to tokens, for passages, queries, vocabulary and highlights alike: the only tokenizer there
/// is, so that the same text always becomes the same terms. Not thread-safe (it remembers stems):
/// one a thread.
class Analyzer {
 public:
  /// `language` is a BCP 47 tag; words are stemmed if Xapian has a stemmer for it, else kept.
  explicit Analyzer(std::string_view language = "en");
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Tokens in text order; a joined token directly precedes its first part. Any bytes are
  /// accepted: what is not valid UTF-8 separates words. Linear in the length of `text`.
  std::vector<Token> analyze(std::string_view text);

  /// As analyze(), but only tokens whose stem or spelling begins with one of `initials` must be
  /// there: most words of a text are passed over at a glance. Positions are those of analyze(),
  /// the numbers of compounds too.
  std::vector<Token> analyze_only(std::string_view text, const Initials& initials);

  /// As analyze(), but only tokens that stand at one of `positions`, which ascend, and with them
  /// those of the same compounds, must be there.
  std::vector<Token> analyze_at(std::string_view text, std::span<const std::uint32_t> positions);

  /// The same tokens as analyze() gives, by number. They and their numbers mean something until the
  /// next text is analyzed; numbers as long as memory_number() stays what it is.
  std::span<const NumberedToken> analyze_numbered(std::string_view text);

  /// The word with a number, which counts up from 0 as words are met.
  const AnalyzedWord& word(std::uint32_t number) const;
  /// The stem with a number, which counts up from 0 too.
  const std::string& stem(std::uint32_t number) const;

  /// Another one whenever all words were forgotten, so that numbers begin anew.
  std::uint32_t memory_number() const;

 private:
  class Rules;
  std::unique_ptr<Rules> rules_;
};

/// Words that say nothing about a passage's subject ("the", "of", "who"); `exact` as in Token.
bool is_stop_word(std::string_view exact);

/// Changes whenever any text would become other terms; stamped into an index.
inline constexpr int kAnalyzerVersion = 1;

}  // namespace article_search::schema
