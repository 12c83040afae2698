#include "server/search/match/pattern_search.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/search/state/stem_presence.h"

namespace article_search {

namespace {

using schema::Field;

const std::string& rarest_of(const WordPattern& pattern, const IndexView& view) {
  return *std::ranges::min_element(pattern.stems, {}, [&](const std::string& stem) {
    return pattern.field == Field::body
               ? passages_with(stem, view)
               : view.index.get_termfreq(schema::term(pattern.field, stem));
  });
}

std::vector<Xapian::docid> look_for_rarest(const WordPattern& pattern, PostingTable& postings) {
  const IndexView& view = postings.view();
  std::vector<Xapian::docid> found;
  for (const Posting& posting : postings.of(pattern.field, rarest_of(pattern, view))) {
    found.push_back(posting.document);
  }
  if (pattern.field == Field::body && is_row(pattern)) {
    view.postings.leave_out_without_row(numbers_of(pattern.stems, view.words), found);
  }
  return found;
}

/// Tells it from all other patterns.
std::string name_of(const WordPattern& pattern) {
  std::string name = pattern.order == WordPattern::Order::any ? "near " : "row ";
  name += std::to_string(pattern.window);
  for (const std::string& term : terms_of(pattern)) name.append(1, '\0').append(term);
  return name;
}

}  // namespace

const std::vector<Xapian::docid>& candidates_for(const WordPattern& pattern,
                                                 PostingTable& postings) {
  return postings.found(name_of(pattern), [&] { return look_for_rarest(pattern, postings); });
}

}  // namespace article_search
