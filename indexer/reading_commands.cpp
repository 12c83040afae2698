#include "indexer/reading_commands.h"

#include <optional>
#include <utility>

#include "indexer/console.h"
#include "indexer/corpus_sync.h"
#include "indexer/index_inspection.h"
#include "indexer/preview_text.h"
#include "indexer/report_json.h"
#include "indexer/report_text.h"
#include "indexer/unseen_words.h"
#include "indexer/vocabulary_reader.h"

namespace article_search {

namespace {

/// As many as are read by eye.
constexpr std::size_t kShownWords = 50;
/// As many as a program is given.
constexpr std::size_t kListedWords = 10'000;

/// Previews files one by one; text is printed as it comes, JSON when all are there.
class Check {
 public:
  Check(const Arguments& arguments, const Console& console)
      : arguments_(arguments), console_(console) {}

  tl::expected<void, IndexingError> run() {
    const auto files = find_corpus_files(arguments_.sources(), arguments_.filter);
    if (!files) return tl::unexpected(files.error());
    if (files->articles.empty() && !files->vocabulary && files->unlisted.empty()) {
      return tl::unexpected(
          nothing_to_read(*files, arguments_.sources().front(), arguments_.filter));
    }
    if (auto opened = open_known_index(); !opened) return opened;
    for (const IndexingError& folder : files->unlisted) fail(folder);
    const auto& vocabulary = arguments_.vocabulary ? arguments_.vocabulary : files->vocabulary;
    if (vocabulary) check_vocabulary(*vocabulary);
    for (const std::filesystem::path& path : files->articles) {
      if (auto checked = check_file(path); !checked) return checked;
    }
    return {};
  }

  /// What remains to be said when all files were looked at.
  ExitCode finish() {
    std::string text;
    if (finder_) {
      const bool is_json = console_.form() == ReportForm::json;
      result_.unseen = finder_->found(is_json ? kListedWords : kShownWords);
      text = unseen_words_text(*result_.unseen);
    }
    console_.say(text, check_json(result_));
    return result_.failed.empty() ? done : failed;
  }

 private:
  tl::expected<void, IndexingError> open_known_index() {
    if (!arguments_.known_index) return {};
    auto finder = UnseenWordFinder::open(*arguments_.known_index);
    if (!finder) return tl::unexpected(finder.error());
    finder_.emplace(*std::move(finder));
    return {};
  }

  void check_vocabulary(const std::filesystem::path& path) {
    const auto vocabulary = read_source_file(path).and_then(read_vocabulary);
    if (!vocabulary) return fail(vocabulary.error());
    topics_ = TopicFinder(*vocabulary);
  }

  /// An error is about the index; what is wrong with the file is noted.
  tl::expected<void, IndexingError> check_file(const std::filesystem::path& path) {
    auto previews = read_source_file(path).and_then([&](const SourceFile& file) {
      return preview_file(file, topics_, arguments_.filter.format);
    });
    if (!previews) {
      fail(previews.error());
      return {};
    }
    for (ArticlePreview& preview : *previews) {
      if (auto added = finder_ ? finder_->add(preview) : tl::expected<void, IndexingError>();
          !added) {
        return added;
      }
      show(std::move(preview));
    }
    return {};
  }

  void show(ArticlePreview preview) {
    if (console_.form() == ReportForm::json) {
      result_.previews.push_back(std::move(preview));
    } else {
      console_.say(preview_text(preview), {});
    }
  }

  void fail(const IndexingError& error) {
    console_.fail(error);
    result_.failed.push_back(error);
  }

  const Arguments& arguments_;
  const Console& console_;
  std::optional<UnseenWordFinder> finder_;
  /// Of the vocabulary that was named, or is in a folder that was.
  TopicFinder topics_{{}};
  CheckResult result_;
};

}  // namespace

ExitCode run_check(const Arguments& arguments) {
  const Console console(arguments);
  Check check(arguments, console);
  if (const auto checked = check.run(); !checked) return console.end_with(checked.error());
  return check.finish();
}

ExitCode run_list(const Arguments& arguments) {
  const Console console(arguments);
  const auto articles = list_articles(arguments.index);
  if (!articles) return console.end_with(articles.error());
  console.say(list_text(*articles), list_json(*articles));
  return done;
}

ExitCode run_stats(const Arguments& arguments) {
  const Console console(arguments);
  const auto statistics = read_statistics(arguments.index);
  if (!statistics) return console.end_with(statistics.error());
  console.say(statistics_text(*statistics), statistics_json(*statistics));
  return done;
}

ExitCode run_verify(const Arguments& arguments) {
  const Console console(arguments);
  const auto verification = verify_index(arguments.index);
  if (!verification) return console.end_with(verification.error());
  console.say(verification_text(*verification), verification_json(*verification));
  return verification->faults.empty() ? done : failed;
}

}  // namespace article_search
