#pragma once

#include <string_view>

#include "indexer/readers/html_tree.h"

namespace article_search {

/// How sure it is that an element is not of the article.
enum class Verdict {
  keep,
  /// Never is, as a script.
  drop,
  /// Is not, unless it turns out to hold most of the page's text.
  drop_if_minor,
  /// A header: not of the article, but for one that stands in it or has its title.
  drop_if_untitled,
  /// Named so by its author, who may have meant something else.
  drop_if_small,
};

struct Judgement {
  Verdict verdict = Verdict::keep;
  std::string_view reason;
};

/// What tag, role, state and names of an element say. Pure.
Judgement judge_element(const HtmlNode& node);

/// Whether the element is a box beside the text, as a tip or a warning, whose heading says nothing
/// about what follows the box.
bool is_note_box(const HtmlNode& node);

/// Whether the element is `main` or has its role.
bool is_main(const HtmlNode& node);

}  // namespace article_search
