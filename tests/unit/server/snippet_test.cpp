#include "server/search/snippet.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "indexer/schema/dictionary_words.h"
#include "server/search/query/query_parser.h"
#include "server/search/searcher.h"
#include "server/search/utf8.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

std::vector<TermMatch> matches(std::string_view query, std::string_view text) {
  schema::Analyzer analyzer;
  return find_terms(analyzer.analyze(text), parse_query(query, analyzer).terms);
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int time = 0; time < times; ++time) text += part;
  return text;
}

/// Where `snippet` begins and ends in `text`, which has its text once.
TextRange place_of(const Snippet& snippet, const std::string& text) {
  const std::size_t begin = text.find(snippet.text);
  return {begin, begin + snippet.text.size()};
}

TEST(Snippet, CutsTextWithoutSpacesBetweenWords) {
  struct Row {
    std::string query;
    std::string text;
  };
  // No full stop anywhere, so that sentences are of no help.
  const std::vector<Row> rows = {
      {"硬化", repeated("科学家研究神经系统疾病", 30) + "硬化" + repeated("治疗方法需要改进", 30)},
      {"髄鞘", repeated("幹細胞を研究しています", 30) + "髄鞘" + repeated("修復します", 30)},
      {"ประสาท", repeated("นักวิทยาศาสตร์ศึกษา", 20) + "ประสาท" + repeated("การรักษาโรค", 20)},
  };
  for (const Row& row : rows) {
    const Snippet snippet = make_snippets(row.text, matches(row.query, row.text), {}, {}).front();
    EXPECT_TRUE(snippet.cut_at_start && snippet.cut_at_end) << row.query;
    EXPECT_LE(snippet.text.size(), kDefaultSnippetLength) << row.query;
    EXPECT_FALSE(snippet.highlights.empty()) << row.query;
    const TextRange place = place_of(snippet, row.text);
    const auto words = schema::dictionary_words(row.text);
    const auto has_end = [&](std::size_t at) {
      return std::any_of(words.begin(), words.end(),
                         [&](const auto& word) { return word.end == at; });
    };
    EXPECT_TRUE(has_end(place.begin)) << row.query << ": " << snippet.text;
    EXPECT_TRUE(has_end(place.end)) << row.query << ": " << snippet.text;
  }
}

TEST(Snippet, EndsChineseTextWithASentence) {
  const std::string sentence = "干细胞治疗多发性硬化症的研究正在进行。";
  const std::string text = repeated(sentence, 30);
  const Snippet snippet = make_snippets(text, matches("硬化症", text), {}, {}).front();
  EXPECT_LE(snippet.text.size(), kDefaultSnippetLength);
  EXPECT_TRUE(snippet.text.starts_with("干细胞")) << snippet.text;
  EXPECT_TRUE(snippet.text.ends_with("。")) << snippet.text;
}

TEST(Snippet, KeepsAPhraseWhole) {
  // Wherever an excerpt of any length would end, the phrase is in it whole or not at all.
  const std::string text = repeated("word ", 20) + "spare parts " + repeated("other ", 20) +
                           "spare parts " + repeated("word ", 20);
  const auto found = matches("\"spare parts\"", text);
  ASSERT_EQ(found.size(), 2U);
  for (std::size_t length = 40; length < text.size(); ++length) {
    for (const Snippet& snippet : make_snippets(text, found, {}, {.length = length, .count = 2})) {
      for (const TextRange& range : snippet.highlights) {
        ASSERT_EQ(snippet.text.substr(range.begin, range.end - range.begin), "spare parts")
            << length << ": " << snippet.text;
      }
    }
  }
}

TEST(Snippet, KeepsWhatIsOneCharacterToAReader) {
  const std::string scientist = "\U0001F469\u200D\U0001F52C";
  const std::string text = repeated(scientist, 100);
  const Snippet snippet = make_snippets(text, {}, {}, {}).front();
  EXPECT_LE(snippet.text.size(), kDefaultSnippetLength);
  EXPECT_EQ(snippet.text.size() % scientist.size(), 0U);
}

/// The UTF-16 code units of valid UTF-8 `text`, worked out from the definition.
std::u16string utf16(std::string_view text) {
  std::u16string units;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t byte = 1; byte < size; ++byte) {
      point = point << 6U | (static_cast<unsigned char>(text[at + byte]) & 0x3FU);
    }
    if (point >= 0x10000) {
      units += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10U));
      units += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FFU));
    } else {
      units += static_cast<char16_t>(point);
    }
    at += size;
  }
  return units;
}

/// Words of many scripts, with what tends to break offsets.
std::string random_text(std::mt19937& random, int words) {
  static const std::vector<std::string> kWords = {
      "myelin", "Cells", "IL-17",      "café",  "e\u0301te\u0301", "β-cell", "μυελίνη", "🧠",
      "干细胞", "خلايا", "well-being", "спина", "מיאלין",          "MSCs",   "👩\u200D🔬"};
  std::string text;
  for (int word = 0; word < words; ++word) {
    text += kWords[random() % kWords.size()];
    if (random() % 6 != 0) text += random() % 5 == 0 ? ". " : " ";
  }
  return text;
}

TEST(SnippetProperty, MarksAllOfAMatchAndNothingElseInUtf16Units) {
  std::mt19937 random(19);
  schema::Analyzer analyzer;
  std::size_t marks = 0;
  for (int run = 0; run < 300; ++run) {
    const std::string text = random_text(random, static_cast<int>(random() % 400));
    const ParsedQuery query = parse_query(random_text(random, 3), analyzer);
    const auto found = find_terms(analyzer.analyze(text), query.terms);
    const auto marked = highlighted_ranges(found);
    for (const Snippet& snippet : make_snippets(text, found, {}, {.length = 600, .count = 3})) {
      const std::u16string units = utf16(snippet.text);
      for (const TextRange& range : snippet.highlights) {
        const std::string mark = snippet.text.substr(range.begin, range.end - range.begin);
        EXPECT_TRUE(std::any_of(marked.begin(), marked.end(), [&](const TextRange& its) {
          return text.substr(its.begin, its.end - its.begin) == mark;
        })) << mark;
        const std::size_t begin = utf16_length(snippet.text.substr(0, range.begin));
        EXPECT_EQ(units.substr(begin, utf16_length(mark)), utf16(mark));
        ++marks;
      }
    }
  }
  EXPECT_GT(marks, 500U);
}

TEST(Snippet, MarksWhateverTheQueryWasMadeOf) {
  const auto index = testing::TestIndex::of_texts(
      {"Myelination repairs naïve axons.", "The stem-cell niche; stemcells; hematopoietic cells."});
  struct Row {
    SearchRequest request;
    std::string marked;
  };
  const std::vector<Row> rows = {
      {{.query = "repairing"}, "Myelination [repairs] naïve axons."},
      {{.query = "NAIVE"}, "Myelination repairs [naïve] axons."},
      {{.query = "myel*"}, "[Myelination] repairs naïve axons."},
      {{.query = "axo", .last_word = LastWord::unfinished}, "Myelination repairs naïve [axons]."},
      {{.query = "repiars"}, "Myelination [repairs] naïve axons."},
      {{.query = "\"repairs naive\""}, "Myelination [repairs naïve] axons."},
      {{.query = "haematopoietic"}, "The stem-cell niche; stemcells; [hematopoietic] cells."},
      {{.query = "stemcell"}, "The [stem-cell] niche; [stemcells]; hematopoietic cells."},
  };
  auto searcher = Searcher::open(index.path()).value();
  for (const Row& row : rows) {
    const SearchResults results = searcher.search(row.request).value();
    ASSERT_EQ(results.hits.size(), 1U) << row.request.query;
    const Snippet& snippet = results.hits.front().snippet;
    std::string text = snippet.text;
    for (auto range = snippet.highlights.rbegin(); range != snippet.highlights.rend(); ++range) {
      text.insert(range->end, "]");
      text.insert(range->begin, "[");
    }
    EXPECT_EQ(text, row.marked) << row.request.query;
    // The reading view marks the same.
    const auto view = searcher.article("article", row.request).value();
    const auto place = static_cast<std::size_t>(results.hits.front().passage.position - 1);
    EXPECT_EQ(view.entries[place].highlights, snippet.highlights) << row.request.query;
  }
}

}  // namespace
}  // namespace article_search
