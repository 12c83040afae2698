#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_tree.h"

namespace article_search {

/// What a page says of itself in its head, as linked data and with `time`; empty where it is silent
/// or says what cannot be.
struct HtmlMetadata {
  /// For each the first that a page has: Open Graph, citation_title, Dublin Core, linked data.
  std::string title;
  /// The `title` element, which often ends with the name of the site.
  std::string page_title;
  /// The canonical address, else that of Open Graph.
  std::string url;
  std::string publisher;
  std::string language;
  std::string date;
  std::vector<std::string> authors;
};

/// `page` is the whole page, `content` what is left of it without the parts that are no article.
HtmlMetadata read_html_metadata(const HtmlTree& page, const HtmlTree& content);

/// The title of an article; may be empty. `inner` are the headings of level 1 in its content, `all`
/// those of the whole page.
///
/// The only inner heading, or that of several which agrees with what the head says. Else what the
/// head says, without the name of the site at its end ("Cells | The Society") if the head or a
/// heading outside of the content confirms that this is the site's name; if such a heading begins
/// what the head says, it is that heading.
std::string choose_title(const HtmlMetadata& metadata,
                         const std::vector<std::string>& inner,
                         const std::vector<std::string>& all);

/// "2021-03-09T10:00Z", "2021/3/9", "20210309" as an ISO date; empty if it is none.
std::string to_iso_date(std::string_view text);

}  // namespace article_search
