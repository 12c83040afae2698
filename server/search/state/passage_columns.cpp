#include "server/search/state/passage_columns.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "indexer/schema/fields.h"
#include "server/search/state/index_reading.h"
#include "server/search/state/passage_weight.h"

namespace article_search {

namespace {

using schema::Facet;
using schema::slot;
using schema::ValueSlot;

/// Does `use` with the document and value of each passage that has a value in `from`.
template <typename Use>
void for_each_value(const Xapian::Database& index, ValueSlot from, const Use& use) {
  const auto end = index.valuestream_end(slot(from));
  for (auto value = index.valuestream_begin(slot(from)); value != end; ++value) {
    use(value.get_docid(), *value);
  }
}

/// Where the values of `order` come when they are sorted: the inverse of the permutation `order`.
std::vector<std::uint32_t> places(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) place[order[at]] = at;
  return place;
}

/// The distinct values of one facet, numbered as they are met.
class ValueTable {
 public:
  explicit ValueTable(Facet facet) : facet_(facet) {}

  /// The number of the value that `text` spells.
  std::uint32_t number_of(const std::string& text) {
    auto [spelling, is_new] = spellings_.try_emplace(text);
    if (is_new) {
      const std::string term = schema::facet_term(facet_, text);
      const auto next = static_cast<std::uint32_t>(terms_.size());
      const auto [known, is_new_value] = numbers_.try_emplace(term, next);
      if (is_new_value) terms_.push_back(term);
      spelling->second.number = known->second;
    }
    ++spelling->second.passages;
    return spelling->second.number;
  }

  std::size_t size() const { return terms_.size(); }
  const std::string& term(std::uint32_t number) const { return terms_[number]; }

  /// Each value in its commonest spelling, of equally common ones the first in order.
  std::vector<std::string> labels() const {
    std::vector<const std::pair<const std::string, Spelling>*> best(terms_.size(), nullptr);
    for (const auto& spelling : spellings_) {
      auto& so_far = best[spelling.second.number];
      const auto rank = [](const auto& of) { return std::pair(-of.second.passages, of.first); };
      if (so_far == nullptr || rank(spelling) < rank(*so_far)) so_far = &spelling;
    }
    std::vector<std::string> labels;
    labels.reserve(best.size());
    for (const auto* const spelling : best) labels.push_back(spelling->first);
    return labels;
  }

 private:
  struct Spelling {
    std::uint32_t number = 0;
    std::int64_t passages = 0;
  };

  Facet facet_;
  std::unordered_map<std::string, Spelling> spellings_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> terms_;
};

}  // namespace

class ColumnLoader {
 public:
  explicit ColumnLoader(const Xapian::Database& index)
      : index_(index), document_end_(index.get_lastdocid() + 1) {
    for (const schema::FacetTraits& facet : schema::kFacets) tables_.emplace_back(facet.facet);
  }

  PassageColumns load() {
    columns_.passage_count_ = index_.get_doccount();
    read_ids();
    read_lengths();
    read_dates();
    read_positions();
    read_values();
    number_values();
    columns_.values_.shrink_to_fit();
    return std::move(columns_);
  }

 private:
  using Ordinal = PassageColumns::Ordinal;

  void read_ids() {
    std::vector<std::pair<std::string, Xapian::docid>> ids;
    ids.reserve(columns_.passage_count_);
    for_each_value(index_, ValueSlot::passage_id, [&](Xapian::docid document, std::string id) {
      ids.emplace_back(std::move(id), document);
    });
    if (ids.size() != columns_.passage_count_) throw DamagedIndex{"a passage lacks its id"};
    std::sort(ids.begin(), ids.end());
    columns_.places_.resize(document_end_);
    std::uint32_t place = 0;
    for (const auto& [id, document] : ids) columns_.places_[document] = place++;
  }

  void read_lengths() {
    columns_.length_factors_.assign(document_end_, 1);
    const double average = index_.get_average_length();
    const auto end = index_.postlist_end("");
    for (auto at = index_.postlist_begin(""); at != end; ++at) {
      columns_.length_factors_[*at] = length_factor(at.get_doclength(), average);
    }
  }

  void read_dates() {
    std::map<std::string, std::vector<Xapian::docid>> documents_of;
    for_each_value(index_, ValueSlot::date, [&](Xapian::docid document, const std::string& date) {
      documents_of[date].push_back(document);
    });
    columns_.date_ranks_.assign(document_end_, PassageColumns::kUndated);
    std::uint32_t rank = 0;
    for (const auto& [date, documents] : documents_of) {
      for (const Xapian::docid document : documents) columns_.date_ranks_[document] = rank;
      columns_.dates_.push_back(date);
      ++rank;
    }
  }

  void read_positions() {
    columns_.positions_.assign(document_end_, 0);
    for_each_value(index_, ValueSlot::position,
                   [&](Xapian::docid document, const std::string& position) {
                     columns_.positions_[document] =
                         static_cast<std::uint32_t>(Xapian::sortable_unserialise(position));
                   });
  }

  /// Finds the values of each document, numbered as they are met.
  void read_values() {
    first_found_.reserve(document_end_ + 1);
    std::size_t passages = 0;
    for_each_value(index_, ValueSlot::facets,
                   [&](Xapian::docid document, const std::string& record) {
                     first_found_.resize(document + 1, static_cast<std::uint32_t>(found_.size()));
                     add_values(record);
                     ++passages;
                   });
    first_found_.resize(document_end_ + 1, static_cast<std::uint32_t>(found_.size()));
    if (passages != columns_.passage_count_) throw DamagedIndex{"a passage lacks its facets"};
  }

  void add_values(const std::string& record) {
    const auto values = schema::decode_facets(record);
    if (!values) throw DamagedIndex{values.error()};
    if ((*values)[static_cast<std::size_t>(Facet::article)].size() != 1) {
      throw DamagedIndex{"a passage has not one article"};
    }
    for (const schema::FacetTraits& facet : schema::kFacets) {
      const auto number = static_cast<std::size_t>(facet.facet);
      for (const std::string& value : (*values)[number]) {
        found_.push_back({static_cast<std::uint32_t>(number), tables_[number].number_of(value)});
      }
    }
  }

  /// Gives values their ordinals, in the order of facets and texts, and documents their ordinals.
  void number_values() {
    for (const schema::FacetTraits& facet : schema::kFacets) number_values_of(facet.facet);
    columns_.articles_.assign(document_end_, 0);
    columns_.first_value_.reserve(document_end_ + 1);
    Ordinal last_article = PassageColumns::kNoOrdinal;
    std::size_t runs = 0;
    for (Xapian::docid document = 0; document < document_end_; ++document) {
      columns_.first_value_.push_back(static_cast<std::uint32_t>(columns_.values_.size()));
      const std::vector<Ordinal> ordinals = ordinals_of(document);
      if (ordinals.empty()) continue;
      columns_.articles_[document] = article_of(ordinals);
      if (columns_.articles_[document] != last_article) ++runs;
      last_article = columns_.articles_[document];
      for (const Ordinal ordinal : ordinals) ++columns_.distinct_[ordinal].passages;
      columns_.values_.insert(columns_.values_.end(), ordinals.begin(), ordinals.end());
    }
    columns_.first_value_.push_back(static_cast<std::uint32_t>(columns_.values_.size()));
    // So they are written, and articles are counted by it.
    if (runs != columns_.ordinals(Facet::article).size()) {
      throw DamagedIndex{"passages of an article are apart"};
    }
  }

  void number_values_of(Facet facet) {
    const auto at = static_cast<std::size_t>(facet);
    const ValueTable& table = tables_[at];
    std::vector<std::string> labels = table.labels();
    std::vector<std::uint32_t> order(table.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
      return std::tie(labels[left], table.term(left)) < std::tie(labels[right], table.term(right));
    });
    const auto begin = static_cast<Ordinal>(columns_.distinct_.size());
    for (const std::uint32_t number : order) {
      columns_.ordinal_of_.emplace(table.term(number),
                                   static_cast<Ordinal>(columns_.distinct_.size()));
      columns_.distinct_.push_back({std::move(labels[number]), 0});
    }
    columns_.ranges_[at] = {begin, static_cast<Ordinal>(columns_.distinct_.size())};
    place_of_[at] = places(order);
  }

  /// Ascending, each once: a passage may spell one value in two ways.
  std::vector<Ordinal> ordinals_of(Xapian::docid document) const {
    std::vector<Ordinal> ordinals;
    const std::span found = std::span(found_).subspan(
        first_found_[document], first_found_[document + 1] - first_found_[document]);
    for (const auto& [facet, number] : found) {
      ordinals.push_back(columns_.ranges_[facet].begin + place_of_[facet][number]);
    }
    std::sort(ordinals.begin(), ordinals.end());
    ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
    return ordinals;
  }

  /// Each passage has one, as add_values() made sure.
  Ordinal article_of(const std::vector<Ordinal>& ordinals) const {
    const auto articles = columns_.ordinals(Facet::article);
    return *std::find_if(ordinals.begin(), ordinals.end(),
                         [&](Ordinal ordinal) { return articles.contains(ordinal); });
  }

  struct FoundValue {
    std::uint32_t facet = 0;
    std::uint32_t number = 0;
  };

  const Xapian::Database& index_;
  const Xapian::docid document_end_;
  PassageColumns columns_;
  std::vector<FoundValue> found_;
  /// By document, and one more: where its values begin in found_.
  std::vector<std::uint32_t> first_found_;
  // By facet.
  std::vector<ValueTable> tables_;
  std::array<std::vector<std::uint32_t>, schema::kFacets.size()> place_of_;
};

PassageColumns PassageColumns::load(const Xapian::Database& index) {
  return ColumnLoader(index).load();
}

std::size_t PassageColumns::bytes() const {
  // A hash node with its bucket, and two strings that are on the heap when they are long.
  constexpr std::size_t kPerValue = sizeof(Value) + 2 * sizeof(std::string) + 4 * sizeof(void*);
  std::size_t texts = 0;
  for (const Value& value : distinct_) texts += 2 * value.text.size();
  const std::size_t numbers = places_.capacity() + articles_.capacity() + first_value_.capacity() +
                              date_ranks_.capacity() + positions_.capacity() + values_.capacity();
  return numbers * sizeof(std::uint32_t) + length_factors_.capacity() * sizeof(double) +
         distinct_.size() * kPerValue + texts + dates_.size() * sizeof(std::string);
}

std::optional<PassageColumns::Ordinal> PassageColumns::find(schema::Facet facet,
                                                            std::string_view text) const {
  return find_term(schema::facet_term(facet, text));
}

std::optional<PassageColumns::Ordinal> PassageColumns::find_term(const std::string& term) const {
  const auto found = ordinal_of_.find(term);
  if (found == ordinal_of_.end()) return std::nullopt;
  return found->second;
}

PassageColumns::DateRanks PassageColumns::date_ranks(const DateRange& range) const {
  const auto begin = std::ranges::lower_bound(dates_, range.lower_bound());
  const auto end =
      range.to.empty() ? dates_.end() : std::ranges::upper_bound(dates_, range.upper_bound());
  const auto rank = [&](auto date) { return static_cast<std::uint32_t>(date - dates_.begin()); };
  return {rank(begin), rank(end)};
}

}  // namespace article_search
