#include "indexer/annotate/annotations.h"

#include <gtest/gtest.h>

#include "indexer/passage_splitter.h"

namespace article_search {
namespace {

/// What becomes of an article: itself and its passages, annotated.
struct Annotated {
  Article article;
  std::vector<Passage> passages;
};

Annotated annotated(Article article) {
  std::vector<Passage> passages = split_into_passages(article).passages;
  TopicFinder topics({{.label = "myelin", .aliases = {}, .definition = {}, .topic = {}}});
  annotate(article, passages, topics);
  return {std::move(article), std::move(passages)};
}

Article article_of(std::vector<Block> blocks) {
  Article article;
  article.id = "a";
  article.title = "Title";
  article.blocks = std::move(blocks);
  return article;
}

Block heading(int level, std::string text, std::string section_type = {}) {
  return {.kind = BlockKind::heading,
          .level = level,
          .text = std::move(text),
          .section_type = std::move(section_type)};
}

Block paragraph(std::string text) { return {.text = std::move(text)}; }

using Values = std::vector<std::string>;

TEST(Annotate, PassagesHaveWhatTheyName) {
  const auto [article, passages] = annotated(article_of(
      {paragraph("Dr. Ana Ríos of the Mayo Clinic, the Mayo Clinic, studies myelin in Peru.")}));
  ASSERT_EQ(passages.size(), 1U);
  EXPECT_EQ(passages[0].institutions, (Values{"Mayo Clinic"}));
  EXPECT_EQ(passages[0].places, (Values{"Peru"}));
  EXPECT_EQ(passages[0].people, (Values{"Ana Ríos"}));
  EXPECT_EQ(passages[0].topics, (Values{"myelin"}));
}

TEST(Annotate, ArticlesHaveTheFirstMeaningOfAnAbbreviation) {
  const auto [article, passages] =
      annotated(article_of({paragraph("Optical coherence tomography (OCT) was used."),
                            paragraph("An odd cold treatment (OCT) was not, for it is no use.")}));
  EXPECT_EQ(article.abbreviations,
            (std::vector<Abbreviation>{{"OCT", "Optical coherence tomography"}}));
}

TEST(Annotate, TheInnermostHeadingWithARoleDecides) {
  const auto [article, passages] =
      annotated(article_of({heading(1, "Methods"), paragraph("One paragraph with enough words."),
                            heading(2, "Mice"), paragraph("Two paragraphs with enough words."),
                            heading(2, "Results"), paragraph("Three paragraphs with enough words."),
                            heading(1, "Mice"), paragraph("Four paragraphs with enough words.")}));
  ASSERT_EQ(passages.size(), 4U);
  EXPECT_EQ(passages[0].role, schema::PassageRole::methods);
  EXPECT_EQ(passages[1].role, schema::PassageRole::methods);
  EXPECT_EQ(passages[2].role, schema::PassageRole::results);
  EXPECT_EQ(passages[3].role, schema::PassageRole::none);
}

TEST(Annotate, WhatTheSourceSaysOfASectionGoesBeforeItsHeading) {
  const auto [article, passages] =
      annotated(article_of({heading(1, "Mice and men", "methods"), heading(2, "Results", "methods"),
                            paragraph("One paragraph with enough words."), heading(1, "Results"),
                            paragraph("Two paragraphs with enough words.")}));
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_EQ(passages[0].role, schema::PassageRole::methods);
  EXPECT_EQ(passages[1].role, schema::PassageRole::results);
}

TEST(Annotate, ADeclaredLanguageStays) {
  Article article =
      article_of({paragraph("The cells of the mice were kept in a warm room and it "
                            "was not known for how long they had been there.")});
  article.language = "cy-GB";
  const Article declared = annotated(article).article;
  EXPECT_EQ(declared.language, "cy-GB");
  EXPECT_EQ(declared.language_source, LanguageSource::declared);
}

TEST(Annotate, ALanguageInOtherLettersIsNotBelieved) {
  Article article = article_of({paragraph(
      "Клетки мышей были в теплой комнате, и как долго они там были, не было известно для нас, но "
      "это было после того, как их взяли из носа, и по всему было видно, что они живы.")});
  article.language = "en-US";
  const Article russian = annotated(article).article;
  EXPECT_EQ(russian.language, "ru");
  EXPECT_EQ(russian.language_source, LanguageSource::detected);
  // Neither where the text is too short to tell another, nor for languages without a list.
  article = article_of({paragraph("Клетки мышей.")});
  article.language = "en-US";
  EXPECT_EQ(annotated(article).article.language, "en-US");
  article.language = "mn";
  EXPECT_EQ(annotated(article).article.language, "mn");
}

TEST(Annotate, ALanguageThatAProgramPresetGivesWayToTheWords) {
  const std::string text =
      "Die Zellen der Mäuse wurden in einem warmen Raum gehalten und es ist nicht bekannt, wie "
      "lange das so war.";
  Article article = article_of({paragraph(text)});
  article.language = "en-US";
  EXPECT_EQ(annotated(article).article.language, "en-US");
  article.language_source = LanguageSource::preset;
  EXPECT_EQ(annotated(article).article.language, "de");
  article.language = "de-AT";
  EXPECT_EQ(annotated(article).article.language, "de-AT");
  article.blocks.front().text = "Myelin.";
  EXPECT_EQ(annotated(article).article.language, "de-AT");
  EXPECT_EQ(annotated(article).article.language_source, LanguageSource::declared);
}

TEST(Annotate, AnUndeclaredLanguageIsDetectedOrEnglish) {
  const Article german =
      annotated(article_of({paragraph("Die Zellen der Mäuse wurden in einem warmen Raum gehalten "
                                      "und es ist nicht bekannt, wie lange das so war.")}))
          .article;
  EXPECT_EQ(german.language, "de");
  EXPECT_EQ(german.language_source, LanguageSource::detected);
  const Article unknown = annotated(article_of({paragraph("Myelin repair.")})).article;
  EXPECT_EQ(unknown.language, "en");
  EXPECT_EQ(unknown.language_source, LanguageSource::assumed);
}

}  // namespace
}  // namespace article_search
