#include "indexer/schema/analyzer.h"

#include <algorithm>
#include <functional>
#include <span>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "indexer/schema/code_points.h"
#include "indexer/schema/dictionary_words.h"
#include "indexer/schema/english_spelling.h"
#include "indexer/schema/word_folding.h"
#include "indexer/schema/word_scanner.h"

namespace article_search::schema {
namespace {

// Some 10 MB of English words, for each thread that indexes; forgetting all of them costs half a
// second's work at worst.
constexpr std::size_t kMaxRememberedWords = 50'000;

// English has 6.2 bytes a token, spaces included: vectors seldom grow twice.
constexpr std::size_t kBytesPerToken = 6;

// Of the few that begin like words of a query.
constexpr std::size_t kExpectedTokens = 32;

struct WordForms {
  std::string exact;
  /// Before stemming; what joined forms are made of.
  std::string folded;
  std::string stem;
};

struct TransparentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// From a word's bytes as written. References to the values stay valid until clear().
using RememberedWords =
    std::unordered_map<std::string, WordForms, TransparentHash, std::equal_to<>>;

struct AnalyzedPart {
  WordPart place;
  const WordForms* forms = nullptr;
};

bool is_alphabetic(CharacterClass kind) {
  return kind == CharacterClass::letter || kind == CharacterClass::greek;
}

// Of an ASCII letter; digits stay as they are.
unsigned char to_lower(char c) {
  return static_cast<unsigned char>(static_cast<unsigned char>(c) | 0x20U);
}

bool is_possessive(const WordPart& part, const WordForms& forms) {
  return part.before == CharacterClass::apostrophe && part.size == 1 && forms.exact == "s";
}

std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find('-'));
}

Xapian::Stem find_stemmer(std::string_view language) {
  try {
    return Xapian::Stem(std::string(primary_subtag(language)));
  } catch (const Xapian::InvalidArgumentError&) {
    return {};
  }
}

std::size_t alphabetic_run(std::span<const AnalyzedPart> parts) {
  std::size_t size = 0;
  while (size < parts.size() && is_alphabetic(parts[size].place.kind)) ++size;
  return size;
}

}  // namespace

class Analyzer::Rules {
 public:
  explicit Rules(std::string_view language)
      : is_english_(primary_subtag(language) == "en"),
        stemmer_(find_stemmer(language)),
        keeps_first_letters_(is_english_ || stemmer_.is_none()) {}

  std::vector<Token> analyze(std::string_view text);
  std::vector<Token> analyze_only(std::string_view text, const Initials& initials);

 private:
  void begin(std::string_view text);
  bool may_begin_with(const Initials& initials) const;
  void pass_over();
  void analyze_compound();
  void analyze_dictionary_run();
  void collect_parts();
  void emit_parts();
  void emit_joined(std::span<const AnalyzedPart> parts);
  void emit(const WordForms& forms, std::uint32_t begin, std::uint32_t end);
  void forget_if_full();

  const WordForms& forms_of(const WordPart& part);
  const WordForms& joined_forms_of(std::span<const AnalyzedPart> parts);
  std::string stem(const std::string& folded);

  bool is_english_;
  Xapian::Stem stemmer_;
  /// Stemmers of some languages take prefixes off.
  bool keeps_first_letters_;
  RememberedWords words_;
  RememberedWords joined_words_;

  // The text at hand.
  std::string_view text_;
  std::vector<Token> tokens_;
  std::uint32_t position_ = 0;
  std::uint32_t compound_ = 0;
  std::vector<WordPart> compound_parts_;
  std::vector<AnalyzedPart> parts_;
};

std::vector<Token> Analyzer::Rules::analyze(std::string_view text) {
  begin(text);
  tokens_.reserve(text.size() / kBytesPerToken + 1);
  WordScanner scanner(text);
  while (scanner.next(compound_parts_)) analyze_compound();
  return std::exchange(tokens_, {});
}

std::vector<Token> Analyzer::Rules::analyze_only(std::string_view text, const Initials& initials) {
  if (!keeps_first_letters_) return analyze(text);
  begin(text);
  tokens_.reserve(kExpectedTokens);
  WordScanner scanner(text);
  for (;;) {
    if (const auto plain = scanner.next_plain()) {
      compound_parts_.assign(1, *plain);
    } else if (!scanner.next(compound_parts_)) {
      return std::exchange(tokens_, {});
    }
    may_begin_with(initials) ? analyze_compound() : pass_over();
  }
}

void Analyzer::Rules::begin(std::string_view text) {
  text_ = text;
  position_ = 0;
  compound_ = 0;
}

// Of a joined form the first part is the beginning.
bool Analyzer::Rules::may_begin_with(const Initials& initials) const {
  return std::ranges::any_of(compound_parts_, [&](const WordPart& part) {
    const std::string_view raw = text_.substr(part.begin, part.end - part.begin);
    const bool is_ascii = part.size == raw.size();
    return !is_ascii || initials.test(to_lower(raw.front())) || may_change_first_letter(raw);
  });
}

void Analyzer::Rules::pass_over() {
  const auto is_word = [&](const WordPart& part) {
    return part.before != CharacterClass::apostrophe || part.size != 1 ||
           to_lower(text_[part.begin]) != 's';
  };
  ++compound_;
  position_ += static_cast<std::uint32_t>(std::ranges::count_if(compound_parts_, is_word));
}

void Analyzer::Rules::analyze_compound() {
  forget_if_full();
  if (compound_parts_.front().kind == CharacterClass::dictionary) {
    analyze_dictionary_run();
  } else {
    collect_parts();
    emit_parts();
  }
}

void Analyzer::Rules::analyze_dictionary_run() {
  const WordPart run = compound_parts_.front();
  const std::string_view run_text = text_.substr(run.begin, run.end - run.begin);
  for (const WordRange& range : dictionary_words(run_text)) {
    WordPart word = run;
    word.begin = run.begin + range.begin;
    word.end = run.begin + range.end;
    const WordForms& forms = forms_of(word);
    if (forms.exact.empty()) continue;
    ++compound_;
    ++position_;
    emit(forms, word.begin, word.end);
  }
}

void Analyzer::Rules::collect_parts() {
  parts_.clear();
  for (const WordPart& part : compound_parts_) {
    const WordForms& forms = forms_of(part);
    if (!forms.exact.empty() && !is_possessive(part, forms)) parts_.push_back({part, &forms});
  }
}

void Analyzer::Rules::emit_parts() {
  if (parts_.empty()) return;
  ++compound_;
  std::size_t end_of_run = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const auto& [place, forms] = parts_[i];
    ++position_;
    if (i >= end_of_run) {
      const std::size_t run = alphabetic_run(std::span(parts_).subspan(i));
      if (run >= 2) emit_joined(std::span(parts_).subspan(i, run));
      end_of_run = i + run;
    }
    emit(*forms, place.begin, place.end);
  }
}

void Analyzer::Rules::emit_joined(std::span<const AnalyzedPart> parts) {
  const WordForms& forms = joined_forms_of(parts);
  if (forms.exact.empty()) return;
  emit(forms, parts.front().place.begin, parts.back().place.end);
  tokens_.back().form = TokenForm::joined;
  tokens_.back().span = static_cast<std::uint32_t>(parts.size());
}

void Analyzer::Rules::emit(const WordForms& forms, std::uint32_t begin, std::uint32_t end) {
  Token& token = tokens_.emplace_back();
  token.stem = forms.stem;
  token.exact = forms.exact;
  token.begin = begin;
  token.end = end;
  token.position = position_;
  token.compound = compound_;
}

void Analyzer::Rules::forget_if_full() {
  if (words_.size() >= kMaxRememberedWords) words_.clear();
  if (joined_words_.size() >= kMaxRememberedWords) joined_words_.clear();
}

const WordForms& Analyzer::Rules::forms_of(const WordPart& part) {
  const std::string_view raw =
      prefix_within(text_.substr(part.begin, part.end - part.begin), kMaxWordBytes);
  if (const auto known = words_.find(raw); known != words_.end()) return known->second;
  auto [exact, folded] = fold_word(raw, part.kind);
  std::string stemmed = is_alphabetic(part.kind) ? stem(folded) : folded;
  WordForms forms{std::move(exact), std::move(folded), std::move(stemmed)};
  return words_.emplace(raw, std::move(forms)).first->second;
}

// Empty forms where the parts together are longer than a term may be.
const WordForms& Analyzer::Rules::joined_forms_of(std::span<const AnalyzedPart> parts) {
  const std::uint32_t begin = parts.front().place.begin;
  const std::string_view raw = text_.substr(begin, parts.back().place.end - begin);
  static const WordForms kNone;
  if (raw.size() > kMaxWordBytes) return kNone;
  if (const auto known = joined_words_.find(raw); known != joined_words_.end()) {
    return known->second;
  }
  WordForms forms;
  for (const AnalyzedPart& part : parts) {
    forms.exact += part.forms->exact;
    forms.folded += part.forms->folded;
  }
  const bool fits = forms.exact.size() <= kMaxTermBytes && forms.folded.size() <= kMaxTermBytes;
  forms = fits ? std::move(forms) : WordForms();
  forms.stem = stem(forms.folded);
  return joined_words_.emplace(raw, std::move(forms)).first->second;
}

std::string Analyzer::Rules::stem(const std::string& folded) {
  std::string word = folded;
  if (is_english_) {
    word = without_acronym_plural(to_american(folded));
    if (is_acronym_not_to_stem(word)) return word;
  }
  const std::string stemmed = stemmer_(word);
  return std::string(prefix_within(stemmed.empty() ? word : stemmed, kMaxTermBytes));
}

Analyzer::Analyzer(std::string_view language) : rules_(std::make_unique<Rules>(language)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<Token> Analyzer::analyze(std::string_view text) { return rules_->analyze(text); }

std::vector<Token> Analyzer::analyze_only(std::string_view text, const Initials& initials) {
  return rules_->analyze_only(text, initials);
}

}  // namespace article_search::schema
