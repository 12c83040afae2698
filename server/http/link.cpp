#include "server/http/link.h"

namespace article_search {

namespace {

bool is_unreserved(char character) {
  const bool is_letter =
      (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  const bool is_digit = character >= '0' && character <= '9';
  return is_letter || is_digit ||
         std::string_view("-._~").find(character) != std::string_view::npos;
}

}  // namespace

std::string url_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char character : text) {
    if (is_unreserved(character)) {
      encoded += character;
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    encoded += '%';
    encoded += kDigits[byte / kDigits.size()];
    encoded += kDigits[byte % kDigits.size()];
  }
  return encoded;
}

std::string article_link(std::string_view article_id) {
  return "/articles/" + url_encode(article_id);
}

std::string passage_link(const schema::StoredPassage& passage) {
  return article_link(passage.article_id) + '#' + url_encode(anchor(passage));
}

std::string source_link(const schema::StoredArticle& article,
                        const schema::StoredPassage& passage) {
  if (article.url.empty() || passage.source_anchor.empty()) return article.url;
  // An address that leads into its page already gets the passage's place instead.
  return article.url.substr(0, article.url.find('#')) + '#' + passage.source_anchor;
}

}  // namespace article_search
