#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace article_search::schema {

/// Stems and the numbers by which word sequences (word_sequence.h) refer to them. An index has as
/// many lists as it took parts to build it, so that parts are written apart; a number means what
/// the list says that its sequence names. Lists only grow, and are begun anew by a build. For one
/// writer, or any number of readers.
class StemList {
 public:
  /// An empty list; `number` is one that the index has no list of.
  explicit StemList(std::uint32_t number) : number_(number) {}

  /// Which of the index's lists it is.
  std::uint32_t number() const { return number_; }

  /// Numbers count up from 0 in the order in which stems are first asked for, so that common ones
  /// are low.
  std::uint32_t number_of(std::string_view stem);

  /// By number.
  const std::vector<std::string>& stems() const { return stems_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view stem) const {
      return std::hash<std::string_view>()(stem);
    }
  };

  std::uint32_t number_ = 0;
  std::vector<std::string> stems_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
};

/// Enters `list`, or what was added to it. Throws Xapian::Error.
void write_stem_list(Xapian::WritableDatabase& index, const StemList& list);

/// The index's last list, or an empty one where that is large: what an update adds to. Throws
/// Xapian::Error.
StemList stem_list_to_extend(const Xapian::Database& index);

/// The stems of a list, as the index keeps them.
struct StoredStemList {
  std::uint32_t number = 0;
  /// By the stem's number.
  std::vector<std::string> stems;
};

/// All lists, in no order. Damaged ones are without stems. Throws Xapian::Error.
std::vector<StoredStemList> read_stem_lists(const Xapian::Database& index);

}  // namespace article_search::schema
