#include "indexer/readers/docx_body.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/docx_table.h"
#include "indexer/readers/docx_text.h"
#include "indexer/readers/html_tree_writer.h"
#include "indexer/readers/source_text.h"
#include "indexer/readers/xml_document.h"

namespace article_search {

namespace {

constexpr int kDeepestHeading = 6;

bool is_contents_style(const DocxStyle& style) {
  return style.name.starts_with("toc ") || style.name == "table of figures";
}

bool is_contents(const pugi::xml_node& control) {
  const pugi::xml_node part = local_child(local_child(control, "sdtPr"), "docPartObj");
  return local_attribute(local_child(part, "docPartGallery"), "val") == "Table of Contents";
}

// A deleted mark of a paragraph joins it with the next.
bool has_deleted_end(const pugi::xml_node& properties) {
  return local_child(local_child(properties, "rPr"), "del");
}

class BodyReader {
 public:
  explicit BodyReader(const DocxParts& parts) : parts_(parts) { writer_.open("html"); }

  DocxContent read(const pugi::xml_node& body) {
    add_blocks(body);
    end_list();
    add_plain(std::exchange(carried_, {}));
    content_.tree = writer_.take();
    return std::move(content_);
  }

 private:
  void add_blocks(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) add_block(child);
  }

  void add_block(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      add_paragraph(node);
    } else if (name == "tbl") {
      add_table(node);
    } else if (name == "bookmarkStart") {
      bookmark_ = local_attribute(node, "name");
    } else if (name == "AlternateContent") {
      add_blocks(docx_choice(node));
    } else if (name == "sdt" && is_contents(node)) {
      skip_contents(node);
    } else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" ||
               name == "moveTo") {
      add_blocks(node);
    }
  }

  void skip_contents(const pugi::xml_node& control) {
    for (const pugi::xml_node& child : local_child(control, "sdtContent").children()) {
      skip(collapse_spaces(text_reader_.read(child).text));
    }
  }

  void skip(std::string text) {
    if (!text.empty()) content_.skipped.push_back({0, std::move(text), "table of contents"});
  }

  void add_paragraph(const pugi::xml_node& node) {
    const pugi::xml_node properties = local_child(node, "pPr");
    const DocxStyle& style =
        parts_.styles.of(local_attribute(local_child(properties, "pStyle"), "val"));
    DocxText read = text_reader_.read(node);
    apart_.insert(apart_.end(), read.apart.begin(), read.apart.end());
    read.text = std::exchange(carried_, {}) + read.text;
    if (read.bookmark.empty()) read.bookmark = bookmark_;
    if (has_deleted_end(properties)) {
      carried_ = std::move(read.text);
    } else if (read.text = collapse_spaces(read.text); !read.text.empty()) {
      bookmark_.clear();
      if (!keep_as_field(style, read.text)) write_paragraph(properties, style, read);
    }
    if (table_depth_ == 0) add_apart();
  }

  // What the title page says of the document is no part of its text.
  bool keep_as_field(const DocxStyle& style, const std::string& text) {
    if (is_contents_style(style)) {
      skip(text);
    } else if (style.name == "title" && table_depth_ == 0) {
      content_.title += (content_.title.empty() ? "" : " ") + text;
    } else if (style.name == "author") {
      content_.authors.push_back(text);
    } else if (style.name == "date" && is_partial_date(text)) {
      content_.date = text;
    } else {
      return false;
    }
    return true;
  }

  void write_paragraph(const pugi::xml_node& properties,
                       const DocxStyle& style,
                       const DocxText& read) {
    const int own_level = docx_outline_level(properties);
    const int level = own_level >= 0 ? own_level : style.heading_level;
    if (level > 0 && table_depth_ == 0) {
      end_list();
      return write("h" + std::to_string(std::min(level, kDeepestHeading)), read);
    }
    const DocxListPlace place = list_place(properties, style);
    if (place.numbering.empty() || table_depth_ > 0) {
      end_list();
      return write("p", read);
    }
    go_to_depth(place.level + 1);
    write(parts_.lists.has_mark(place) ? "li" : "p", read);
  }

  static DocxListPlace list_place(const pugi::xml_node& properties, const DocxStyle& style) {
    DocxListPlace place = docx_list_place(properties);
    if (place.numbering.empty()) place = style.list;
    // Number 0 takes a paragraph out of its style's list.
    if (place.numbering == "0") place.numbering.clear();
    return place;
  }

  void write(std::string_view element, const DocxText& read) {
    writer_.open(element, read.bookmark);
    writer_.text(read.text);
    writer_.close();
  }

  void add_plain(const std::string& text) {
    writer_.open("p");
    writer_.text(text);
    writer_.close();
  }

  void go_to_depth(int depth) {
    for (; list_depth_ < depth; ++list_depth_) writer_.open("ul");
    for (; list_depth_ > depth; --list_depth_) writer_.close();
  }

  void end_list() {
    if (table_depth_ == 0) go_to_depth(0);
  }

  void add_table(const pugi::xml_node& table) {
    end_list();
    ++table_depth_;
    write_docx_table(table, writer_, [this](const pugi::xml_node& cell) { add_blocks(cell); });
    --table_depth_;
    if (table_depth_ == 0) add_apart();
  }

  // Text boxes and notes may hold others, but not themselves: the document's tree has an end, and
  // notes are read once.
  void add_apart() {
    for (const pugi::xml_node& node : std::exchange(apart_, {})) {
      const std::string_view name = local_name(node);
      if (name == "txbxContent") {
        add_blocks(node);
      } else {
        add_note(name == "footnoteReference" ? parts_.footnotes : parts_.endnotes,
                 local_attribute(node, "id"));
      }
    }
  }

  void add_note(const pugi::xml_node& notes, std::string_view id) {
    for (const pugi::xml_node& note : notes.children()) {
      if (local_attribute(note, "id") != id || !notes_read_.insert(note.hash_value()).second) {
        continue;
      }
      for (const pugi::xml_node& paragraph : note.children()) {
        add_plain(text_reader_.read(paragraph).text);
      }
    }
  }

  const DocxParts& parts_;
  HtmlTreeWriter writer_;
  DocxTextReader text_reader_;
  DocxContent content_;
  std::vector<pugi::xml_node> apart_;
  std::set<std::size_t> notes_read_;
  std::string carried_;
  std::string bookmark_;
  int list_depth_ = 0;
  int table_depth_ = 0;
};

}  // namespace

DocxContent read_docx_body(const pugi::xml_node& body, const DocxParts& parts) {
  return BodyReader(parts).read(body);
}

}  // namespace article_search
