#include "server/http/reading_outline.h"

#include <algorithm>
#include <span>
#include <utility>

namespace article_search {
namespace {

/// The title is the page's h1, and HTML ends at h6.
constexpr int kFirstHeadingLevel = 2;
constexpr int kLastHeadingLevel = 6;
/// Deeper lists are unreadable on a phone and only a damaged index has them.
constexpr int kDeepestList = 12;

std::span<const std::string> headings(const schema::StoredPassage& passage) {
  const auto count = static_cast<std::size_t>(std::max(passage.heading_count, 0));
  return std::span(passage.section).first(std::min(count, passage.section.size()));
}

class OutlineBuilder {
 public:
  void add(std::size_t index, const schema::StoredPassage& passage) {
    add_headings(headings(passage));
    move_to_level(std::clamp(passage.list_level, 0, kDeepestList));
    step(StepKind::passage).entry = index;
  }

  std::vector<ReadingStep> finish() && {
    move_to_level(0);
    return std::move(steps_);
  }

 private:
  void add_headings(std::span<const std::string> path) {
    const auto differs = std::ranges::mismatch(path, path_).in1;
    if (differs != path.end() || path.size() != path_.size()) {
      move_to_level(0);
    }
    for (auto heading = differs; heading != path.end(); ++heading) {
      const auto depth = static_cast<int>(heading - path.begin());
      ReadingStep& written = step(StepKind::heading);
      written.level = std::min(kFirstHeadingLevel + depth, kLastHeadingLevel);
      written.number = ++heading_count_;
      written.text = *heading;
    }
    path_.assign(path.begin(), path.end());
  }

  /// Leaves an open item of a list of depth `level` behind, or no list at level 0.
  void move_to_level(int level) {
    while (list_level_ > level) {
      step(StepKind::close_item);
      step(StepKind::close_list);
      --list_level_;
    }
    if (list_level_ == level && level > 0) {
      step(StepKind::close_item);
      step(StepKind::open_item);
    }
    while (list_level_ < level) {
      step(StepKind::open_list);
      step(StepKind::open_item);
      ++list_level_;
    }
  }

  ReadingStep& step(StepKind kind) {
    ReadingStep& added = steps_.emplace_back();
    added.kind = kind;
    return added;
  }

  std::vector<ReadingStep> steps_;
  std::vector<std::string> path_;
  int heading_count_ = 0;
  int list_level_ = 0;
};

}  // namespace

std::vector<ReadingStep> reading_steps(const ArticleView& article) {
  OutlineBuilder builder;
  for (std::size_t index = 0; index < article.entries.size(); ++index) {
    builder.add(index, article.entries[index].passage);
  }
  return std::move(builder).finish();
}

}  // namespace article_search
