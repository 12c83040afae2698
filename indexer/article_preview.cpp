#include "indexer/article_preview.h"

#include <string>
#include <utility>

#include "indexer/annotate/annotations.h"
#include "indexer/corrections_reader.h"
#include "indexer/passage_splitter.h"

namespace article_search {

namespace {

void correct(Article& article,
             std::vector<Passage>& passages,
             const std::string& path,
             const std::vector<ArticleCorrections>& corrections) {
  for (const Correction& in_vain : apply(corrections, article, passages)) {
    article.warnings.push_back({path + std::string(kCorrectionsSuffix), in_vain.line,
                                "\"" + in_vain.value +
                                    "\" was not found in the article, so there is nothing to take "
                                    "out"});
  }
}

}  // namespace

ArticlePreview preview_article(Article article,
                               TopicFinder& topics,
                               const std::string& path,
                               const std::vector<ArticleCorrections>& corrections) {
  SplitResult split = split_into_passages(article);
  const bool is_declared = article.language_source == LanguageSource::declared;
  const std::string declared = is_declared ? article.language : std::string();
  annotate(article, split.passages, topics);
  if (!declared.empty() && article.language != declared) {
    article.warnings.push_back({path, 0,
                                "says that its language is " + declared + ", but is written in " +
                                    article.language + ", which is taken"});
  }
  correct(article, split.passages, path, corrections);
  return {std::move(article), std::move(split.passages), std::move(split.duplicates)};
}

tl::expected<std::vector<ArticlePreview>, IndexingError> preview_file(const SourceFile& file,
                                                                      TopicFinder& topics,
                                                                      const Format* format) {
  auto articles = format == nullptr ? read_articles(file) : read_articles(file, *format);
  if (!articles) return tl::unexpected(articles.error());
  auto corrections = read_corrections(file);
  if (!corrections) return tl::unexpected(corrections.error());
  articles->front().warnings.insert(articles->front().warnings.end(), corrections->warnings.begin(),
                                    corrections->warnings.end());
  std::vector<ArticlePreview> previews;
  for (Article& article : *articles) {
    previews.push_back(
        preview_article(std::move(article), topics, file.path, corrections->corrections));
  }
  return previews;
}

}  // namespace article_search
