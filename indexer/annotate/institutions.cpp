#include "indexer/annotate/institutions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/annotate/institution_words.h"

namespace article_search {

namespace {

/// No name that we know has more words before its noun, nor more in one run behind it.
constexpr std::size_t kMostWordsBefore = 6;
constexpr std::size_t kMostWordsBehind = 4;
constexpr std::size_t kMostParts = 3;

/// Longer words in capitals are labels: "SETTING University hospital".
constexpr std::size_t kLongestCapitals = 5;

/// Capitalised at the begin of a sentence, or of a title, without being part of a name.
const WordList kOpeners(
    " Researchers Scientists Investigators Clinicians Neurologists Experts "
    "Professor Prof Dr Drs Director Dean President Chair Chairman Fellow Former Recently Visit "
    "Contact Nearby Today Later Study Studies Team Teams Groups Author Authors Affiliation "
    "Affiliations Address Correspondence Keywords Funding Source Sources Participants Patients "
    "PhD MD US UK ");

/// Behind a name, what it only describes: "Oxford University Press", "Genome Association Study".
const WordList kFollowers(
    " Press Study Studies Trial Trials Scale Questionnaire Index Criteria Classification Score "
    "Guidelines Protocol Inventory Test Analysis Mapping ");

/// What begins an address behind a name.
const WordList kAddressWords(" E-mail Email Fax Tel Phone ");

/// The words [first, last] of a name.
struct Extent {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// What the words before a name's noun are.
struct Modifiers {
  std::size_t first = 0;
  int proper = 0;
  int origins = 0;
  int subjects = 0;
};

class InstitutionGrammar {
 public:
  explicit InstitutionGrammar(const TextWords& words) : words_(words) {}

  std::vector<NameMention> find() {
    std::vector<NameMention> mentions;
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t next = read(i, mentions);
      if (next > i) free_ = next;
      i = std::max(next, i + 1);
    }
    return mentions;
  }

 private:
  /// The index behind a name that has its noun at `i` or is known and begins there; else `i`.
  std::size_t read(std::size_t i, std::vector<NameMention>& mentions) const {
    if (!words_.is_capital(i)) return i;
    if (auto name = find_with_head(i)) {
      mentions.push_back(mention(*name));
      return name->last + 1;
    }
    const KnownInstitution known = find_known_institution(words_.text().substr(words_.begin_of(i)));
    if (known.name.empty() || begins_longer_name(i, known)) return i;
    const std::size_t end = words_.begin_of(i) + known.spelling.size();
    mentions.push_back({words_.begin_of(i), end, std::string(known.name)});
    while (i < words_.size() && words_.begin_of(i) < end) ++i;
    return i;
  }

  /// "Johns Hopkins" before a noun that will be read as the whole name.
  bool begins_longer_name(std::size_t i, const KnownInstitution& known) const {
    const std::size_t end = words_.begin_of(i) + known.spelling.size();
    while (i < words_.size() && words_.begin_of(i) < end) ++i;
    for (std::size_t at = i; at < i + 2 && at > 0 && words_.joins_next(at - 1); ++at) {
      if (find_institution_head(words_[at]) != InstitutionHead::none) return true;
    }
    return false;
  }

  NameMention mention(const Extent& name) const {
    const std::string_view span = words_.span(name.first, name.last);
    return {words_.begin_of(name.first), words_.end_of(name.last), std::string(span)};
  }

  std::optional<Extent> find_with_head(std::size_t i) const {
    const InstitutionHead head = find_institution_head(words_[i]);
    if (head == InstitutionHead::none) return std::nullopt;
    const Modifiers left = modifiers_before(i);
    const std::optional<std::size_t> last = last_word(head, i, left);
    if (!last || is_only_described(*last) || follows_article(left, i, *last)) return std::nullopt;
    const bool names_place = words_.is_any(i, {"Universität"}) && *last > i;
    return Extent{names_place ? begin_of_german(left, i) : left.first, *last};
  }

  /// Before "Universität" and a place stand adjectives alone: "Technische Universität Wien", but
  /// not "Achim Zeileis Universität Innsbruck", as lines of an address are.
  std::size_t begin_of_german(const Modifiers& left, std::size_t i) const {
    std::size_t first = i;
    while (first > left.first && is_german_adjective(words_[first - 1])) --first;
    return first;
  }

  static bool is_german_adjective(std::string_view word) {
    return word.ends_with("e") || word.ends_with("er");
  }

  bool is_only_described(std::size_t last) const {
    return words_.joins_next(last) && kFollowers.contains(words_[last + 1]);
  }

  /// "A Collaborative Research Center": what has an indefinite article is one of several, unless it
  /// is a name that describes something itself ("a Mayo Clinic team").
  bool follows_article(const Modifiers& left, std::size_t head, std::size_t last) const {
    const bool has_article =
        left.first > 0 && words_.joins_next(left.first - 1) &&
        words_.is_any(left.first - 1, {"a", "an", "A", "An", "each", "every", "any", "no"});
    return has_article && (left.proper == 0 || last > head || !words_.joins_next(last));
  }

  bool is_joined_before(std::size_t i) const {
    if (i == 0 || i == free_) return false;
    const bool is_saint = words_.before(i) == ". " && words_.is_any(i - 1, {"St", "Mt"});
    const bool is_initial = words_.before(i) == ". " && words_[i - 1].size() == 1 &&
                            words_.is_capital(i - 1) && i >= 2 && words_.joins_next(i - 2);
    return words_.joins_next(i - 1) || words_.before(i) == " & " || is_saint || is_initial;
  }

  bool is_name_word(std::size_t i) const {
    if (!words_.is_capital(i) || kOpeners.contains(words_[i])) return false;
    const bool is_label =
        words_.letter_case(i) == WordCase::capitals && words_[i].size() > kLongestCapitals;
    return !is_label && !is_function_word(words_[i]);
  }

  Modifiers modifiers_before(std::size_t head) const {
    Modifiers found{head, 0, 0, 0};
    while (head - found.first < kMostWordsBefore && is_joined_before(found.first) &&
           is_name_word(found.first - 1)) {
      --found.first;
      count(words_[found.first], found);
    }
    return found;
  }

  static void count(std::string_view word, Modifiers& modifiers) {
    switch (find_name_part(word)) {
      case NamePart::proper:
        ++modifiers.proper;
        return;
      case NamePart::origin:
        ++modifiers.origins;
        return;
      case NamePart::subject:
        ++modifiers.subjects;
        return;
      case NamePart::common:
        return;
    }
  }

  static bool is_named(const Modifiers& left) {
    return left.proper > 0 || (left.origins > 0 && left.subjects > 0);
  }

  std::optional<std::size_t> last_word(InstitutionHead head,
                                       std::size_t i,
                                       const Modifiers& left) const {
    switch (head) {
      case InstitutionHead::university:
        return last_of_university(i, left);
      case InstitutionHead::institute:
        return last_of_institute(i, left);
      case InstitutionHead::clinic:
        return last_if(left.proper > 0, i);
      case InstitutionHead::center:
        return last_of_center(i, left);
      case InstitutionHead::school:
        return last_of_school(i, left);
      case InstitutionHead::academy:
        return last_if_complemented(i, left.proper + left.origins > 0);
      case InstitutionHead::society:
        return last_of_society(i, left);
      case InstitutionHead::foreign:
        return last_of_foreign(i, left);
      case InstitutionHead::none:
        break;
    }
    return std::nullopt;
  }

  static std::optional<std::size_t> last_if(bool holds, std::size_t last) {
    return holds ? std::optional(last) : std::nullopt;
  }

  std::optional<std::size_t> last_if_complemented(std::size_t i, bool is_allowed) const {
    const std::size_t last = complement_end(i);
    return last_if(is_allowed && last > i, last);
  }

  std::optional<std::size_t> last_of_university(std::size_t i, const Modifiers& left) const {
    if (words_.is_any(i + 1, {"of"}) && words_.joins_next(i)) {
      const std::size_t last = place_end(i + 1);
      if (last == i + 1) return std::nullopt;
      return with_part(with_campus(last));
    }
    if (words_.joins_next(i) && words_.is_any(i + 1, {"Hospital"}) && left.proper == 0) {
      return last_of_named_hospital(i + 1);
    }
    if (left.proper == 0) return std::nullopt;
    return with_part(i);
  }

  /// "University Hospital Basel", "University Hospital of Basel".
  std::optional<std::size_t> last_of_named_hospital(std::size_t hospital) const {
    const bool has_of = words_.joins_next(hospital) && words_.is_any(hospital + 1, {"of"});
    const std::size_t before = has_of ? hospital + 1 : hospital;
    const std::size_t last = place_end(before);
    return last_if(last > before, last);
  }

  /// The last word of the place's name behind word `i`, or `i`.
  std::size_t place_end(std::size_t i) const {
    std::size_t at = i;
    if (words_.joins_next(at) && words_.is_any(at + 1, {"the"})) ++at;
    std::size_t last = at;
    while (last - at < kMostWordsBehind && words_.joins_next(last) && is_name_word(last + 1)) {
      ++last;
      if (!begins_place_name(words_[last])) break;
    }
    const bool is_place = last > at && find_name_part(words_[last]) == NamePart::proper &&
                          find_institution_head(words_[last]) == InstitutionHead::none;
    return is_place ? last : i;
  }

  /// "University of California, Irvine", "… of Illinois at Chicago", "… of Colorado Boulder".
  std::size_t with_campus(std::size_t last) const {
    const bool has_at = words_.joins_next(last) && words_.is_any(last + 1, {"at"});
    const std::size_t before = has_at ? last + 1 : last;
    const bool may_have_comma = words_.is_any(last, {"California", "Maryland"});
    const bool is_joined =
        words_.joins_next(before) || (may_have_comma && words_.comma_joins_next(last));
    if (!is_joined) return last;
    const std::size_t begin = words_.begin_of(before + 1);
    const std::size_t size = campus_size(words_.text().substr(begin));
    std::size_t end = last;
    while (size > 0 && end + 1 < words_.size() && words_.begin_of(end + 1) < begin + size) ++end;
    return end;
  }

  /// A part of a university that is named with it: "Medical Center", "School of Medicine".
  std::size_t with_part(std::size_t last) const {
    std::size_t found = last;
    for (std::size_t at = last; at < last + kMostWordsBehind && words_.joins_next(at); ++at) {
      if (!is_name_word(at + 1)) break;
      if (is_part_of_university(at + 1)) found = std::max(at + 1, complement_end(at + 1));
      if (found > at + 1) break;
    }
    return found;
  }

  bool is_part_of_university(std::size_t i) const {
    if (words_.is_any(i, {"Hospital", "Hospitals"})) return true;
    const bool is_center = words_.is_any(i, {"Center", "Centre", "School"});
    const bool is_medical = words_.is_any(i - 1, {"Medical", "Cancer", "Health", "Sciences"});
    const bool is_faculty = words_.is_any(i, {"School", "College", "Faculty"});
    return (is_center && is_medical) || (is_faculty && complement_end(i) > i);
  }

  std::optional<std::size_t> last_of_institute(std::size_t i, const Modifiers& left) const {
    const std::size_t last = complement_end(i);
    const bool is_of_place =
        last > i && left.first < i && find_name_part(words_[last]) == NamePart::proper;
    const bool is_plain_hospital = words_.is_any(i, {"Hospital", "Laboratory"}) &&
                                   left.proper + left.origins == 0 && !is_of_place &&
                                   !words_.is_any(i + 1, {"for"});
    if (last > i && !is_plain_hospital) return last;
    if (words_.is_any(i, {"College"}) && words_.joins_next(i) &&
        words_.is_any(i + 1, {"London", "Dublin"})) {
      return i + 1;
    }
    const bool is_crowd = words_.is_any(i, {"Institutes", "Laboratories"}) && left.proper == 0;
    return last_if(is_named(left) && !is_crowd, i);
  }

  std::optional<std::size_t> last_of_center(std::size_t i, const Modifiers& left) const {
    const std::size_t last = complement_end(i);
    if (last > i && (words_.is_any(i + 1, {"for"}) || left.proper > 0)) return last;
    const bool says_what = i > left.first && find_name_part(words_[i - 1]) == NamePart::subject;
    return last_if(is_named(left) && says_what && !words_.is_any(i, {"Centers", "Centres"}), i);
  }

  std::optional<std::size_t> last_of_school(std::size_t i, const Modifiers& left) const {
    const std::size_t last = complement_end(i);
    if (last > i) return last_if(left.proper > 0, last);
    const bool is_medical =
        i > left.first && words_.is_any(i - 1, {"Medical", "Dental", "Business", "Law"});
    return last_if(left.proper > 0 && is_medical, i);
  }

  std::optional<std::size_t> last_of_society(std::size_t i, const Modifiers& left) const {
    const std::size_t last = complement_end(i);
    const bool is_learned = words_.is_any(i, {"Society", "Federation"});
    if (words_.is_any(left.first, {"Russian"})) return std::nullopt;
    if (last > i && (is_learned || left.proper + left.origins > 0)) return last;
    const bool is_of_disease = is_learned && left.subjects > 0;
    return last_if(is_named(left) || is_of_disease, i);
  }

  std::optional<std::size_t> last_of_foreign(std::size_t i, const Modifiers& left) const {
    std::size_t last = i;
    for (std::size_t part = 0; part < kMostParts; ++part) {
      const std::size_t at = skip_foreign_particles(last);
      if (!words_.joins_next(at) || !is_name_word(at + 1) || begins_address(at + 1)) break;
      last = at + 1;
    }
    return last_if(
        last > i || left.proper > 0 || left.origins > 0 || words_[i].ends_with("-Universität"),
        last);
  }

  bool begins_address(std::size_t i) const {
    const std::string_view word = words_[i];
    return kAddressWords.contains(word) || word.ends_with("str") || word.ends_with("straße");
  }

  std::size_t skip_foreign_particles(std::size_t i) const {
    std::size_t at = i;
    while (at - i < kMostParts && words_.joins_next(at) &&
           words_.is_any(at + 1, {"de", "la", "del", "della", "degli", "di", "du", "des", "da",
                                  "do", "dos", "van", "von", "der", "für", "zu", "Studi"})) {
      ++at;
    }
    return at;
  }

  /// The last word of what "of" or "for" adds behind word `i`, or `i`.
  std::size_t complement_end(std::size_t i) const {
    if (!words_.joins_next(i) || !words_.is_any(i + 1, {"of", "for", "on"})) return i;
    std::size_t last = i;
    std::size_t at = i + 1;
    for (std::size_t part = 0; part <= kMostParts; ++part) {
      const std::size_t end = part == 0 ? run_end(at) : subject_end(at);
      if (end == at) break;
      last = end;
      if (!continues_complement(last)) break;
      at = last + 1;
    }
    return last;
  }

  /// The last of the subjects behind word `i` ("Tropical Medicine"), or `i`.
  std::size_t subject_end(std::size_t i) const {
    std::size_t last = i;
    while (last - i < kMostWordsBehind && words_.joins_next(last) && is_name_word(last + 1) &&
           find_name_part(words_[last + 1]) == NamePart::subject) {
      ++last;
    }
    return last;
  }

  bool continues_complement(std::size_t last) const {
    return words_.joins_next(last) && words_.is_any(last + 1, {"and", "in", "of"});
  }

  /// The last of the capitalised words behind word `i` up to another institution's noun, or `i`.
  std::size_t run_end(std::size_t i) const {
    std::size_t last = i;
    if (words_.joins_next(i) && words_.is_any(i + 1, {"the"})) ++last;
    const std::size_t begin = last;
    while (last - begin < kMostWordsBehind && words_.joins_next(last) && is_name_word(last + 1)) {
      ++last;
    }
    return last > begin ? last : i;
  }

  const TextWords& words_;
  /// The word behind the last name that was found.
  std::size_t free_ = 0;
};

}  // namespace

std::vector<NameMention> find_institutions(const TextWords& words) {
  return InstitutionGrammar(words).find();
}

}  // namespace article_search
