#include "indexer/readers/jats_body.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "indexer/readers/jats_citation.h"
#include "indexer/readers/jats_elements.h"
#include "indexer/readers/jats_front.h"
#include "indexer/readers/jats_table.h"
#include "indexer/readers/jats_text.h"
#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

constexpr int kDeepestHeading = 6;
// A longer caption is a paragraph: each row of a table carries its heading.
constexpr std::size_t kLongestTableHeading = 160;

class LineIndex {
 public:
  explicit LineIndex(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
      ends_.push_back(at);
    }
  }

  int line_of(const pugi::xml_node& node) const {
    const std::ptrdiff_t offset = node.offset_debug();
    if (offset < 0) return 0;
    const auto end = std::ranges::lower_bound(ends_, static_cast<std::size_t>(offset));
    return static_cast<int>(end - ends_.begin()) + 1;
  }

 private:
  std::vector<std::size_t> ends_;
};

// The id of the closest element around a text that has one: publishers link to these.
std::string anchor_of(pugi::xml_node node) {
  for (; node && std::string_view(node.name()) != "article"; node = node.parent()) {
    if (const auto id = node.attribute("id")) return id.value();
  }
  return {};
}

class BodyReader {
 public:
  BodyReader(std::string_view text, Article& article) : lines_(text), article_(article) {}

  void read(const pugi::xml_node& source, int level) {
    const pugi::xml_node front =
        source.child("front") ? source.child("front") : source.child("front-stub");
    const pugi::xml_node meta = front.child("article-meta") ? front.child("article-meta") : front;
    for (const char* const name : {"abstract", "trans-abstract"}) {
      for (const pugi::xml_node& abstract : meta.children(name)) add_section(abstract, level);
    }
    read_container(source.child("body"), level);
    read_container(source.child("floats-group"), level);
    read_container(source.child("back"), level);
    for (const char* const name : {"sub-article", "response"}) {
      for (const pugi::xml_node& part : source.children(name)) add_part(part, level);
    }
  }

 private:
  void add_part(const pugi::xml_node& part, int level) {
    const std::string title =
        jats_title(part.child("front") ? part.child("front") : part.child("front-stub"));
    if (!title.empty()) add(BlockKind::heading, level, title, part);
    read(part, title.empty() ? level : level + 1);
  }

  void add(BlockKind kind, int level, std::string text, const pugi::xml_node& at) {
    if (text.empty()) return;
    if (kind == BlockKind::heading) level = std::min(level, kDeepestHeading);
    article_.blocks.push_back({kind, level, std::move(text), lines_.line_of(at), anchor_of(at)});
  }

  // Blocks below a heading of the level above `level`: first all that needs no heading.
  void read_container(const pugi::xml_node& node, int level) {
    std::vector<pugi::xml_node> outer = std::exchange(late_, {});
    add_blocks(node);
    for (const pugi::xml_node& late : std::exchange(late_, std::move(outer))) {
      add_late(late, level);
    }
  }

  void add_blocks(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) add_block(child);
  }

  void add_block(const pugi::xml_node& node) {
    if (node.type() != pugi::node_element) return add_words(node);
    switch (jats_role(node)) {
      case JatsRole::text:
        return add_text(node);
      case JatsRole::container:
        return add_blocks(node);
      case JatsRole::caption:
        return add_caption(node);
      case JatsRole::list:
        return add_list(node);
      case JatsRole::definitions:
        return add_definitions(node);
      case JatsRole::nothing:
        return;
      default:
        add_late_or_blocks(node);
    }
  }

  // Sections without any heading are part of where they stand.
  void add_late_or_blocks(const pugi::xml_node& node) {
    const bool is_section = jats_role(node) == JatsRole::section;
    if (list_depth_ > 0 && is_section) return add_blocks(node);
    if (is_section && jats_heading(node).empty() && !node.child("sec")) return add_blocks(node);
    late_.push_back(node);
  }

  void add_late(const pugi::xml_node& node, int level) {
    switch (jats_role(node)) {
      case JatsRole::table:
        return add_table(node, level);
      case JatsRole::references:
        return add_references(node, level);
      default:
        add_section(node, level);
    }
  }

  void add_section(const pugi::xml_node& node, int level) {
    const std::string heading = jats_heading(node);
    add(BlockKind::heading, level, heading, node);
    if (!heading.empty()) article_.blocks.back().section_type = node.attribute("sec-type").value();
    read_container(node, heading.empty() ? level : level + 1);
  }

  // A text block's own words, cut where other blocks stand between them.
  void add_text(const pugi::xml_node& node) {
    if (std::ranges::none_of(node.children(), interrupts_text)) {
      return add_paragraph(jats_text(node), node);
    }
    pugi::xml_document run;
    for (const pugi::xml_node& child : node.children()) {
      if (!interrupts_text(child)) {
        run.append_copy(child);
        continue;
      }
      add_paragraph(jats_text(run), node);
      run.reset();
      add_block(child);
    }
    add_paragraph(jats_text(run), node);
  }

  void add_words(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      add_paragraph(collapse_spaces(node.value()), node);
    }
  }

  void add_paragraph(std::string text, const pugi::xml_node& at) {
    const bool begins_item = item_begins_ && !text.empty();
    add(begins_item ? BlockKind::list_item : BlockKind::paragraph, list_depth_, std::move(text),
        at);
    if (begins_item) item_begins_ = false;
  }

  void add_caption(const pugi::xml_node& node) {
    std::string text = jats_caption(node);
    add_paragraph(std::move(text), node);
    for (const pugi::xml_node& child : node.children()) {
      const JatsRole role = jats_role(child);
      const bool has_own_words =
          role == JatsRole::list || role == JatsRole::table || role == JatsRole::caption;
      if (has_own_words || std::string_view(child.name()) == "p") add_block(child);
    }
  }

  void add_list(const pugi::xml_node& node) {
    add_paragraph(jats_text(node.child("title")), node);
    ++list_depth_;
    for (const pugi::xml_node& item : node.children("list-item")) {
      item_begins_ = true;
      add_paragraph(jats_text(item.child("title")), item);
      add_blocks(item);
    }
    item_begins_ = false;
    --list_depth_;
  }

  void add_definitions(const pugi::xml_node& node) {
    add_paragraph(jats_text(node.child("title")), node);
    ++list_depth_;
    for (const pugi::xml_node& item : node.children("def-item")) {
      std::string text = jats_text(item.child("term"));
      for (const pugi::xml_node& definition : item.children("def")) {
        const std::string words = jats_text(definition);
        if (!words.empty()) text += (text.empty() ? "" : ": ") + words;
      }
      item_begins_ = true;
      add_paragraph(std::move(text), item);
    }
    item_begins_ = false;
    for (const pugi::xml_node& list : node.children("def-list")) add_definitions(list);
    --list_depth_;
  }

  void add_table(const pugi::xml_node& node, int level) {
    add_table_heading(node, level);
    if (std::string_view(node.name()) == "table") return add_rows(node);
    for (const pugi::xml_node& table : node.children("table")) add_rows(table);
    const pugi::xml_node alternatives = node.child("alternatives");
    add_rows(alternatives.child("table"));
    add_blocks(node.child("table-wrap-foot"));
  }

  void add_table_heading(const pugi::xml_node& node, int level) {
    std::string text = jats_caption(node);
    if (text.size() <= kLongestTableHeading) {
      add(BlockKind::heading, level, text.empty() ? "Table" : std::move(text), node);
      return;
    }
    std::string heading = jats_text(node.child("label"));
    add_sentence(heading, jats_text(node.child("caption").child("title")));
    if (heading.empty() || heading.size() > kLongestTableHeading) {
      heading = jats_text(node.child("label"));
    }
    add(BlockKind::heading, level, heading.empty() ? "Table" : heading, node);
    add(BlockKind::paragraph, 0, std::move(text), node);
  }

  void add_rows(const pugi::xml_node& table) {
    for (std::string& row : table_rows(table, repeatable_)) {
      add(BlockKind::paragraph, 0, std::move(row), table);
    }
  }

  void add_references(const pugi::xml_node& node, int level) {
    add(BlockKind::heading, level, jats_heading(node), node);
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = child.name();
      if (name == "ref") add(BlockKind::paragraph, 0, citation_text(child), child);
      if (name == "p") add_text(child);
      if (name == "ref-list") add_references(child, level + 1);
    }
  }

  LineIndex lines_;
  Article& article_;
  // Sections and tables met in the container that is read, for behind its paragraphs.
  std::vector<pugi::xml_node> late_;
  int list_depth_ = 0;
  bool item_begins_ = false;
  std::size_t repeatable_ = kMostRepeatedText;
};

}  // namespace

void read_jats_body(const pugi::xml_node& source, std::string_view text, Article& article) {
  BodyReader(text, article).read(source, 1);
}

}  // namespace article_search
