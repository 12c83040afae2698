#include "indexer/unseen_words.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "indexer/index_directory.h"
#include "indexer/schema/analyzer.h"
#include "indexer/schema/index_metadata.h"
#include "indexer/schema/word_list.h"

namespace article_search {

namespace {

using schema::Token;
using schema::TokenForm;

bool is_number(const std::string& word) {
  return std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

IndexingError about(const std::filesystem::path& directory, std::string message) {
  return {.path = directory.string(), .message = std::move(message)};
}

}  // namespace

/// What one run of a check finds. Throws Xapian::Error, of which the finder makes values.
class UnseenWordFinder::Search {
 public:
  Search(std::filesystem::path directory, const std::filesystem::path& generation)
      : directory_(std::move(directory)), index_(generation.string()) {
    for (schema::StoredWordList& list : schema::read_word_lists(index_)) {
      for (schema::ListedWord& word : list.words) {
        stems_.emplace(std::move(word.exact), std::move(word.stem));
      }
    }
  }

  const std::filesystem::path& directory() const { return directory_; }

  bool is_readable() const {
    const auto stamp = schema::read_stamp(index_);
    return stamp && schema::is_readable(*stamp);
  }

  void add(const ArticlePreview& preview) {
    const std::string& language = preview.article.language;
    schema::Analyzer& analyzer = analyzers_.try_emplace(language, language).first->second;
    for (const Passage& passage : preview.passages) {
      for (const Token& token : analyzer.analyze(passage.text)) {
        if (token.form == TokenForm::word && !is_number(token.exact)) add(token.exact, passage.id);
      }
    }
  }

  UnseenWords found(std::size_t limit) const {
    UnseenWords result;
    for (const auto& [word, uses] : words_) {
      if (uses.count > 0) result.words.push_back({word, uses.count, uses.first_passage});
    }
    std::ranges::sort(result.words, [](const UnseenWord& left, const UnseenWord& right) {
      return left.count != right.count ? left.count > right.count : left.word < right.word;
    });
    if (result.words.size() > limit) {
      result.left_out = result.words.size() - limit;
      result.words.resize(limit);
    }
    return result;
  }

 private:
  struct Uses {
    /// 0: the index knows the word.
    std::size_t count = 0;
    std::string first_passage;
  };

  void add(const std::string& word, const std::string& passage_id) {
    const auto [entry, is_new] = words_.try_emplace(word);
    Uses& uses = entry->second;
    if (is_new && !is_known(word)) {
      uses = {.count = 1, .first_passage = passage_id};
    } else if (uses.count > 0) {
      ++uses.count;
    }
  }

  /// Lists keep the words of articles that are gone, of which the stems tell.
  bool is_known(const std::string& word) const {
    const auto [begin, end] = stems_.equal_range(word);
    return std::any_of(begin, end,
                       [&](const auto& known) { return index_.term_exists(known.second); });
  }

  std::filesystem::path directory_;
  Xapian::Database index_;
  /// Of the words as spelt that the index lists.
  std::unordered_multimap<std::string, std::string> stems_;
  std::map<std::string, schema::Analyzer> analyzers_;
  std::unordered_map<std::string, Uses> words_;
};

UnseenWordFinder::UnseenWordFinder(std::unique_ptr<Search> search) : search_(std::move(search)) {}
UnseenWordFinder::~UnseenWordFinder() = default;
UnseenWordFinder::UnseenWordFinder(UnseenWordFinder&&) noexcept = default;
UnseenWordFinder& UnseenWordFinder::operator=(UnseenWordFinder&&) noexcept = default;

tl::expected<UnseenWordFinder, IndexingError> UnseenWordFinder::open(
    const std::filesystem::path& directory) {
  const auto generation = live_generation(directory);
  if (!generation) return tl::unexpected(about(directory, "holds no index to compare words with"));
  try {
    auto search = std::make_unique<Search>(directory, *generation);
    if (search->is_readable()) return UnseenWordFinder(std::move(search));
  } catch (const Xapian::Error& error) {
    return tl::unexpected(about(directory, "cannot be read: " + error.get_msg()));
  }
  return tl::unexpected(
      about(directory, "was made by another version of article-indexer; build it anew"));
}

tl::expected<void, IndexingError> UnseenWordFinder::add(const ArticlePreview& preview) {
  try {
    search_->add(preview);
    return {};
  } catch (const Xapian::Error& error) {
    return tl::unexpected(about(search_->directory(), "cannot be read: " + error.get_msg()));
  }
}

UnseenWords UnseenWordFinder::found(std::size_t limit) const { return search_->found(limit); }

std::string unseen_words_text(const UnseenWords& unseen) {
  const std::size_t count = unseen.words.size() + unseen.left_out;
  if (count == 0) return "\nThe index has seen every word before.\n";
  std::string text = "\nWords that the index has never seen: " + std::to_string(count) + '\n';
  for (const UnseenWord& word : unseen.words) {
    text += "  " + word.word + ", " + std::to_string(word.count) + " in all, first in " +
            word.first_passage + '\n';
  }
  if (unseen.left_out > 0) text += "  and " + std::to_string(unseen.left_out) + " more\n";
  return text;
}

}  // namespace article_search
