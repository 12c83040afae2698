#pragma once

#include <string_view>

namespace article_search {

/// The name (Format::option_name) of the format that `content`, a whole file, is of by what
/// stands in it; empty if it is none of ours, such as a picture or a spreadsheet.
///
/// PDF, DOCX and EPUB by their signatures; HTML and XML by their first tag; JSON and JSON Lines by
/// how they begin; Markdown by front matter or a heading in the first line. All other text is
/// plain text. Any thread; looks at no more than the beginning of texts.
std::string_view format_name_of_content(std::string_view content);

}  // namespace article_search
