#include "indexer/readers/html_tree_writer.h"

#include <algorithm>
#include <utility>

namespace article_search {

std::size_t HtmlTreeWriter::open(std::string_view name, std::string_view anchor) {
  open_.push_back(tree_.size());
  tree_.push_back({.name = std::string(name), .text = {}, .attributes = {}});
  if (!anchor.empty()) tree_.back().attributes.push_back({"id", std::string(anchor)});
  return open_.back();
}

void HtmlTreeWriter::close() {
  tree_[open_.back()].end = tree_.size();
  open_.pop_back();
}

void HtmlTreeWriter::text(std::string_view text) {
  if (text.empty()) return;
  tree_.push_back({.name = {}, .text = std::string(text), .attributes = {}});
  tree_.back().end = tree_.size();
}

void HtmlTreeWriter::set_attribute(std::size_t node, std::string_view name, std::string value) {
  std::vector<HtmlAttribute>& attributes = tree_[node].attributes;
  const auto found = std::ranges::find(attributes, name, &HtmlAttribute::name);
  if (found != attributes.end()) {
    found->value = std::move(value);
  } else {
    attributes.push_back({std::string(name), std::move(value)});
  }
}

HtmlTree HtmlTreeWriter::take() {
  while (!open_.empty()) close();
  return std::move(tree_);
}

}  // namespace article_search
