#include "server/http/marked_html.h"

#include <array>
#include <cstddef>

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
    default:
      return "&#39;";
  }
}

constexpr std::array<bool, 256> kIsEscaped = [] {
  std::array<bool, 256> escaped{};
  for (const char character : {'&', '<', '>', '"', '\''}) {
    escaped[static_cast<unsigned char>(character)] = true;
  }
  return escaped;
}();

void append_escaped(std::string& html, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kIsEscaped[static_cast<unsigned char>(text[at])]) continue;
    html.append(text, done, at - done).append(escape(text[at]));
    done = at + 1;
  }
  html.append(text, done);
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
