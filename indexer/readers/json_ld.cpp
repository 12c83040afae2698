#include "indexer/readers/json_ld.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

#include <nlohmann/json.hpp>

#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

using nlohmann::json;

constexpr std::size_t kLargestText = std::size_t{1024} * 1024;
// Articles with authors and their employers need some six.
constexpr int kDeepest = 32;
constexpr std::size_t kMostAuthors = 1000;

json parse(std::string_view text) {
  if (text.size() > kLargestText) return json::value_t::discarded;
  const auto is_shallow = [](int depth, json::parse_event_t, const json&) {
    return depth <= kDeepest;
  };
  return json::parse(text, is_shallow, /*allow_exceptions=*/false);
}

const json* member(const json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const json* value) {
  return value != nullptr && value->is_string() ? collapse_spaces(value->get<std::string>())
                                                : std::string();
}

// All objects that can be what a page is about: the outermost, those of lists and of @graph.
void collect_objects(const json& value, std::vector<const json*>& objects) {
  if (value.is_array()) {
    for (const json& element : value) collect_objects(element, objects);
  } else if (value.is_object()) {
    objects.push_back(&value);
    if (const json* graph = member(value, "@graph"); graph != nullptr) {
      collect_objects(*graph, objects);
    }
  }
}

bool is_of_type(const json& object, bool (*test)(std::string_view type)) {
  const json* type = member(object, "@type");
  if (type == nullptr) return false;
  if (type->is_string()) return test(type->get_ref<const std::string&>());
  return type->is_array() && std::ranges::any_of(*type, [test](const json& one) {
           return one.is_string() && test(one.get_ref<const std::string&>());
         });
}

// "NewsArticle", "ScholarlyArticle", "BlogPosting", "Report".
bool is_article_type(std::string_view type) {
  constexpr std::array<std::string_view, 4> kEnds = {"Article", "Posting", "Report", "Chapter"};
  return std::ranges::any_of(kEnds, [type](std::string_view end) { return type.ends_with(end); });
}

bool is_page_type(std::string_view type) { return type.ends_with("WebPage"); }

class LinkedDataReader {
 public:
  explicit LinkedDataReader(const json& root) {
    collect_objects(root, objects_);
    for (const json* object : objects_) {
      if (std::string id = text_of(member(*object, "@id")); !id.empty()) ids_.emplace(id, object);
    }
  }

  LinkedData read() const {
    const json* article = find(is_article_type);
    if (article == nullptr) article = find(is_page_type);
    if (article == nullptr) return {};
    LinkedData data;
    data.title = text_of(member(*article, "headline"));
    if (data.title.empty()) data.title = text_of(member(*article, "name"));
    data.date = text_of(member(*article, "datePublished"));
    data.language = text_of(member(*article, "inLanguage"));
    if (const json* publisher = member(*article, "publisher"); publisher != nullptr) {
      data.publisher = name_of(*publisher);
    }
    add_authors(member(*article, "author"), data.authors);
    return data;
  }

 private:
  const json* find(bool (*test)(std::string_view type)) const {
    const auto found = std::ranges::find_if(
        objects_, [test](const json* object) { return is_of_type(*object, test); });
    return found == objects_.end() ? nullptr : *found;
  }

  std::string name_of(const json& value) const {
    if (value.is_string()) return text_of(&value);
    const json* name = member(value, "name");
    if (name == nullptr) {
      const auto target = ids_.find(text_of(member(value, "@id")));
      if (target != ids_.end()) name = member(*target->second, "name");
    }
    return text_of(name);
  }

  void add_authors(const json* value, std::vector<std::string>& authors) const {
    if (value == nullptr) return;
    if (!value->is_array()) {
      if (std::string name = name_of(*value); !name.empty()) authors.push_back(std::move(name));
      return;
    }
    for (const json& one : *value) {
      if (authors.size() < kMostAuthors && !one.is_array()) add_authors(&one, authors);
    }
  }

  std::vector<const json*> objects_;
  std::map<std::string, const json*> ids_;
};

}  // namespace

LinkedData read_json_ld(std::string_view text) {
  const json root = parse(text);
  return root.is_discarded() ? LinkedData() : LinkedDataReader(root).read();
}

}  // namespace article_search
