#include "server/search/state/edit_distance.h"

#include <algorithm>

#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

/// `text` without its first `count` letters, or without any where it has no more.
std::u32string_view behind(std::u32string_view text, std::size_t count) {
  return text.substr(std::min(count, text.size()));
}

std::size_t common_letters(std::u32string_view left, std::u32string_view right) {
  const auto [end, ignored] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  return static_cast<std::size_t>(end - left.begin());
}

}  // namespace

std::u32string to_code_points(std::string_view text) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::u32string points;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::int32_t point = schema::read_code_point(text, offset);
    points += point < 0 ? kReplacement : static_cast<char32_t>(point);
  }
  return points;
}

EditDistance::EditDistance(std::u32string_view word) : length_(word.size()) {
  for (std::size_t place = 0; place < word.size(); ++place) {
    const std::uint64_t bit = std::uint64_t{1} << place;
    if (word[place] < ascii_.size()) {
      ascii_[word[place]] |= bit;
    } else {
      const auto letter = static_cast<std::int32_t>(word[place]);
      wider_.emplace_back(letter, places(letter) | bit);
    }
  }
  // The last entry of a letter has all of its places.
  std::reverse(wider_.begin(), wider_.end());
}

std::uint64_t EditDistance::places(std::int32_t letter) const {
  if (letter >= 0 && static_cast<std::size_t>(letter) < ascii_.size()) {
    return ascii_[static_cast<std::size_t>(letter)];
  }
  std::uint64_t all = 0;
  for (const auto& [known, bits] : wider_) {
    if (known == letter) all |= bits;
  }
  return all;
}

std::size_t EditDistance::to(std::string_view other) const {
  const std::uint64_t last = std::uint64_t{1} << (length_ - 1);
  std::size_t distance = length_;
  // How each cell of the distance matrix's column differs from the one above it, and where the
  // diagonal did not grow; Hyyrö's VP, VN, D0.
  std::uint64_t grows = ~std::uint64_t{0};
  std::uint64_t shrinks = 0;
  std::uint64_t level = 0;
  std::uint64_t earlier = 0;
  for (std::size_t offset = 0; offset < other.size();) {
    const std::uint64_t equal = places(schema::read_code_point(other, offset));
    const std::uint64_t exchanged = ((~level & equal) << 1U) & earlier;
    level = (((equal & grows) + grows) ^ grows) | equal | shrinks | exchanged;
    std::uint64_t row_grows = shrinks | ~(level | grows);
    std::uint64_t row_shrinks = level & grows;
    if ((row_grows & last) != 0) ++distance;
    if ((row_shrinks & last) != 0) --distance;
    row_grows = (row_grows << 1U) | 1U;
    row_shrinks <<= 1U;
    grows = row_shrinks | ~(level | row_grows);
    shrinks = row_grows & level;
    earlier = equal;
  }
  return distance;
}

bool nearly_begins(std::u32string_view typed, std::u32string_view word) {
  // One edit at the first difference is as good as one anywhere before it.
  const std::size_t common = common_letters(typed, word);
  const std::u32string_view rest = typed.substr(common);
  const std::u32string_view other = word.substr(common);
  if (rest.empty()) return true;
  const bool is_one_more = other.starts_with(rest.substr(1));
  const bool is_one_less = !other.empty() && other.substr(1).starts_with(rest);
  const bool is_another = !other.empty() && other.substr(1).starts_with(rest.substr(1));
  const bool is_exchanged = rest.size() > 1 && other.size() > 1 && rest[0] == other[1] &&
                            rest[1] == other[0] && behind(other, 2).starts_with(rest.substr(2));
  return is_one_more || is_one_less || is_another || is_exchanged;
}

}  // namespace article_search
