#include "indexer/schema/analyzer.h"

#include <algorithm>
#include <span>
#include <utility>

#include <xapian.h>

#include "indexer/schema/code_points.h"
#include "indexer/schema/dictionary_words.h"
#include "indexer/schema/english_spelling.h"
#include "indexer/schema/remembered_words.h"
#include "indexer/schema/word_folding.h"
#include "indexer/schema/word_scanner.h"

namespace article_search::schema {
namespace {

// Some 7 MB of English words for each thread that indexes; of a large collection's words 3 to 4 %
// are then not among them. Twice as many take 13 MiB a thread more and no less time.
constexpr std::size_t kMaxRememberedWords = 32'768;

using Shape = RememberedWords::Shape;

struct AnalyzedPart {
  WordPart place;
  std::uint32_t word = 0;
};

bool is_alphabetic(CharacterClass kind) {
  return kind == CharacterClass::letter || kind == CharacterClass::greek;
}

// Of an ASCII letter; digits stay as they are.
unsigned char to_lower(char c) {
  return static_cast<unsigned char>(static_cast<unsigned char>(c) | 0x20U);
}

bool is_possessive(const WordPart& part, const AnalyzedWord& word) {
  return part.before == CharacterClass::apostrophe && part.size == 1 && word.exact == "s";
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

  /// All tokens of `text`, or at least those that begin with one of `initials`, or stand at one of
  /// `positions`.
  std::span<const NumberedToken> analyze(std::string_view text);
  std::span<const NumberedToken> analyze_only(std::string_view text, const Initials& initials);
  std::span<const NumberedToken> analyze_at(std::string_view text,
                                            std::span<const std::uint32_t> positions);

  std::vector<Token> spelt_out(std::span<const NumberedToken> tokens) const;

  const RememberedWords& words() const { return words_; }
  std::uint32_t memory_number() const { return memory_number_; }

 private:
  void begin(std::string_view text);
  bool scan_compound(WordScanner& scanner);
  bool may_begin_with(const Initials& initials) const;
  bool surely_ends_before(std::uint32_t position) const;
  std::uint32_t count_words() const;
  void pass_over();
  void analyze_compound();
  void analyze_dictionary_run();
  void collect_parts();
  void emit_parts();
  void emit_joined(std::span<const AnalyzedPart> parts);
  void emit(std::uint32_t word, std::uint32_t begin, std::uint32_t end);
  void forget_if_full();

  std::uint32_t word_of(const WordPart& part);
  std::uint32_t joined_word_of(std::span<const AnalyzedPart> parts);
  WordForms joined_forms_of(std::span<const AnalyzedPart> parts);
  std::string stem(const std::string& folded);

  bool is_english_;
  Xapian::Stem stemmer_;
  /// Stemmers of some languages take prefixes off.
  bool keeps_first_letters_;
  RememberedWords words_;
  std::uint32_t memory_number_ = 0;

  // The text at hand.
  std::string_view text_;
  std::vector<NumberedToken> tokens_;
  std::uint32_t position_ = 0;
  std::uint32_t compound_ = 0;
  std::vector<WordPart> compound_parts_;
  std::vector<AnalyzedPart> parts_;
};

std::span<const NumberedToken> Analyzer::Rules::analyze(std::string_view text) {
  begin(text);
  WordScanner scanner(text);
  while (scanner.next(compound_parts_)) analyze_compound();
  return tokens_;
}

std::span<const NumberedToken> Analyzer::Rules::analyze_only(std::string_view text,
                                                             const Initials& initials) {
  if (!keeps_first_letters_) return analyze(text);
  begin(text);
  WordScanner scanner(text);
  while (scan_compound(scanner)) may_begin_with(initials) ? analyze_compound() : pass_over();
  return tokens_;
}

std::span<const NumberedToken> Analyzer::Rules::analyze_at(
    std::string_view text, std::span<const std::uint32_t> positions) {
  begin(text);
  WordScanner scanner(text);
  for (const std::uint32_t position : positions) {
    while (position_ < position) {
      const std::uint32_t passed = scanner.pass_plain(position - position_ - 1);
      position_ += passed;
      compound_ += passed;
      if (!scan_compound(scanner)) return tokens_;
      surely_ends_before(position) ? pass_over() : analyze_compound();
    }
  }
  return tokens_;
}

std::vector<Token> Analyzer::Rules::spelt_out(std::span<const NumberedToken> tokens) const {
  std::vector<Token> spelt;
  spelt.reserve(tokens.size());
  for (const NumberedToken& token : tokens) {
    const AnalyzedWord& word = words_.word(token.word);
    spelt.push_back({.stem = words_.stem(word.stem),
                     .exact = word.exact,
                     .begin = token.begin,
                     .end = token.end,
                     .position = token.position,
                     .span = token.span,
                     .compound = token.compound,
                     .form = token.form});
  }
  return spelt;
}

void Analyzer::Rules::begin(std::string_view text) {
  forget_if_full();
  tokens_.clear();
  text_ = text;
  position_ = 0;
  compound_ = 0;
}

// The next one's parts; false at the end of the text.
bool Analyzer::Rules::scan_compound(WordScanner& scanner) {
  const auto plain = scanner.next_plain();
  if (!plain) return scanner.next(compound_parts_);
  compound_parts_.assign(1, *plain);
  return true;
}

// Of a joined form the first part is the beginning.
bool Analyzer::Rules::may_begin_with(const Initials& initials) const {
  return std::ranges::any_of(compound_parts_, [&](const WordPart& part) {
    const std::string_view raw = text_.substr(part.begin, part.end - part.begin);
    const bool is_ascii = part.size == raw.size();
    return !is_ascii || initials.test(to_lower(raw.front())) || may_change_first_letter(raw);
  });
}

bool Analyzer::Rules::surely_ends_before(std::uint32_t position) const {
  const auto is_ascii = [](const WordPart& part) { return part.size == part.end - part.begin; };
  return std::ranges::all_of(compound_parts_, is_ascii) && position_ + count_words() < position;
}

// Of a compound in ASCII; what others become is known when they are analyzed.
std::uint32_t Analyzer::Rules::count_words() const {
  const auto is_word = [&](const WordPart& part) {
    return part.before != CharacterClass::apostrophe || part.size != 1 ||
           to_lower(text_[part.begin]) != 's';
  };
  return static_cast<std::uint32_t>(std::ranges::count_if(compound_parts_, is_word));
}

void Analyzer::Rules::pass_over() {
  ++compound_;
  position_ += count_words();
}

void Analyzer::Rules::analyze_compound() {
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
    const std::uint32_t number = word_of(word);
    if (words_.word(number).exact.empty()) continue;
    ++compound_;
    ++position_;
    emit(number, word.begin, word.end);
  }
}

void Analyzer::Rules::collect_parts() {
  parts_.clear();
  for (const WordPart& part : compound_parts_) {
    const std::uint32_t number = word_of(part);
    const AnalyzedWord& word = words_.word(number);
    if (!word.exact.empty() && !is_possessive(part, word)) parts_.push_back({part, number});
  }
}

void Analyzer::Rules::emit_parts() {
  if (parts_.empty()) return;
  ++compound_;
  std::size_t end_of_run = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const auto& [place, word] = parts_[i];
    ++position_;
    if (i >= end_of_run) {
      const std::size_t run = alphabetic_run(std::span(parts_).subspan(i));
      if (run >= 2) emit_joined(std::span(parts_).subspan(i, run));
      end_of_run = i + run;
    }
    emit(word, place.begin, place.end);
  }
}

void Analyzer::Rules::emit_joined(std::span<const AnalyzedPart> parts) {
  const std::uint32_t word = joined_word_of(parts);
  if (word == RememberedWords::kNone || words_.word(word).exact.empty()) return;
  emit(word, parts.front().place.begin, parts.back().place.end);
  tokens_.back().form = TokenForm::joined;
  tokens_.back().span = static_cast<std::uint32_t>(parts.size());
}

void Analyzer::Rules::emit(std::uint32_t word, std::uint32_t begin, std::uint32_t end) {
  tokens_.push_back(
      {.word = word, .begin = begin, .end = end, .position = position_, .compound = compound_});
}

void Analyzer::Rules::forget_if_full() {
  if (words_.size() < kMaxRememberedWords) return;
  words_ = {};
  ++memory_number_;
}

std::uint32_t Analyzer::Rules::word_of(const WordPart& part) {
  const std::string_view raw =
      prefix_within(text_.substr(part.begin, part.end - part.begin), kMaxWordBytes);
  const std::uint32_t known = words_.find(raw, Shape::part);
  if (known != RememberedWords::kNone) return known;
  auto [exact, folded] = fold_word(raw, part.kind);
  std::string stemmed = is_alphabetic(part.kind) ? stem(folded) : folded;
  return words_.add(raw, Shape::part, {std::move(exact), std::move(folded), std::move(stemmed)});
}

// None where the parts together are longer than a word may be.
std::uint32_t Analyzer::Rules::joined_word_of(std::span<const AnalyzedPart> parts) {
  const std::uint32_t begin = parts.front().place.begin;
  const std::string_view raw = text_.substr(begin, parts.back().place.end - begin);
  if (raw.size() > kMaxWordBytes) return RememberedWords::kNone;
  const std::uint32_t known = words_.find(raw, Shape::joined);
  if (known != RememberedWords::kNone) return known;
  return words_.add(raw, Shape::joined, joined_forms_of(parts));
}

// Empty forms where the parts together are longer than a term may be.
WordForms Analyzer::Rules::joined_forms_of(std::span<const AnalyzedPart> parts) {
  WordForms forms;
  for (const AnalyzedPart& part : parts) {
    const AnalyzedWord& word = words_.word(part.word);
    forms.exact += word.exact;
    forms.folded += word.folded;
  }
  if (forms.exact.size() > kMaxTermBytes || forms.folded.size() > kMaxTermBytes) return {};
  forms.stem = stem(forms.folded);
  return forms;
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

std::vector<Token> Analyzer::analyze(std::string_view text) {
  return rules_->spelt_out(rules_->analyze(text));
}

std::vector<Token> Analyzer::analyze_only(std::string_view text, const Initials& initials) {
  return rules_->spelt_out(rules_->analyze_only(text, initials));
}

std::vector<Token> Analyzer::analyze_at(std::string_view text,
                                        std::span<const std::uint32_t> positions) {
  return rules_->spelt_out(rules_->analyze_at(text, positions));
}

std::span<const NumberedToken> Analyzer::analyze_numbered(std::string_view text) {
  return rules_->analyze(text);
}

const AnalyzedWord& Analyzer::word(std::uint32_t number) const {
  return rules_->words().word(number);
}

const std::string& Analyzer::stem(std::uint32_t number) const {
  return rules_->words().stem(number);
}

std::uint32_t Analyzer::memory_number() const { return rules_->memory_number(); }

}  // namespace article_search::schema
