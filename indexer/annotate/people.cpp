#include "indexer/annotate/people.h"

#include <algorithm>
#include <optional>

#include "indexer/annotate/gazetteer.h"
#include "indexer/annotate/given_names.h"
#include "indexer/annotate/institution_words.h"
#include "indexer/annotate/region_codes.h"

namespace article_search {

namespace {

/// "Maria del Carmen de la Cruz".
constexpr std::size_t kMostWords = 6;
/// "Drs. A B (of some institution) and C D": longer asides are not looked behind.
constexpr std::size_t kLongestAside = 120;

const WordList kParticles(
    " van von de der den del della di da do dos du la le el al bin ibn ben ter ten zu zur ");

const WordList kDegrees(
    " MD PhD DPhil DO MBBS MBChB FRCP FRS FRCPC MPH MSc ScD DSc DrPH PharmD PsyD RN EdD DVM MSW "
    "FAAN FACP MBA MHS ");

/// Behind these, and behind nothing else of their kind, comes who did it.
const WordList kDoers(
    " led headed directed chaired written authored authored founded coordinated supervised "
    "co-led co-chaired conducted ");

/// Capitalised before a name without being part of it.
const WordList kOccupations(
    " Neurologist Researcher Scientist Investigator Author Director Professor President Surgeon "
    "Nurse Physician Biologist Immunologist Chairman Chair Dean Fellow Recently Previously Earlier "
    "Department Division Faculty Email E-mail Abstract Keywords Later Today Here Psychologist "
    "Epidemiologist Doctor Dr Drs Prof Mr Mrs Ms Sir Lady ");

struct Extent {
  std::size_t first = 0;
  std::size_t last = 0;
};

class NameGrammar {
 public:
  NameGrammar(const TextWords& words, std::span<const NameMention> taken)
      : words_(words), taken_(taken) {}

  std::vector<NameMention> find() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i < free_) continue;
      if (is_title(i)) {
        read_titled(i);
      } else if (is_doer(i)) {
        add_forward(i + 2, Needs::given_name);
      } else {
        read_backward(i);
      }
    }
    return std::move(found_);
  }

 private:
  /// Whether two capitalised words are enough to be a name.
  enum class Needs { two_words, given_name };

  bool is_initial(std::size_t i) const {
    const std::string_view word = words_[i];
    return words_.is_capital(i) &&
           (word.size() == 1 || (word.size() == 2 && static_cast<unsigned char>(word[0]) >= 0x80));
  }

  bool is_name_word(std::size_t i) const {
    if (!words_.is_capital(i)) return false;
    const std::string_view word = words_[i];
    const bool is_shouted = words_.letter_case(i) == WordCase::capitals && word.size() > 2;
    const bool is_other = kDegrees.contains(word) || kOccupations.contains(word) ||
                          find_institution_head(word) != InstitutionHead::none;
    const bool is_function = !is_initial(i) && is_function_word(word);
    return !is_shouted && !is_other && !is_function && !has_digit(word);
  }

  static bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  }

  /// Whether word `i` and the next stand in one name: a space, or a dot behind an initial.
  bool is_joined(std::size_t i) const {
    return words_.joins_next(i) ||
           (is_initial(i) && (words_.after(i) == ". " || words_.after(i) == "."));
  }

  /// The last word of the name that begins at `i`; nothing if none does.
  std::optional<std::size_t> name_end(std::size_t i) const {
    if (i >= words_.size() || !is_name_word(i)) return std::nullopt;
    std::size_t last = i;
    std::size_t at = i;
    while (at - i + 1 < kMostWords && is_joined(at)) {
      ++at;
      if (is_name_word(at)) {
        last = at;
      } else if (!kParticles.contains(words_[at])) {
        break;
      }
    }
    return last;
  }

  /// The first word of the name that ends at `last`.
  std::size_t name_begin(std::size_t last) const {
    std::size_t first = last;
    std::size_t at = last;
    while (at > free_ && last - at + 1 < kMostWords && is_joined(at - 1)) {
      --at;
      if (is_name_word(at)) {
        first = at;
      } else if (!kParticles.contains(words_[at])) {
        break;
      }
    }
    return first;
  }

  /// Whether the words are someone's first and last name.
  bool is_full_name(const Extent& name, Needs needs) const {
    if (name.last == name.first || is_initial(name.last)) return false;
    if (is_taken(name) || is_place(name)) return false;
    if (needs == Needs::two_words) return true;
    for (std::size_t i = name.first; i < name.last; ++i) {
      if (is_given_name(first_part(words_[i])) || is_initial(i)) return true;
    }
    return false;
  }

  /// "Jean" of "Jean-Luc".
  static std::string_view first_part(std::string_view word) {
    return word.substr(0, word.find('-'));
  }

  bool is_taken(const Extent& name) const {
    const auto next =
        std::ranges::upper_bound(taken_, words_.begin_of(name.first), {}, &NameMention::end);
    return next != taken_.end() && next->begin < words_.end_of(name.last);
  }

  bool is_place(const Extent& name) const {
    return find_place(words_.span(name.first, name.last)) != nullptr ||
           !find_region_code(words_.span(name.first, name.last), "MD").name.empty();
  }

  void add(const Extent& name) {
    const std::string_view span = words_.span(name.first, name.last);
    found_.push_back({words_.begin_of(name.first), words_.end_of(name.last), std::string(span)});
    free_ = name.last + 1;
  }

  bool add_forward(std::size_t i, Needs needs) {
    const auto last = name_end(i);
    if (!last || !is_full_name({i, *last}, needs)) return false;
    add({i, *last});
    return true;
  }

  bool is_title(std::size_t i) const {
    if (!words_.is_capital(i)) return false;
    const bool has_dot = words_.after(i) == ". ";
    return (words_.is_any(i, {"Dr", "Drs", "Prof"}) && (has_dot || words_.joins_next(i))) ||
           (words_.is_any(i, {"Professor", "Doctor"}) && words_.joins_next(i));
  }

  void read_titled(std::size_t i) {
    const bool is_plural = words_.is_any(i, {"Drs"});
    std::size_t at = i + 1;
    while (add_forward(at, Needs::two_words) && is_plural) {
      const std::size_t next = behind_aside(free_);
      const bool goes_on = words_.is_any(next, {"and"}) || words_.before(next).starts_with(",");
      if (!goes_on) return;
      at = words_.is_any(next, {"and"}) ? next + 1 : next;
    }
  }

  /// The first word behind the parenthesis that begins before word `i`, or `i`.
  std::size_t behind_aside(std::size_t i) const {
    if (i >= words_.size() || words_.before(i) != " (") return i;
    const std::size_t begin = words_.begin_of(i);
    const std::size_t length = words_.text().substr(begin, kLongestAside).find(')');
    if (length == std::string_view::npos) return i;
    while (i < words_.size() && words_.begin_of(i) < begin + length) ++i;
    return i;
  }

  bool is_doer(std::size_t i) const {
    const bool has_by = words_.is_any(i + 1, {"by"}) && kDoers.contains(words_[i]);
    const bool is_source =
        words_.is_any(i + 1, {"to"}) && words_.is_any(i, {"according", "According"});
    return (has_by || is_source) && words_.joins_next(i) && words_.joins_next(i + 1);
  }

  void read_backward(std::size_t i) {
    if (!is_name_word(i) || is_joined_to_name(i)) return;
    const bool is_shown = shows_degree(i) || has_team(i);
    if (!is_shown && !has_co_authors(i) && !has_affiliation(i) && !has_possession(i)) return;
    Extent name{name_begin(i), i};
    name.first = std::max(name.first, begin_of_person(name));
    if (is_full_name(name, is_shown ? Needs::two_words : Needs::given_name)) add(name);
  }

  bool is_joined_to_name(std::size_t i) const {
    return is_joined(i) && i + 1 < words_.size() && is_name_word(i + 1);
  }

  /// In a title's capitals, a name begins at its given name.
  std::size_t begin_of_person(const Extent& name) const {
    for (std::size_t i = name.first; i < name.last; ++i) {
      if (is_given_name(first_part(words_[i]))) return i;
    }
    return name.first;
  }

  /// "Ana Ríos, MD", "Ana Ríos, Ph.D.".
  bool shows_degree(std::size_t i) const {
    if (!words_.comma_joins_next(i)) return false;
    const std::size_t begin = words_.begin_of(i + 1);
    const std::string_view rest = words_.text().substr(begin);
    const bool is_dotted = rest.starts_with("M.D.") || rest.starts_with("Ph.D.") ||
                           rest.starts_with("D.Phil.") || rest.starts_with("D.O.");
    return is_dotted || kDegrees.contains(words_[i + 1]);
  }

  /// "Ana Ríos of the University of Bergen", "Ana Ríos (Mayo Clinic)".
  bool has_affiliation(std::size_t i) const {
    std::size_t at = i + 1;
    if (words_.joins_next(i) && words_.is_any(at, {"of", "at", "from"})) {
      at += words_.is_any(at + 1, {"the"}) ? 2 : 1;
    } else if (words_.after(i) != " (") {
      return false;
    }
    if (at >= words_.size()) return false;
    const auto taken =
        std::ranges::lower_bound(taken_, words_.begin_of(at), {}, &NameMention::begin);
    return taken != taken_.end() && taken->begin == words_.begin_of(at);
  }

  /// "Ríos et al.": citations have surnames alone, behind whatever word the sentence has.
  bool has_co_authors(std::size_t i) const {
    return words_.joins_next(i) && words_.is_any(i + 1, {"et"}) && words_.is_any(i + 2, {"al"});
  }

  bool has_team(std::size_t i) const {
    return words_.joins_next(i) && words_.is_any(i + 1, {"and"}) &&
           words_.is_any(i + 2,
                         {"colleagues", "coworkers", "co-workers", "collaborators", "his", "her"});
  }

  /// "Ana Ríos and their team", but also "Functional Equations and their solutions".
  bool has_possession(std::size_t i) const {
    return words_.joins_next(i) && words_.is_any(i + 1, {"and"}) && words_.is_any(i + 2, {"their"});
  }

  const TextWords& words_;
  std::span<const NameMention> taken_;
  std::vector<NameMention> found_;
  /// The word behind the last name that was found.
  std::size_t free_ = 0;
};

}  // namespace

std::vector<NameMention> find_people(const TextWords& words, std::span<const NameMention> taken) {
  return NameGrammar(words, taken).find();
}

}  // namespace article_search
