#include "server/search/query/facet_values.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/schema/facets.h"
#include "indexer/schema/fields.h"
#include "server/search/query/query_expansion.h"
#include "server/search/query/query_lexer.h"
#include "server/search/query/spelling.h"
#include "server/search/state/edit_distance.h"

namespace article_search {

namespace {

using schema::Facet;

bool is_verbatim(Facet facet) { return schema::traits(facet).form == schema::FacetForm::verbatim; }

/// Names of ours are in small letters.
std::string small(std::string_view name) {
  constexpr char kCase = 'a' - 'A';
  std::string text(name);
  std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + kCase) : letter;
  });
  return text;
}

std::string term_of(Facet facet, std::string_view value) {
  return schema::facet_term(facet, is_verbatim(facet) ? small(value) : std::string(value));
}

std::string_view prefix_of(Facet facet) {
  return schema::traits(schema::traits(facet).field).prefix;
}

std::vector<std::u32string> words_of(Facet facet, std::string_view value) {
  const std::string term = term_of(facet, value);
  std::vector<std::u32string> words;
  std::string_view rest = std::string_view(term).substr(prefix_of(facet).size());
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" -_"), rest.size());
    if (end > 0) words.push_back(to_code_points(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

/// How far a value's name is from what was typed.
struct Likeness {
  /// How many of the typed words it has, perhaps spelt otherwise.
  std::size_t shared = 0;
  std::size_t edits = 0;
  std::uint32_t passages = 0;
  std::string name;

  bool is_before(const Likeness& other) const {
    return std::tie(other.shared, edits, other.passages, name) <
           std::tie(shared, other.edits, passages, other.name);
  }
};

/// A word that was typed for a value's name, to be compared with many.
class TypedName {
 public:
  TypedName(Facet facet, std::string_view value) : facet_(facet) {
    for (const std::u32string& word : words_of(facet, value)) {
      if (word.size() <= EditDistance::kMaxLetters) words_.push_back({word, EditDistance(word)});
    }
  }

  Likeness compare(const PassageColumns::Value& value) const {
    Likeness likeness{.passages = value.passages, .name = value.text};
    const std::string term = term_of(facet_, value.text);
    const std::string_view text = std::string_view(term).substr(prefix_of(facet_).size());
    for (const Word& word : words_) {
      const std::size_t edits = fewest_edits(word, text);
      if (edits > allowed_edits(word.letters.size())) continue;
      ++likeness.shared;
      likeness.edits += edits;
    }
    return likeness;
  }

 private:
  struct Word {
    std::u32string letters;
    EditDistance distance;
  };

  static std::size_t allowed_edits(std::size_t letters) {
    if (letters < kLettersForOneEdit) return 0;
    return letters < kLettersForTwoEdits ? 1 : 2;
  }

  static std::size_t fewest_edits(const Word& word, std::string_view text) {
    std::size_t fewest = EditDistance::kMaxLetters;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of(" -_"), text.size());
      if (end > 0) fewest = std::min(fewest, word.distance.to(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return fewest;
  }

  Facet facet_;
  std::vector<Word> words_;
};

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMostListed = 5;
  std::string text;
  for (std::size_t at = 0; at < std::min(names.size(), kMostListed); ++at) {
    text.append(at == 0 ? "" : ", ").append(names[at]);
  }
  return names.size() > kMostListed ? text + ", …" : text;
}

class ValueResolver {
 public:
  ValueResolver(ParsedQuery& query, const Xapian::Database& index, const PassageColumns& columns)
      : query_(query), index_(index), columns_(columns) {}

  void resolve(QueryNode& node) {
    if (node.kind == QueryNode::Kind::filter) resolve_value(node);
    for (QueryNode& child : node.children) resolve(child);
  }

 private:
  void resolve_value(QueryNode& node) {
    const std::string whole = term_of(node.facet, node.value);
    const bool is_whole_meant = node.is_quoted || is_verbatim(node.facet);
    if (index_.term_exists(whole)) node.value_terms.push_back(whole);
    if (is_whole_meant && !node.value_terms.empty()) return;
    if (!is_verbatim(node.facet)) add_values_with(whole, node);
    if (node.value_terms.empty()) {
      warn_of_unknown(node);
    } else if (node.is_quoted) {
      warn(query_.warnings, "part_of_name",
           "No " + name_of(node) + " is called “" + node.value +
               "”, so those that have it in their names were taken: " +
               listed(names_of(node.value_terms, node.facet)) + '.');
    }
  }

  static std::string name_of(const QueryNode& node) {
    return std::string(schema::traits(node.facet).name);
  }

  /// The values that have the words of `whole` side by side.
  void add_values_with(const std::string& whole, QueryNode& node) {
    const std::string prefix(prefix_of(node.facet));
    const std::string words = ' ' + whole.substr(prefix.size()) + ' ';
    const auto end = index_.allterms_end(prefix);
    auto at = index_.allterms_begin(prefix);
    for (; at != end && scans_left_ > 0 && node.value_terms.size() < kMaxExpansions; ++at) {
      --scans_left_;
      const std::string known = *at;
      const bool has_words =
          (' ' + known.substr(prefix.size()) + ' ').find(words) != std::string::npos;
      if (has_words && known != whole) node.value_terms.push_back(known);
    }
    if (at == end) return;
    warn(query_.warnings, "values_cut",
         "Too many values had to be looked through for " + name_of(node) + ":" + node.value +
             ", so passages may be missing; the whole name in quotes is found directly.");
  }

  /// As people write them.
  std::vector<std::string> names_of(const std::vector<std::string>& terms, Facet facet) const {
    std::vector<std::string> names;
    for (const std::string& term : terms) {
      const auto ordinal = columns_.find(facet, term.substr(prefix_of(facet).size()));
      if (ordinal) names.push_back(columns_.value(*ordinal).text);
    }
    return names;
  }

  void warn_of_unknown(const QueryNode& node) {
    std::string message = "No passage has the " + name_of(node) + " “" + node.value + "”.";
    const std::vector<std::string> similar = similar_names(node);
    if (!similar.empty()) message += " There is: " + listed(similar) + '.';
    if (!is_verbatim(node.facet)) {
      message += " Without " + name_of(node) + ": it is looked for in the text.";
    }
    warn(query_.warnings, "unknown_value", std::move(message));
  }

  std::vector<std::string> similar_names(const QueryNode& node) {
    constexpr std::size_t kFewValues = 10;
    const TypedName typed(node.facet, node.value);
    const auto range = columns_.ordinals(node.facet);
    std::vector<Likeness> found;
    for (auto ordinal = range.begin; ordinal < range.end && comparisons_left_ > 0; ++ordinal) {
      --comparisons_left_;
      Likeness likeness = typed.compare(columns_.value(ordinal));
      if (likeness.shared > 0 || range.size() <= kFewValues) found.push_back(std::move(likeness));
    }
    std::sort(found.begin(), found.end(),
              [](const auto& left, const auto& right) { return left.is_before(right); });
    // What has nothing in common is better than no hint if it is little, and of ours all may be
    // meant.
    const bool is_any_similar = !found.empty() && found.front().shared > 0;
    if (is_any_similar && !is_verbatim(node.facet)) {
      std::erase_if(found, [](const auto& other) { return other.shared == 0; });
    }
    std::vector<std::string> names;
    names.reserve(found.size());
    for (Likeness& likeness : found) names.push_back(std::move(likeness.name));
    return names;
  }

  ParsedQuery& query_;
  const Xapian::Database& index_;
  const PassageColumns& columns_;
  std::size_t scans_left_ = kMaxScannedValues;
  std::size_t comparisons_left_ = kMaxComparedValues;
};

}  // namespace

void resolve_values(ParsedQuery& query,
                    const Xapian::Database& index,
                    const PassageColumns& columns) {
  ValueResolver(query, index, columns).resolve(query.root);
}

}  // namespace article_search
