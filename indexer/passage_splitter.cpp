#include "indexer/passage_splitter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/annotate/dates.h"
#include "indexer/passage_id.h"
#include "indexer/passage_length.h"
#include "indexer/slug.h"

namespace article_search {

namespace {

// Every passage carries its headings; what is longer is text that was marked as a heading.
constexpr std::size_t kLongestHeading = 500;
constexpr int kShortestPassage = 4;
// What slug() may add to a heading that is not in ASCII, so that no word of it is cut.
constexpr std::size_t kRoomForHash = 12;
constexpr int kShortestSentence = 6;
// Without any punctuation, as scraped text has it at times, this many words are no fragment.
constexpr int kLongestFragment = 20;

// Words of headings whose list items describe projects.
constexpr std::array<std::string_view, 12> kProjectWords = {
    "project", "projects", "grant",  "grants", "study",   "studies",
    "trial",   "trials",   "funded", "award",  "awarded", "awards",
};

struct Draft {
  Passage passage;
  // What its points below are headed with.
  std::string opening;
  // Number of the list that it is an outermost item of; -1 for others.
  int list = -1;
};

// A list item that what follows can stand under, and the draft that holds its text.
struct OpenItem {
  int level = 0;
  std::size_t draft = 0;
};

struct Heading {
  int level = 0;
  std::string text;
  std::string anchor;
};

bool is_fragment(std::string_view text) {
  const int words = count_words(text);
  if (words < kShortestSentence) return true;
  return words < kLongestFragment && !has_sentence(text);
}

// Joins texts that stood on their own: "Cells from: bone marrow; fat", not "… fat. ; skin".
void join(std::string& text, std::string_view addition) {
  constexpr std::string_view kPunctuation = ".!?:;,";
  const bool has_stop = kPunctuation.find(text.back()) != std::string_view::npos ||
                        text.ends_with("…") || text.ends_with("—") || text.ends_with("–");
  text += has_stop ? " " : "; ";
  text += addition;
}

// "Note" in a line of its own, before the text that it speaks of.
bool is_label(const Passage& passage) {
  constexpr int kMostWords = 2;
  const std::string_view text = passage.text;
  return passage.list_level == 0 && count_words(text) <= kMostWords && text.front() >= 'A' &&
         text.front() <= 'Z' && text.back() >= 'a' && text.back() <= 'z';
}

// Goes through the blocks once, keeping what is above the present one.
class DraftCollector {
 public:
  void add(const Block& block) {
    if (block.kind == BlockKind::heading && block.text.size() <= kLongestHeading) {
      add_heading(block);
    } else if (block.kind == BlockKind::list_item) {
      add_item(block);
    } else {
      add_paragraph(block);
    }
  }

  std::vector<Draft> take() { return std::move(drafts_); }

 private:
  void add_heading(const Block& block) {
    end_list();
    while (!headings_.empty() && headings_.back().level >= block.level) headings_.pop_back();
    headings_.push_back({block.level, block.text, block.anchor});
  }

  void add_item(const Block& block) {
    while (!items_.empty() && items_.back().level >= block.level) items_.pop_back();
    items_.push_back({block.level, place(block)});
  }

  void add_paragraph(const Block& block) {
    const int level = block.kind == BlockKind::paragraph ? block.level : 0;
    while (!items_.empty() && items_.back().level > level) items_.pop_back();
    if (items_.empty()) end_list();
    place(block);
  }

  void end_list() {
    items_.clear();
    ++list_;
  }

  // Puts the block's text where it belongs and returns the draft's index.
  std::size_t place(const Block& block) {
    const bool is_below_item = !items_.empty();
    if (is_below_item && is_fragment(block.text)) {
      join(drafts_[items_.back().draft].passage.text, block.text);
      return items_.back().draft;
    }
    drafts_.push_back(draft_of(block));
    Draft& draft = drafts_.back();
    if (is_below_item) {
      draft.passage.section.push_back(drafts_[items_.back().draft].opening);
    } else if (block.kind == BlockKind::list_item) {
      draft.list = list_;
    }
    return drafts_.size() - 1;
  }

  Draft draft_of(const Block& block) const {
    Draft draft;
    draft.passage.text = block.text;
    draft.passage.list_level = block.kind == BlockKind::heading ? 0 : block.level;
    draft.passage.heading_count = static_cast<int>(headings_.size());
    for (const Heading& heading : headings_) {
      draft.passage.section.push_back(heading.text);
      if (!heading.anchor.empty()) draft.passage.source_anchor = heading.anchor;
    }
    if (!block.anchor.empty()) draft.passage.source_anchor = block.anchor;
    draft.opening = opening_words(block.text);
    return draft;
  }

  std::vector<Heading> headings_;
  std::vector<OpenItem> items_;
  int list_ = 0;
  std::vector<Draft> drafts_;
};

bool says_project(std::string_view heading) {
  const std::string words = "-" + slug(heading, heading.size() + kRoomForHash) + "-";
  return std::ranges::any_of(kProjectWords, [&words](std::string_view word) {
    return words.find("-" + std::string(word) + "-") != std::string::npos;
  });
}

bool stands_under_projects(const Passage& passage) {
  const auto headings = passage.section.begin() + passage.heading_count;
  return std::any_of(passage.section.begin(), headings, says_project);
}

// Sets kinds and dates of the items of one list.
void settle_list(std::vector<Draft>::iterator begin, std::vector<Draft>::iterator end) {
  std::vector<std::string> dates;
  const auto is_outermost = [](const Draft& draft) { return draft.list >= 0; };
  for (auto draft = begin; draft != end; ++draft) {
    const auto mentions =
        is_outermost(*draft) ? find_dates(draft->passage.text) : std::vector<DateMention>();
    dates.push_back(mentions.empty() ? std::string() : mentions.front().date);
  }
  const auto items = std::count_if(begin, end, is_outermost);
  const auto dated = std::ranges::count_if(dates, [](const auto& date) { return !date.empty(); });
  const bool is_chronicle = items >= 2 && dated * 3 >= items * 2;
  const bool lists_projects = items > 0 && stands_under_projects(begin->passage);
  for (auto draft = begin; draft != end; ++draft) {
    std::string& date = dates[static_cast<std::size_t>(draft - begin)];
    if (lists_projects && is_outermost(*draft)) {
      draft->passage.kind = schema::PassageKind::project;
    } else if (is_chronicle && !date.empty()) {
      draft->passage.kind = schema::PassageKind::milestone;
      draft->passage.date = std::move(date);
    }
  }
}

// A list goes from its first item to the next draft that is neither of it nor below an item of it.
void settle_kinds(std::vector<Draft>& drafts) {
  for (auto begin = drafts.begin(); begin != drafts.end();) {
    const auto is_of_list = [list = begin->list](const Draft& draft) {
      const bool is_below_item =
          static_cast<int>(draft.passage.section.size()) > draft.passage.heading_count;
      return draft.list == list || is_below_item;
    };
    const auto end =
        begin->list < 0 ? begin + 1 : std::find_if_not(begin, drafts.end(), is_of_list);
    settle_list(begin, end);
    begin = end;
  }
}

bool is_tiny(const Draft& draft) { return count_words(draft.passage.text) < kShortestPassage; }

bool are_siblings(const Draft& one, const Draft& other) {
  return one.passage.section == other.passage.section;
}

// Puts the draft after those before it, with the one before if that is a tiny sibling.
void append(std::vector<Draft>& joined, Draft draft) {
  const bool follows_tiny =
      !joined.empty() && is_tiny(joined.back()) && are_siblings(joined.back(), draft);
  if (follows_tiny) {
    const bool is_labelled = is_label(joined.back().passage);
    std::string text = std::move(joined.back().passage.text);
    if (is_labelled) text += ':';
    join(text, draft.passage.text);
    draft.passage.text = std::move(text);
    draft.passage.source_anchor = std::move(joined.back().passage.source_anchor);
    joined.pop_back();
  }
  joined.push_back(std::move(draft));
}

void join_last_to_sibling_before(std::vector<Draft>& joined) {
  if (joined.size() < 2 || !are_siblings(joined[joined.size() - 2], joined.back())) return;
  const std::string text = std::move(joined.back().passage.text);
  joined.pop_back();
  join(joined.back().passage.text, text);
}

bool is_last_of_list(const Draft& draft, const Draft& next) {
  return next.passage.list_level < draft.passage.list_level;
}

// Tiny texts join the next sibling, else the one before; without either they stay. The last item of
// a list rather joins the item before it than what follows the list.
std::vector<Draft> join_tiny(std::vector<Draft> drafts) {
  std::vector<Draft> joined;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const bool has_next = i + 1 < drafts.size() && are_siblings(drafts[i], drafts[i + 1]);
    const bool ends_list = has_next && is_last_of_list(drafts[i], drafts[i + 1]);
    append(joined, std::move(drafts[i]));
    const bool has_item_before =
        joined.size() > 1 &&
        joined[joined.size() - 2].passage.list_level == joined.back().passage.list_level;
    const bool joins_before = !has_next || (ends_list && has_item_before);
    if (joins_before && is_tiny(joined.back())) join_last_to_sibling_before(joined);
  }
  return joined;
}

}  // namespace

SplitResult split_into_passages(const Article& article) {
  DraftCollector collector;
  for (const Block& block : article.blocks) {
    if (!block.text.empty()) collector.add(block);
  }
  std::vector<Draft> drafts = collector.take();
  settle_kinds(drafts);
  SplitResult result;
  std::unordered_set<std::string> ids;
  for (Draft& draft : join_tiny(std::move(drafts))) {
    // Each piece would keep the memory of a copy of the whole.
    const std::string text = std::exchange(draft.passage.text, {});
    for (std::string& piece : split_long_text(text)) {
      Passage passage = draft.passage;
      passage.text = std::move(piece);
      passage.article_id = article.id;
      passage.id = passage_id(passage);
      passage.position = static_cast<int>(result.passages.size()) + 1;
      const bool is_new = ids.insert(passage.id).second;
      (is_new ? result.passages : result.duplicates).push_back(std::move(passage));
    }
  }
  return result;
}

}  // namespace article_search
