#include "indexer/readers/html_main_content.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/readers/html_boilerplate.h"
#include "indexer/readers/html_signposts.h"

namespace article_search {

namespace {

constexpr std::string_view kOutside = "outside of the main part";
constexpr std::string_view kContents = "table of contents";

std::size_t count_black(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

// How much text stands before each node of a tree, so that a subtree's is a difference. Counted are
// bytes other than white space.
class TextLengths {
 public:
  explicit TextLengths(const HtmlTree& tree) : all_(tree.size() + 1), linked_(tree.size() + 1) {
    std::size_t link_end = 0;
    std::size_t unread_end = 0;
    for (std::size_t i = 0; i < tree.size(); ++i) {
      if (is_unread(tree[i])) unread_end = std::max(unread_end, tree[i].end);
      if (tree[i].name == "a" && has_attribute(tree[i], "href")) {
        link_end = std::max(link_end, tree[i].end);
      }
      const std::size_t length = i < unread_end ? 0 : count_black(tree[i].text);
      all_[i + 1] = all_[i] + length;
      linked_[i + 1] = linked_[i] + (i < link_end ? length : 0);
    }
  }

  std::size_t below(const HtmlTree& tree, std::size_t at) const {
    return all_[tree[at].end] - all_[at];
  }

  std::size_t linked_below(const HtmlTree& tree, std::size_t at) const {
    return linked_[tree[at].end] - linked_[at];
  }

  std::size_t unlinked_below(const HtmlTree& tree, std::size_t at) const {
    return below(tree, at) - linked_below(tree, at);
  }

 private:
  static bool is_unread(const HtmlNode& node) {
    return node.name == "head" || node.name == "script" || node.name == "style";
  }

  std::vector<std::size_t> all_;
  std::vector<std::size_t> linked_;
};

// How many headings that could be a title stand before each node.
class TitleCounts {
 public:
  explicit TitleCounts(const HtmlTree& tree) : before_(tree.size() + 1) {
    for (std::size_t i = 0; i < tree.size(); ++i) {
      before_[i + 1] = before_[i] + (heading_level(tree[i]) == 1 ? 1 : 0);
    }
  }

  bool has_all_below(const HtmlTree& tree, std::size_t at) const {
    const std::size_t here = before_[tree[at].end] - before_[at];
    return here > 0 && here == before_.back();
  }

 private:
  std::vector<std::size_t> before_;
};

// The lists that are links to places of the page, and nothing else. Those of a few links may be of
// anything.
class LocalLinks {
 public:
  explicit LocalLinks(const HtmlTree& tree) : links_(tree.size() + 1), others_(tree.size() + 1) {
    std::size_t link_end = 0;
    for (std::size_t i = 0; i < tree.size(); ++i) {
      const bool is_link = tree[i].name == "a" && attribute_of(tree[i], "href").starts_with('#');
      if (is_link) link_end = std::max(link_end, tree[i].end);
      const bool is_other = i >= link_end && count_black(tree[i].text) > 0;
      links_[i + 1] = links_[i] + (is_link ? 1 : 0);
      others_[i + 1] = others_[i] + (is_other ? 1 : 0);
    }
  }

  bool make_contents(const HtmlTree& tree, std::size_t at) const {
    constexpr std::size_t kFewestEntries = 3;
    const HtmlNode& node = tree[at];
    return (node.name == "ul" || node.name == "ol") && others_[node.end] == others_[at] &&
           links_[node.end] - links_[at] >= kFewestEntries;
  }

 private:
  // Links, and texts outside of them, before each node.
  std::vector<std::size_t> links_;
  std::vector<std::size_t> others_;
};

// First round: what elements say of themselves.
class KindJudge {
 public:
  explicit KindJudge(const HtmlTree& tree)
      : tree_(tree), lengths_(tree), titles_(tree), local_links_(tree) {}

  std::vector<HtmlDrop> judge() {
    for (std::size_t i = 0; i < tree_.size();) {
      const HtmlNode& node = tree_[i];
      if (node.name == "head") {
        i = node.end;
        continue;
      }
      note_surroundings(node);
      // The headings of an accordion's parts are buttons.
      const bool is_heading_button = i < heading_end_ && node.name == "button";
      const Judgement judgement = judge_in_place(i);
      const bool is_dropped = !is_heading_button && settles(judgement.verdict, i);
      if (is_dropped) drops_.push_back({i, judgement.reason});
      if (is_main(node) || node.name == "article") article_end_ = std::max(article_end_, node.end);
      i = is_dropped ? node.end : i + 1;
    }
    return std::move(drops_);
  }

 private:
  /// What the nodes within `node` stand in.
  void note_surroundings(const HtmlNode& node) {
    if (node.name == "blockquote") quote_end_ = std::max(quote_end_, node.end);
    if (heading_level(node) > 0) heading_end_ = std::max(heading_end_, node.end);
    const bool is_link = node.name == "a" && has_attribute(node, "href");
    if (is_link) link_end_ = std::max(link_end_, node.end);
  }

  Judgement judge_in_place(std::size_t at) const {
    if (at < heading_end_ && is_heading_mark(tree_, at)) {
      return {Verdict::drop, "link to a heading"};
    }
    if (is_signpost(tree_, at, at < link_end_)) return {Verdict::drop, "navigation"};
    if (local_links_.make_contents(tree_, at)) return {Verdict::drop_if_small, kContents};
    return judge_element(tree_[at]);
  }

  bool settles(Verdict verdict, std::size_t at) const {
    switch (verdict) {
      case Verdict::keep:
        return false;
      case Verdict::drop:
        return true;
      case Verdict::drop_if_minor:
        return is_minor(at) && !is_source_of_quote(at);
      case Verdict::drop_if_untitled:
        return is_minor(at) && at >= article_end_ && !titles_.has_all_below(tree_, at);
      case Verdict::drop_if_small:
        return is_minor(at) && is_small(at) && !titles_.has_all_below(tree_, at);
    }
    return false;
  }

  // Without most of the running text. An element that is never closed swallows the page's.
  bool is_minor(std::size_t at) const {
    return lengths_.unlinked_below(tree_, at) * 2 <= lengths_.unlinked_below(tree_, 0);
  }

  bool is_small(std::size_t at) const {
    return lengths_.below(tree_, at) * 2 < lengths_.below(tree_, 0);
  }

  bool is_source_of_quote(std::size_t at) const {
    return at < quote_end_ && tree_[at].name == "footer";
  }

  const HtmlTree& tree_;
  TextLengths lengths_;
  TitleCounts titles_;
  LocalLinks local_links_;
  std::size_t article_end_ = 0;
  std::size_t heading_end_ = 0;
  std::size_t quote_end_ = 0;
  std::size_t link_end_ = 0;
  std::vector<HtmlDrop> drops_;
};

// Second round, on what the first left: which part of the page is the article, and what is beside.
class PlaceJudge {
 public:
  explicit PlaceJudge(const HtmlTree& tree) : tree_(tree), lengths_(tree), titles_(tree) {}

  std::vector<HtmlDrop> judge() {
    const std::size_t body = find_body();
    if (body == tree_.size()) return {};
    if (const auto main = largest(body, is_main, kLeastMain); main) {
      drop_beside(body, *main, [](std::size_t) { return true; });
    } else if (const auto article = largest(body, is_article, kLeastArticle); article) {
      drop_beside(body, *article, [this](std::size_t at) { return !has_title(at); });
    } else if (!is_mostly_links(body)) {
      drop_links_around(body, densest(body));
    }
    std::ranges::sort(drops_, {}, &HtmlDrop::node);
    return std::move(drops_);
  }

 private:
  // In percent of the page's text. A main part with less is an empty frame that a script would
  // fill; an article with less is one of several on the page.
  static constexpr std::size_t kLeastMain = 10;
  static constexpr std::size_t kLeastArticle = 50;
  static constexpr std::size_t kDense = 80;

  static bool is_article(const HtmlNode& node) { return node.name == "article"; }

  // What pages are laid out with; text stands in other elements within these.
  static bool is_container(const HtmlNode& node) {
    constexpr std::array<std::string_view, 10> kContainers = {
        "div", "section", "article", "center", "form", "table", "tbody", "tr", "td", "font"};
    return std::ranges::find(kContainers, node.name) != kContainers.end();
  }

  bool has_title(std::size_t at) const { return titles_.has_all_below(tree_, at); }

  std::size_t find_body() const {
    const auto body = std::ranges::find(tree_, "body", &HtmlNode::name);
    return static_cast<std::size_t>(body - tree_.begin());
  }

  template <typename Test>
  std::optional<std::size_t> largest(std::size_t body,
                                     const Test& test,
                                     std::size_t percent) const {
    std::optional<std::size_t> best;
    for (std::size_t i = body + 1; i < tree_[body].end; ++i) {
      if (!test(tree_[i])) continue;
      if (!best || lengths_.below(tree_, i) > lengths_.below(tree_, *best)) best = i;
    }
    const bool is_enough =
        best && lengths_.below(tree_, *best) * 100 >= lengths_.below(tree_, body) * percent;
    return is_enough ? best : std::nullopt;
  }

  // The innermost element that holds most of the running text.
  std::size_t densest(std::size_t body) const {
    const std::size_t enough = lengths_.unlinked_below(tree_, body) * kDense / 100;
    std::size_t found = body;
    for (std::size_t i = body + 1; i < tree_[found].end;) {
      if (!is_container(tree_[i]) || lengths_.unlinked_below(tree_, i) < enough) {
        i = tree_[i].end;
      } else {
        found = i++;
      }
    }
    return found;
  }

  bool is_mostly_links(std::size_t at) const {
    return lengths_.linked_below(tree_, at) * 4 > lengths_.below(tree_, at) * 3;
  }

  // Goes down from the body to `root` and drops what stands beside the way.
  template <typename Test>
  void drop_beside(std::size_t body, std::size_t root, const Test& goes) {
    for (std::size_t i = body + 1; i < tree_[body].end;) {
      if (i < root && root < tree_[i].end) {
        ++i;
        continue;
      }
      if (i != root && lengths_.below(tree_, i) > 0 && goes(i)) drops_.push_back({i, kOutside});
      i = tree_[i].end;
    }
  }

  // Goes down from the body to `root` and drops links at both ends of the way; those between texts
  // belong to them.
  void drop_links_around(std::size_t body, std::size_t root) {
    for (std::size_t parent = body; parent != root;) {
      std::vector<std::size_t> before;
      std::vector<std::size_t> behind;
      std::size_t next = root;
      for (std::size_t i = parent + 1; i < tree_[parent].end; i = tree_[i].end) {
        if (tree_[i].end <= root) before.push_back(i);
        if (i > root) behind.push_back(i);
        if (i <= root && root < tree_[i].end) next = i;
      }
      std::ranges::reverse(behind);
      drop_links(before);
      drop_links(behind);
      parent = next;
    }
  }

  void drop_links(const std::vector<std::size_t>& nodes) {
    for (const std::size_t node : nodes) {
      if (lengths_.below(tree_, node) == 0) continue;
      if (!is_mostly_links(node) || has_heading(node)) return;
      drops_.push_back({node, kOutside});
    }
  }

  bool has_heading(std::size_t at) const {
    for (std::size_t i = at; i < tree_[at].end; ++i) {
      if (heading_level(tree_[i]) > 0) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  TextLengths lengths_;
  TitleCounts titles_;
  std::vector<HtmlDrop> drops_;
};

// For each node of the tree that is left, its index in the whole one.
std::vector<std::size_t> kept_nodes(const HtmlTree& tree, const std::vector<HtmlDrop>& drops) {
  std::vector<std::size_t> kept;
  auto drop = drops.begin();
  for (std::size_t i = 0; i < tree.size();) {
    if (drop != drops.end() && drop->node == i) {
      i = tree[i].end;
      ++drop;
    } else {
      kept.push_back(i++);
    }
  }
  return kept;
}

}  // namespace

std::vector<HtmlDrop> find_dropped_parts(const HtmlTree& tree) {
  if (tree.empty()) return {};
  std::vector<HtmlDrop> drops = KindJudge(tree).judge();
  const std::vector<std::size_t> kept = kept_nodes(tree, drops);
  for (const HtmlDrop& drop : PlaceJudge(without_parts(tree, drops)).judge()) {
    drops.push_back({kept[drop.node], drop.reason});
  }
  std::ranges::sort(drops, {}, &HtmlDrop::node);
  // What is dropped as a whole takes along what the first round dropped within it.
  std::size_t end = 0;
  std::erase_if(drops, [&](const HtmlDrop& drop) {
    if (drop.node < end) return true;
    end = tree[drop.node].end;
    return false;
  });
  return drops;
}

HtmlTree without_parts(const HtmlTree& tree, const std::vector<HtmlDrop>& drops) {
  const std::vector<std::size_t> kept = kept_nodes(tree, drops);
  HtmlTree result;
  result.reserve(kept.size());
  for (const std::size_t i : kept) {
    result.push_back(tree[i]);
    const auto behind = std::ranges::lower_bound(kept, tree[i].end);
    result.back().end = static_cast<std::size_t>(behind - kept.begin());
  }
  return result;
}

}  // namespace article_search
