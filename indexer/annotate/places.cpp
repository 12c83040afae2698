#include "indexer/annotate/places.h"

#include <algorithm>
#include <optional>

#include "indexer/annotate/gazetteer.h"
#include "indexer/annotate/region_codes.h"

namespace article_search {

namespace {

/// "Democratic Republic of the Congo".
constexpr std::size_t kLongestName = 5;

/// Before the name of a place, words that belong to it or say which part of it.
const WordList kDirections(
    " Northern Southern Eastern Western Central North South East West Mainland Rural Urban "
    "Northeastern Northwestern Southeastern Southwestern Upstate ");

class PlaceGrammar {
 public:
  PlaceGrammar(const TextWords& words, std::span<const NameMention> taken)
      : words_(words), taken_(taken) {}

  std::vector<PlaceMention> find() {
    std::vector<PlaceMention> mentions;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      auto mention = read(i);
      if (!mention) continue;
      while (i + 1 < words_.size() && words_.begin_of(i + 1) < mention->end) ++i;
      mentions.push_back(std::move(*mention));
      last_end_ = mentions.back().end;
    }
    return mentions;
  }

 private:
  std::optional<PlaceMention> read(std::size_t i) {
    if (!words_.is_capital(i) || is_taken(i)) return std::nullopt;
    if (auto region = read_code(i)) return region;
    for (std::size_t size = kLongestName; size > 0; --size) {
      const Place* place =
          i + size <= words_.size() ? find_place(spelling(i, i + size - 1)) : nullptr;
      if (place != nullptr) return read_name(i, i + size - 1, *place);
    }
    return std::nullopt;
  }

  std::string_view spelling(std::size_t first, std::size_t last) const {
    return words_.span(first, last);
  }

  bool is_taken(std::size_t i) {
    while (next_taken_ < taken_.size() && taken_[next_taken_].end <= words_.begin_of(i)) {
      ++next_taken_;
    }
    return next_taken_ < taken_.size() && taken_[next_taken_].begin <= words_.begin_of(i);
  }

  PlaceMention mention(std::size_t first, std::size_t last, const Region& region) const {
    PlaceMention found{words_.begin_of(first), words_.end_of(last), {std::string(region.name)}};
    if (!region.country.empty()) found.names.emplace_back(region.country);
    return found;
  }

  /// "Rochester, NY", "Washington, DC".
  std::optional<PlaceMention> read_code(std::size_t i) const {
    const bool may_be_code = words_[i].size() == 2 && words_.letter_case(i) == WordCase::capitals;
    if (!may_be_code || !follows_city(i)) return std::nullopt;
    const bool is_apart =
        i + 1 == words_.size() || words_.after(i).front() != ' ' || !words_.is_capital(i + 1);
    Region region = find_region_code(words_[i - 1], words_[i]);
    if (region.name.empty() && i >= 2 && words_.joins_next(i - 2)) {
      region = find_region_code(words_.span(i - 2, i - 1), words_[i]);
    }
    if (!is_apart || region.name.empty()) return std::nullopt;
    return mention(i, i, region);
  }

  bool follows_city(std::size_t i) const {
    return i > 0 && words_.comma_joins_next(i - 1) &&
           words_.letter_case(i - 1) == WordCase::capitalised;
  }

  std::optional<PlaceMention> read_name(std::size_t first, std::size_t last, const Place& place) {
    if (!stands_alone(first, last) || is_federal_capital(last)) return std::nullopt;
    const bool is_shown =
        place.certainty == PlaceCertainty::sure || is_shown_to_be_place(first, last);
    if (!is_shown) return std::nullopt;
    return mention(first, last, {place.name, place.country});
  }

  /// "Washington, DC", "Washington, D.C.": the state is another place.
  bool is_federal_capital(std::size_t last) const {
    const bool has_initials = words_.is_any(last + 1, {"D"}) && words_.is_any(last + 2, {"C"});
    return words_.comma_joins_next(last) && (has_initials || words_.is_any(last + 1, {"DC"}));
  }

  /// Whether the name is no part of a longer one: "New England", "Michael Israel", "India ink".
  bool stands_alone(std::size_t first, std::size_t last) const {
    // "Proc. Natl. Acad. Sci. USA" is a journal.
    if (first > 0 && words_.is_any(first - 1, {"Acad", "Sci", "Soc"})) return false;
    if (first > 0 && words_.joins_next(first - 1) && words_.is_capital(first - 1)) {
      const std::string_view before = words_[first - 1];
      const bool is_opener = words_.begins_sentence(first - 1) && is_function_word(before);
      if (!is_opener && !kDirections.contains(before)) return false;
    }
    if (!words_.joins_next(last)) return true;
    return !is_described_by_place(words_[last + 1]) &&
           (!words_.is_capital(last + 1) || is_function_word(words_[last + 1]));
  }

  bool is_shown_to_be_place(std::size_t first, std::size_t last) const {
    if (is_person(last)) return false;
    const bool has_preposition = follows_preposition(first) && is_whole_phrase(last);
    const bool is_after_city = follows_city(first) && ends_phrase(last);
    const bool is_after_place = last_end_ > 0 && first > 0 &&
                                words_.end_of(first - 1) == last_end_ &&
                                words_.before(first).starts_with(",");
    const bool ends_list = first >= 2 && words_.end_of(first - 2) == last_end_ && last_end_ > 0 &&
                           words_.is_any(first - 1, {"and", "or"});
    return has_preposition || is_after_city || is_after_place || ends_list;
  }

  bool follows_preposition(std::size_t first) const {
    if (first == 0 || !words_.joins_next(first - 1)) return false;
    const bool has_article =
        first > 1 && words_.is_any(first - 1, {"the"}) && words_.joins_next(first - 2);
    return words_.is_any(has_article ? first - 2 : first - 1, {"in", "In"});
  }

  /// "in the US group" is about ultrasound.
  bool is_whole_phrase(std::size_t last) const {
    return ends_phrase(last) || is_function_word(words_[last + 1]);
  }

  bool ends_phrase(std::size_t last) const { return !words_.after(last).starts_with(" "); }

  /// "in Jordan et al.", "in Jordan's study".
  bool is_person(std::size_t last) const {
    const bool is_author = words_.is_any(last + 1, {"et", "and"}) &&
                           words_.is_any(last + 2, {"al", "colleagues", "coworkers"});
    return is_author || words_.after(last).starts_with(" (");
  }

  const TextWords& words_;
  std::span<const NameMention> taken_;
  std::size_t next_taken_ = 0;
  /// Behind the last place that was found.
  std::size_t last_end_ = 0;
};

}  // namespace

std::vector<PlaceMention> find_places(const TextWords& words, std::span<const NameMention> taken) {
  return PlaceGrammar(words, taken).find();
}

}  // namespace article_search
