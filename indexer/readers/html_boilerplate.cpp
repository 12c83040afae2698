#include "indexer/readers/html_boilerplate.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace article_search {

namespace {

struct Rule {
  std::string_view name;
  std::string_view reason;
  Verdict verdict = Verdict::drop;
};

constexpr std::string_view kNavigation = "navigation";
constexpr std::string_view kControl = "control";
constexpr std::string_view kCookies = "cookie banner";
constexpr std::string_view kSharing = "sharing";
constexpr std::string_view kAdvertising = "advertising";
constexpr std::string_view kScript = "script or style";
constexpr std::string_view kNoText = "of the site, not for searching";
constexpr std::string_view kEmbedded = "embedded";

constexpr std::array<Rule, 24> kTags = {{
    {"script", kScript},
    {"style", kScript},
    {"template", kScript},
    {"noscript", "for browsers without script"},
    {"iframe", kEmbedded},
    {"object", kEmbedded},
    {"embed", kEmbedded},
    {"svg", "drawing"},
    {"canvas", kEmbedded},
    {"audio", kEmbedded},
    {"video", kEmbedded},
    {"applet", kEmbedded},
    {"annotation", kEmbedded},
    {"annotation-xml", kEmbedded},
    {"button", kControl},
    {"select", kControl},
    {"textarea", kControl},
    {"datalist", kControl},
    {"dialog", "dialog"},
    {"search", "search form", Verdict::drop_if_minor},
    {"nav", kNavigation, Verdict::drop_if_minor},
    {"aside", "aside", Verdict::drop_if_minor},
    {"footer", "footer", Verdict::drop_if_minor},
    {"header", "header", Verdict::drop_if_untitled},
}};

constexpr std::array<Rule, 15> kRoles = {{
    {"navigation", kNavigation},
    {"banner", "header", Verdict::drop_if_untitled},
    {"contentinfo", "footer"},
    {"complementary", "aside"},
    {"search", "search form"},
    {"dialog", "dialog", Verdict::drop_if_minor},
    {"alertdialog", "dialog"},
    {"menu", kNavigation},
    {"menubar", kNavigation},
    {"toolbar", kControl},
    {"tablist", kControl},
    {"button", kControl},
    {"tooltip", "hidden"},
    {"doc-toc", kNavigation},
    {"doc-pagelist", kNavigation},
}};

// Whole names, in class or id, with '-' for '_'.
constexpr std::array<Rule, 73> kNames = {{
    {"nav", kNavigation},
    {"navbar", kNavigation},
    {"navheader", kNavigation},
    {"navfooter", kNavigation},
    {"navlinks", kNavigation},
    {"navigation", kNavigation},
    {"topnav", kNavigation},
    {"toplang", kNavigation},
    {"bottomlang", kNavigation},
    {"menu", kNavigation},
    {"main-menu", kNavigation},
    {"sidebar", kNavigation},
    {"sphinxsidebar", kNavigation},
    {"sidenav", kNavigation},
    {"breadcrumb", kNavigation},
    {"breadcrumbs", kNavigation},
    {"pagination", kNavigation},
    {"pager", kNavigation},
    {"prev-next", kNavigation},
    {"toc", "table of contents"},
    {"table-of-contents", "table of contents"},
    {"toctitle", "table of contents"},
    {"toc-sub", "table of contents"},
    {"fancy-toc", "table of contents"},
    {"footer", "footer"},
    {"site-footer", "footer"},
    {"page-footer", "footer"},
    {"header", "header", Verdict::drop_if_untitled},
    {"site-header", "header", Verdict::drop_if_untitled},
    {"page-header", "header", Verdict::drop_if_untitled},
    {"skip-link", kNavigation},
    {"skip-to-content", kNavigation},
    {"skiplink", kNavigation},
    {"skip-nav", kNavigation},
    {"back-to-top", kNavigation},
    {"headerlink", "link to a heading"},
    {"anchorjs-link", "link to a heading"},
    {"heading-anchor", "link to a heading"},
    {"permalink", "link to a heading"},
    {"mw-editsection", kControl},
    {"edit-link", kControl},
    {"copybtn", kControl},
    {"sr-only", "hidden"},
    {"visually-hidden", "hidden"},
    {"visuallyhidden", "hidden"},
    {"screen-reader-text", "hidden"},
    {"consent-banner", kCookies},
    {"consent-popup", kCookies},
    {"share", kSharing},
    {"sharing", kSharing},
    {"social", kSharing},
    {"share-buttons", kSharing},
    {"newsletter", "newsletter"},
    {"newsletter-signup", "newsletter"},
    {"subscribe", "newsletter"},
    {"related-posts", "related pages"},
    {"related-articles", "related pages"},
    {"related-content", "related pages"},
    {"comments", "comments"},
    {"modal", "dialog"},
    {"dropdown-menu", kNavigation},
    {"vector-dropdown", kNavigation},
    {"catlinks", kNavigation},
    {"mw-cite-backlink", kNavigation},
    {"nosearch", kNoText},
    {"noindex", kNoText},
    {"site-tagline", kNoText},
    {"tagline", kNoText},
    {"noprint", "not for printing"},
    {"no-print", "not for printing"},
    {"popup", "dialog"},
    {"ad", kAdvertising},
    {"ads", kAdvertising},
}};

constexpr std::array<Rule, 11> kNameBeginnings = {{
    {"cookie", kCookies},
    {"gdpr", kCookies},
    {"onetrust", kCookies},
    {"didomi", kCookies},
    {"cc-banner", kCookies},
    {"cc-window", kCookies},
    {"social-", kSharing},
    {"share-", kSharing},
    {"advert", kAdvertising},
    {"sponsored", kAdvertising},
    {"newsletter-", "newsletter"},
}};

// Parts of an article that some generators mark up as asides.
constexpr std::array<std::string_view, 6> kNotes = {"footnote", "footnotes", "footnote-list",
                                                    "topic",    "citation",  "doc-footnote"};

// What boxes are called that stand beside the text, in classes or roles.
constexpr std::array<std::string_view, 15> kBoxes = {
    "admonition", "attention", "callout", "caution", "danger",  "doc-notice", "doc-tip", "hint",
    "important",  "note",      "notice",  "remark",  "seealso", "tip",        "warning"};

// Beginnings of names of parts that open and close.
constexpr std::array<std::string_view, 8> kPanels = {
    "accordion", "collaps", "tab-pane", "tabpanel", "expandable", "panel", "toggle", "faq"};

// Elements that a name may speak of. An id of a heading or section is made from its text.
constexpr std::array<std::string_view, 14> kNamed = {"div",    "ul",     "ol",    "table", "p",
                                                     "a",      "span",   "form",  "tr",    "td",
                                                     "header", "footer", "aside", "small"};

std::string normalized(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

// Calls `use` with each word of a list between spaces, until it gives true.
template <typename Use>
bool any_word(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const std::size_t begin = list.find_first_not_of(" \t\r\n\f");
    if (begin == std::string_view::npos) return false;
    const std::size_t end = std::min(list.find_first_of(" \t\r\n\f", begin), list.size());
    if (use(list.substr(begin, end - begin))) return true;
    list.remove_prefix(end);
  }
  return false;
}

const Rule* find_rule(std::span<const Rule> rules, std::string_view name) {
  const auto found = std::ranges::find(rules, name, &Rule::name);
  return found == rules.end() ? nullptr : &*found;
}

const Rule* rule_for_name(std::string_view name) {
  if (const Rule* rule = find_rule(kNames, name); rule != nullptr) return rule;
  const auto* found = std::ranges::find_if(
      kNameBeginnings, [name](const Rule& rule) { return name.starts_with(rule.name); });
  return found == kNameBeginnings.end() ? nullptr : found;
}

// Whether a class or role of the element is among `names`.
bool is_called(const HtmlNode& node, std::span<const std::string_view> names) {
  const auto is_listed = [names](std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  return any_word(normalized(attribute_of(node, "class")), is_listed) ||
         any_word(attribute_of(node, "role"), is_listed);
}

bool is_note(const HtmlNode& node) { return is_called(node, kNotes) || is_called(node, kBoxes); }

bool is_section(const std::string& classes) {
  return any_word(classes, [](std::string_view name) {
    return name.starts_with("section") || name.starts_with("sect");
  });
}

const Rule* rule_for_names(const HtmlNode& node) {
  if (std::ranges::find(kNamed, node.name) == kNamed.end()) return nullptr;
  const std::string classes = normalized(attribute_of(node, "class"));
  const std::string id = normalized(attribute_of(node, "id"));
  const Rule* rule = nullptr;
  const auto look = [&rule](std::string_view name) {
    rule = rule_for_name(name);
    return rule != nullptr;
  };
  if (any_word(classes, look)) return rule;
  const bool is_anchor = node.name == "a" || node.name == "span" || node.name == "p";
  if (!is_anchor && !is_section(classes)) any_word(id, look);
  return rule;
}

// What a reader of the page opens with a click, as the parts of an accordion, is hidden at first
// and yet of the article.
bool is_panel(const HtmlNode& node) {
  const std::string_view role = attribute_of(node, "role");
  if (role == "tabpanel" || role == "region") return true;
  return any_word(normalized(attribute_of(node, "class")), [](std::string_view name) {
    return std::ranges::any_of(
        kPanels, [name](std::string_view beginning) { return name.starts_with(beginning); });
  });
}

bool is_hidden(const HtmlNode& node) {
  if (is_panel(node)) return false;
  if (has_attribute(node, "hidden") && attribute_of(node, "hidden") != "until-found") return true;
  if (attribute_of(node, "aria-hidden") == "true") return true;
  std::string style = normalized(attribute_of(node, "style"));
  std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

// The article itself can be marked in strange ways; its outermost elements never go.
bool is_frame(const HtmlNode& node) {
  return node.name == "html" || node.name == "body" || is_main(node);
}

// Roles and names are less sure than elements.
Judgement at_most(Verdict verdict, const Rule& rule) {
  return {rule.verdict == Verdict::drop ? verdict : rule.verdict, rule.reason};
}

}  // namespace

Judgement judge_element(const HtmlNode& node) {
  if (is_text(node) || is_frame(node)) return {};
  const Rule* tag = find_rule(kTags, node.name);
  if (tag != nullptr && tag->verdict == Verdict::drop) return {Verdict::drop, tag->reason};
  if (is_hidden(node)) return {Verdict::drop_if_minor, "hidden"};
  if (is_note(node)) return {};
  if (tag != nullptr) return {tag->verdict, tag->reason};
  if (const Rule* role = find_rule(kRoles, attribute_of(node, "role")); role != nullptr) {
    return at_most(Verdict::drop_if_minor, *role);
  }
  const Rule* name = rule_for_names(node);
  return name == nullptr ? Judgement() : at_most(Verdict::drop_if_small, *name);
}

bool is_note_box(const HtmlNode& node) {
  const bool may_be = node.name == "div" || node.name == "aside" || node.name == "section";
  return may_be && is_called(node, kBoxes);
}

bool is_main(const HtmlNode& node) {
  return node.name == "main" || attribute_of(node, "role") == "main";
}

}  // namespace article_search
