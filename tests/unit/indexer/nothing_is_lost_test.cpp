// Whatever an article's text is, it is found again in its title, headings, passages and skipped
// lines: for the article that the project began with, and for random ones.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/passage_splitter.h"
#include "indexer/readers/reader_registry.h"
#include "tests/support/test_paths.h"

namespace article_search {
namespace {

/// How often each word occurs. Joining and marking texts changes punctuation, never words.
using Words = std::map<std::string, int>;

void count(std::string_view text, Words& words) {
  std::string word;
  for (const char c : std::string(text) + " ") {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) == 0) {
      if (!word.empty()) ++words[std::exchange(word, {})];
    } else {
      word += c;
    }
  }
}

Words words_of(std::string_view text) {
  Words words;
  count(text, words);
  return words;
}

Words words_found(const Article& article, bool has_title) {
  Words words;
  if (has_title) count(article.title, words);
  for (const SkippedLine& skipped : article.skipped) count(skipped.text, words);
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::heading) count(block.text, words);
  }
  const SplitResult result = split_into_passages(article);
  for (const Passage& passage : result.passages) count(passage.text, words);
  for (const Passage& passage : result.duplicates) count(passage.text, words);
  return words;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_found = text.substr(at).starts_with(what);
    result += is_found ? with : text.substr(at, 1);
    at += is_found ? what.size() : 1;
  }
  return result;
}

struct Counts {
  std::size_t sections = 0;
  std::size_t milestones = 0;
  std::size_t projects = 0;
  bool operator==(const Counts&) const = default;
};

Counts counts_of(const std::vector<Passage>& passages) {
  const auto of = [&passages](schema::PassageKind kind) {
    return static_cast<std::size_t>(std::ranges::count(passages, kind, &Passage::kind));
  };
  return {of(schema::PassageKind::section), of(schema::PassageKind::milestone),
          of(schema::PassageKind::project)};
}

// Two of the overview, two introductions, three points, one at the end; six milestones, twelve
// projects.
void expect_the_articles_structure(const Article& article) {
  const auto passages = split_into_passages(article).passages;
  ASSERT_EQ(passages.size(), 26U);
  EXPECT_EQ(counts_of(passages), (Counts{8, 6, 12}));
  EXPECT_TRUE(passages[1].section.empty());
  for (std::size_t i = 2; i < 12; ++i) EXPECT_EQ(passages[i].section[0], passages[2].section[0]);
  for (std::size_t i = 12; i < 25; ++i) EXPECT_EQ(passages[i].section[0], passages[12].section[0]);
  for (std::size_t i = 7; i < 10; ++i) {
    EXPECT_EQ(passages[i].list_level, 2);
    EXPECT_EQ(passages[i].heading_count, 1);
    EXPECT_EQ(passages[i].section.size(), 2U);
  }
  const std::vector<std::string> expected = {"2005",    "2007-01-16", "2009-05-20",
                                             "2015-11", "2017",       "2017"};
  std::vector<std::string> dates;
  for (const Passage& passage : passages) {
    if (passage.kind == schema::PassageKind::milestone) dates.push_back(passage.date);
  }
  EXPECT_EQ(dates, expected);
  EXPECT_EQ(passages.back().kind, schema::PassageKind::section);
  EXPECT_EQ(passages.back().list_level, 0);
}

TEST(NothingIsLost, OfTheScrapedArticle) {
  const auto path = testing::shared_path("article.txt");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "../shared/article.txt is not here";
  const std::string content = content_of(path);
  const auto articles = read_articles({"article.txt", content});
  ASSERT_TRUE(articles);
  const Article& article = articles->front();
  EXPECT_EQ(article.title, "National MS Society Research in Stem Cells");
  EXPECT_EQ(article.skipped.size(), 3U);
  expect_the_articles_structure(article);
  const std::string marks_removed = replaced(replaced(content, "•", " "), "\u00A0", " ");
  EXPECT_EQ(words_found(article, true), words_of(marks_removed));
  // In order as well: each passage's text stands in the source, after the one before.
  const std::string source = collapse_spaces(marks_removed);
  std::size_t at = 0;
  for (const Passage& passage : split_into_passages(article).passages) {
    const std::size_t found = source.find(passage.text, at);
    ASSERT_NE(found, std::string::npos) << passage.text;
    at = found + passage.text.size();
  }
}

TEST(NothingIsLost, OfTheRestatedArticle) {
  const auto path = testing::corpus_path() / "research-in-stem-cells.md";
  const auto articles = read_articles({path.string(), content_of(path)});
  ASSERT_TRUE(articles) << to_string(articles.error());
  EXPECT_TRUE(articles->front().warnings.empty());
  EXPECT_TRUE(articles->front().skipped.empty());
  expect_the_articles_structure(articles->front());
}

/// Random articles whose words are numbered, so that every word is missed if it is lost.
class RandomArticle {
 public:
  explicit RandomArticle(unsigned seed) : random_(seed) {}

  std::string markdown() {
    const int blocks = number(1, 25);
    for (int i = 0; i < blocks; ++i) add_markdown_block();
    text_ += "\nLast " + words(number(4, 9)) + ".\n";
    return text_;
  }

  std::string plain_text() {
    const int blocks = number(1, 25);
    for (int i = 0; i < blocks; ++i) add_plain_block();
    text_ += "\nLast " + words(number(4, 9)) + ".\n";
    return text_;
  }

 private:
  int number(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }

  std::string words(int count) {
    std::string result;
    for (int i = 0; i < count; ++i) {
      result += (i == 0 ? "w" : number(0, 9) == 0 ? ", w" : " w") + std::to_string(++last_word_);
    }
    return result;
  }

  std::string sentences() {
    std::string result;
    const int sentences = number(1, 40) == 1 ? 60 : number(1, 4);
    for (int i = 0; i < sentences; ++i) {
      result += (i == 0 ? "W " : " W ") + words(number(1, 14)) + (number(0, 5) == 0 ? "?" : ".");
    }
    return number(0, 4) == 0 ? words(number(1, 5)) : result;
  }

  std::string wrapped(const std::string& indent) {
    std::string result = sentences();
    std::size_t column = 0;
    if (number(0, 1) == 0) return result;
    for (std::size_t i = 0; i < result.size(); ++i) {
      if (++column > 60 && result[i] == ' ') {
        result.replace(i, 1, "\n" + indent);
        column = 0;
      }
    }
    return result;
  }

  void add_list(std::string_view bullet) {
    const int items = number(1, 6);
    std::size_t depth = 0;
    for (int i = 0; i < items; ++i) {
      depth = static_cast<std::size_t>(
          number(0, static_cast<int>(std::min<std::size_t>(depth + 1, 4))));
      if (i == 0) depth = 0;
      const std::string indent(depth * 2, ' ');
      text_ += indent + std::string(bullet) + " " + wrapped(indent + "  ") + "\n";
      if (number(0, 5) == 0) text_ += "\n" + indent + "  " + wrapped(indent + "  ") + "\n\n";
    }
    text_ += "\n";
  }

  void add_markdown_block() {
    switch (number(0, 6)) {
      case 0:
        text_ += std::string(static_cast<std::size_t>(number(1, 6)), '#') + " W " +
                 words(number(1, 6)) + "\n\n";
        return;
      case 1:
      case 2:
        return add_list("-");
      case 3:
        text_ += "> " + wrapped("> ") + "\n\n";
        return;
      case 4:
        text_ += "| " + words(1) + " | " + words(2) + " |\n|---|---|\n| **" + words(1) + "** | " +
                 words(3) + " |\n\n";
        return;
      case 5:
        text_ += "```\n" + words(4) + "\n\n" + words(2) + "\n```\n\n<!-- " + words(3) + " -->\n\n";
        return;
      default:
        text_ += wrapped("") + "\n\n";
    }
  }

  void add_plain_block() {
    switch (number(0, 5)) {
      case 0:
        text_ += "\nW " + words(number(1, 6)) + "\n\n";
        return;
      case 1:
        text_ += "\nW " + words(number(1, 6)) + "\n-----\n";
        return;
      case 2:
        return add_list("•");
      case 3:
        return add_list("-");
      case 4:
        text_ += "   " + wrapped(number(0, 1) == 0 ? "" : "   ") + "\n";
        return;
      default:
        text_ += wrapped("") + (number(0, 3) == 0 ? "\n" : "\n\n");
    }
  }

  std::mt19937 random_;
  std::string text_;
  int last_word_ = 0;
};

constexpr unsigned kArticles = 400;

Words words_read(const std::string& path, const std::string& content) {
  const auto articles = read_articles({path, content});
  EXPECT_TRUE(articles) << content;
  if (!articles) return {};
  return words_found(articles->front(), articles->front().title != stem_of(path));
}

TEST(NothingIsLost, OfRandomMarkdown) {
  for (unsigned seed = 0; seed < kArticles; ++seed) {
    const std::string content = RandomArticle(seed).markdown();
    ASSERT_EQ(words_read("random.md", content), words_of(content)) << "seed " << seed << "\n"
                                                                   << content;
  }
}

TEST(NothingIsLost, OfRandomPlainText) {
  for (unsigned seed = 0; seed < kArticles; ++seed) {
    const std::string content = RandomArticle(seed).plain_text();
    ASSERT_EQ(words_read("random.txt", content), words_of(replaced(content, "•", " ")))
        << "seed " << seed << "\n"
        << content;
  }
}

}  // namespace
}  // namespace article_search
