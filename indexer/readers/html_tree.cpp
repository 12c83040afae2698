#include "indexer/readers/html_tree.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "indexer/readers/power_mark.h"
#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

// The single page of the HTML standard, 13 MB, has some 1.2 million; a node takes about 100 bytes.
constexpr std::size_t kMostNodes = 2'000'000;
// libxml2 2.9 compares each attribute of a tag with all before it: 40,000 take 1.6 s.
constexpr std::size_t kMostAttributes = 4096;
// libxml2 compares an end tag that fits nothing with every open element, at 1 to 2 ns each.
constexpr std::uint64_t kMostComparisons = 500'000'000;
// Addresses and identifiers; data: addresses can be megabytes.
constexpr std::size_t kLongestAttribute = 4096;

constexpr std::array<std::string_view, 23> kAttributes = {
    "alt",    "aria-hidden", "class",      "colspan",  "content",      "datetime",
    "hidden", "href",        "http-equiv", "id",       "itemprop",     "lang",
    "name",   "property",    "pubdate",    "rel",      "role",         "rowspan",
    "scope",  "style",       "type",       "xml:lang", "content-type",
};

// Sorted. Whatever else there is, unknown elements too, is within a line.
constexpr std::array<std::string_view, 57> kBlocks = {
    "address", "article",  "aside",  "blockquote", "body",     "caption", "center",   "dd",
    "details", "dialog",   "dir",    "div",        "dl",       "dt",      "fieldset", "figcaption",
    "figure",  "footer",   "form",   "frame",      "frameset", "h1",      "h2",       "h3",
    "h4",      "h5",       "h6",     "head",       "header",   "hgroup",  "hr",       "html",
    "legend",  "li",       "link",   "main",       "menu",     "meta",    "nav",      "noframes",
    "ol",      "optgroup", "option", "p",          "pre",      "search",  "section",  "summary",
    "table",   "tbody",    "td",     "tfoot",      "th",       "thead",   "title",    "tr",
    "ul",
};

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// Builds the tree from libxml2's events. Its own tree is not made: that one ends at 256 nested
// elements, and knows lines only up to 65,535.
class TreeBuilder {
 public:
  explicit TreeBuilder(htmlParserCtxtPtr context) : context_(context) {}

  void start(std::string_view name, const xmlChar** attributes) {
    text_goes_on_ = false;
    if (!has_room()) return;
    HtmlNode node{.name = std::string(name), .text = {}, .attributes = {}, .line = line()};
    for (const xmlChar** pair = attributes; pair != nullptr && *pair != nullptr; pair += 2) {
      add_attribute(node, view_of(pair[0]), view_of(pair[1]));
    }
    open_.push_back(tree_.size());
    tree_.push_back(std::move(node));
  }

  void end() {
    text_goes_on_ = false;
    if (open_.empty()) return;
    tree_[open_.back()].end = tree_.size();
    open_.pop_back();
  }

  void text(std::string_view text) {
    if (open_.empty() || !has_room()) return;
    if (!std::exchange(text_goes_on_, true)) {
      const auto lines = static_cast<int>(std::ranges::count(text, '\n'));
      tree_.push_back({.name = {}, .text = {}, .attributes = {}, .line = line() - lines});
      tree_.back().end = tree_.size();
    }
    tree_.back().text += text;
  }

  void note_error() {
    comparisons_ += open_.size();
    if (comparisons_ > kMostComparisons) {
      give_up(
          "closes its elements so far out of order that reading it would take minutes; repair "
          "it first");
    }
  }

  tl::expected<HtmlTree, IndexingError> take(const std::string& path) {
    if (!refusal_.empty()) return tl::make_unexpected(IndexingError{path, refused_at_, refusal_});
    while (!open_.empty()) end();
    return std::move(tree_);
  }

 private:
  int line() const { return context_->input == nullptr ? 0 : context_->input->line; }

  static void add_attribute(HtmlNode& node, std::string_view name, std::string_view value) {
    if (std::ranges::find(kAttributes, name) == kAttributes.end()) return;
    node.attributes.push_back({std::string(name), std::string(value.substr(0, kLongestAttribute))});
  }

  bool has_room() {
    if (tree_.size() < kMostNodes) return refusal_.empty();
    give_up("has more than two million elements; split it into articles");
    return false;
  }

  void give_up(std::string message) {
    if (!refusal_.empty()) return;
    refused_at_ = line();
    refusal_ = std::move(message);
    xmlStopParser(context_);
  }

  htmlParserCtxtPtr context_;
  HtmlTree tree_;
  std::vector<std::size_t> open_;
  bool text_goes_on_ = false;
  std::uint64_t comparisons_ = 0;
  std::string refusal_;
  int refused_at_ = 0;
};

TreeBuilder& builder_of(void* user) { return *static_cast<TreeBuilder*>(user); }

void add_text(void* user, const xmlChar* text, int length) noexcept {
  builder_of(user).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

// A template because newer versions of libxml2 add a const to the error's type.
template <typename Error>
void note_error(void* user, Error* /*error*/) noexcept {
  builder_of(user).note_error();
}

// libxml2 is C: whatever is thrown must not pass through it, and only lack of memory can be.
htmlSAXHandler make_events() {
  htmlSAXHandler events{};
  events.initialized = XML_SAX2_MAGIC;
  events.startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) noexcept {
    builder_of(user).start(view_of(name), attributes);
  };
  events.endElement = [](void* user, const xmlChar*) noexcept { builder_of(user).end(); };
  events.characters = add_text;
  events.ignorableWhitespace = add_text;
  events.cdataBlock = add_text;
  events.serror = note_error;
  return events;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t skip_spaces(std::string_view source, std::size_t at) {
  return std::min(source.find_first_not_of(" \t\r\n\f", at), source.size());
}

std::size_t skip_to(std::string_view source, std::string_view ends, std::size_t at) {
  return std::min(source.find_first_of(ends, at), source.size());
}

// The end of the attribute that begins at `at`, read as libxml2 does.
std::size_t end_of_attribute(std::string_view source, std::size_t at) {
  at = skip_spaces(source, skip_to(source, " \t\r\n\f/>=", at + 1));
  if (at == source.size() || source[at] != '=') return at;
  at = skip_spaces(source, at + 1);
  if (at == source.size()) return at;
  const char quote = source[at];
  if (quote != '"' && quote != '\'') return skip_to(source, " \t\r\n\f>", at);
  return std::min(source.find(quote, at + 1), source.size() - 1) + 1;
}

struct Tag {
  std::size_t end = 0;
  std::size_t attributes = 0;
};

// The start tag whose name begins at `at`.
Tag measure_tag(std::string_view source, std::size_t at) {
  Tag tag{skip_to(source, " \t\r\n\f/>", at)};
  for (;; ++tag.attributes) {
    tag.end = std::min(source.find_first_not_of(" \t\r\n\f/", tag.end), source.size());
    if (tag.end == source.size() || source[tag.end] == '>') return tag;
    tag.end = end_of_attribute(source, tag.end);
  }
}

// The line of the first tag with too many attributes; 0 if there is none.
int line_of_crowded_tag(std::string_view source) {
  for (std::size_t at = source.find('<'); at < source.size(); at = source.find('<', at)) {
    if (++at == source.size() || !is_letter(source[at])) continue;
    const Tag tag = measure_tag(source, at);
    if (tag.attributes > kMostAttributes) {
      const auto* begin = source.data();
      return 1 + static_cast<int>(std::count(begin, begin + at, '\n'));
    }
  }
  return 0;
}

// Footnotes are links.
void mark_powers(HtmlTree& tree) {
  for (std::size_t i = 1; i + 1 < tree.size(); ++i) {
    if (tree[i].name != "sup" || !is_text(tree[i - 1]) || !is_text(tree[i + 1])) continue;
    std::string& raised = tree[i + 1].text;
    if (tree[i].end > i + 1) raised.insert(0, power_mark(tree[i - 1].text, raised));
  }
}

}  // namespace

tl::expected<HtmlTree, IndexingError> parse_html(std::string_view source, const std::string& path) {
  if (const int line = line_of_crowded_tag(source); line > 0) {
    return tl::make_unexpected(
        IndexingError{path, line, "has a tag with thousands of attributes; repair it first"});
  }
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(htmlNewParserCtxt(),
                                                                               htmlFreeParserCtxt);
  if (context == nullptr) {
    return tl::make_unexpected(IndexingError{path, 0, "is too large for the memory there is"});
  }
  TreeBuilder builder(context.get());
  *context->sax = make_events();
  context->userData = &builder;
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  htmlCtxtReadMemory(context.get(), source.data(), static_cast<int>(source.size()), nullptr,
                     "UTF-8", kOptions);
  auto tree = builder.take(path);
  if (tree) mark_powers(*tree);
  return tree;
}

std::string_view attribute_of(const HtmlNode& node, std::string_view name) {
  const auto found = std::ranges::find(node.attributes, name, &HtmlAttribute::name);
  return found == node.attributes.end() ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const HtmlNode& node, std::string_view name) {
  return std::ranges::find(node.attributes, name, &HtmlAttribute::name) != node.attributes.end();
}

bool is_text(const HtmlNode& node) { return node.name.empty(); }

bool is_block(const HtmlNode& node) { return std::ranges::binary_search(kBlocks, node.name); }

int heading_level(const HtmlNode& node) {
  const bool is_heading =
      node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6';
  return is_heading ? node.name[1] - '0' : 0;
}

std::string text_below(const HtmlTree& tree, std::size_t at) {
  std::string text;
  std::vector<std::size_t> open_blocks;
  for (std::size_t i = at; i < tree[at].end; ++i) {
    for (; !open_blocks.empty() && open_blocks.back() <= i; open_blocks.pop_back()) text += ' ';
    const HtmlNode& node = tree[i];
    if (is_text(node)) {
      text += node.text;
    } else if (node.name == "br" || node.name == "img") {
      text += ' ';
      text += attribute_of(node, "alt");
      text += ' ';
    } else if (is_block(node)) {
      text += ' ';
      open_blocks.push_back(node.end);
    }
  }
  return collapse_spaces(text);
}

}  // namespace article_search
