#include "server/http/marked_html.h"

namespace article_search {

namespace {

std::string_view escape(char character) {
  switch (character) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

void append_escaped(std::string& html, std::string_view text) {
  for (const char character : text) {
    const std::string_view escaped = escape(character);
    escaped.empty() ? html.push_back(character) : static_cast<void>(html.append(escaped));
  }
}

}  // namespace

std::string marked_html(std::string_view text, std::span<const TextRange> ranges) {
  std::string html;
  std::size_t done = 0;
  for (const TextRange& range : ranges) {
    append_escaped(html, text.substr(done, range.begin - done));
    html += "<mark>";
    append_escaped(html, text.substr(range.begin, range.end - range.begin));
    html += "</mark>";
    done = range.end;
  }
  append_escaped(html, text.substr(done));
  return html;
}

}  // namespace article_search
