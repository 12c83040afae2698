#include "indexer/vocabulary_reader.h"

#include <string>

#include <nlohmann/json.hpp>

namespace article_search {

namespace {

using json = nlohmann::json;

/// Terms hold lists of names: nothing that is right is deeper.
constexpr int kDeepest = 8;

schema::VocabularyTerm to_term(const json& value) {
  return {.label = value.at("label"),
          .aliases = value.at("aliases"),
          .definition = value.at("definition"),
          .topic = value.at("topic")};
}

/// nlohmann-json would follow any depth with the stack.
json parse_bounded(const std::string& text) {
  return json::parse(text, [](int depth, json::parse_event_t, json&) {
    if (depth > kDeepest) throw std::runtime_error("nested too deeply to be a vocabulary");
    return true;
  });
}

}  // namespace

tl::expected<schema::Vocabulary, IndexingError> read_vocabulary(const SourceFile& file) {
  schema::Vocabulary vocabulary;
  try {
    const json content = parse_bounded(file.content);
    for (const json& term : content.at("terms")) vocabulary.push_back(to_term(term));
  } catch (const std::exception& error) {
    const std::string where =
        vocabulary.empty() ? "" : ", after the term \"" + vocabulary.back().label + '"';
    return tl::unexpected(IndexingError{
        .path = file.path,
        .message =
            "is not a vocabulary as corpus/README.md describes it" + where + ": " + error.what()});
  }
  return vocabulary;
}

}  // namespace article_search
