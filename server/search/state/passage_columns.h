#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/schema/facets.h"
#include "server/search/state/date_range.h"

namespace article_search {

/// What is counted, grouped and sorted by, of every passage of one state of the index, in memory:
/// reading it from Xapian's value slots for each match costs ten times the match. Constant after
/// loading, so any thread may read it.
///
/// About 28 bytes for each document id that the index ever gave out, and 4 for each facet value of
/// a passage; beside that each distinct value once. All are in the order of documents, as matches
/// come. A `document` asked about must be one of the index.
class PassageColumns {
 public:
  /// A value of any facet. A facet's values are numbered one after the other, as their texts sort.
  using Ordinal = std::uint32_t;
  static constexpr Ordinal kNoOrdinal = UINT32_MAX;

  struct Value {
    /// In the spelling that most passages have.
    std::string text;
    /// How many passages of the index have it.
    std::uint32_t passages = 0;
  };

  /// The ordinals of a facet's values, from `begin` up to `end`.
  struct OrdinalRange {
    Ordinal begin = 0;
    Ordinal end = 0;

    bool contains(Ordinal ordinal) const { return ordinal >= begin && ordinal < end; }
    std::size_t size() const { return end - begin; }
  };

  /// Reads all of `index`. Throws Xapian::Error when it cannot be read and DamagedIndex when what
  /// is read makes no sense.
  static PassageColumns load(const Xapian::Database& index);

  /// Memory held, the strings of distinct values estimated.
  std::size_t bytes() const;

  std::size_t passage_count() const { return passage_count_; }
  /// One more than the highest number of a document.
  Xapian::docid document_end() const { return static_cast<Xapian::docid>(places_.size()); }
  /// Whether `document`, below document_end(), is one of the index: each has some value.
  bool has(Xapian::docid document) const {
    return first_value_[document] != first_value_[document + 1];
  }

  /// Its place in the order of passage ids, from 0, which breaks ties.
  std::uint32_t place(Xapian::docid document) const { return places_[document]; }

  /// In ascending order, so by facet.
  std::span<const Ordinal> values(Xapian::docid document) const {
    return std::span(values_).subspan(first_value_[document],
                                      first_value_[document + 1] - first_value_[document]);
  }
  /// The documents of an article follow each other.
  Ordinal article(Xapian::docid document) const { return articles_[document]; }

  /// What length_factor() says of the passage's length; reading that costs Xapian more than the
  /// rest of a match.
  double length_factor(Xapian::docid document) const { return length_factors_[document]; }

  /// Ascends with the date; undated passages have kUndated.
  std::uint32_t date_rank(Xapian::docid document) const { return date_ranks_[document]; }
  static constexpr std::uint32_t kUndated = UINT32_MAX;

  /// Of some dates, from `begin` up to `end`.
  struct DateRanks {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool contains(std::uint32_t rank) const { return rank >= begin && rank < end; }
  };

  /// The ranks of the dates in `range`.
  DateRanks date_ranks(const DateRange& range) const;

  std::uint32_t position(Xapian::docid document) const { return positions_[document]; }

  std::size_t value_count() const { return distinct_.size(); }
  const Value& value(Ordinal ordinal) const { return distinct_[ordinal]; }
  OrdinalRange ordinals(schema::Facet facet) const {
    return ranges_[static_cast<std::size_t>(facet)];
  }
  /// The value that `text` names in any spelling; empty when no passage has it.
  std::optional<Ordinal> find(schema::Facet facet, std::string_view text) const;
  /// As find(), by the index's term for the value.
  std::optional<Ordinal> find_term(const std::string& term) const;

 private:
  friend class ColumnLoader;

  PassageColumns() = default;

  std::size_t passage_count_ = 0;

  // By document.
  std::vector<std::uint32_t> places_;
  std::vector<double> length_factors_;
  std::vector<Ordinal> articles_;
  /// And one more.
  std::vector<std::uint32_t> first_value_;
  std::vector<std::uint32_t> date_ranks_;
  std::vector<std::uint32_t> positions_;

  std::vector<Ordinal> values_;
  /// The distinct dates, in their order.
  std::vector<std::string> dates_;

  // By ordinal.
  std::vector<Value> distinct_;

  std::array<OrdinalRange, schema::kFacets.size()> ranges_{};
  /// By facet_term().
  std::unordered_map<std::string, Ordinal> ordinal_of_;
};

}  // namespace article_search
