#include "server/search/highlighter.h"

#include <random>

#include <gtest/gtest.h>

#include "server/search/query/query_parser.h"
#include "server/search/snippet.h"
#include "server/search/utf8.h"

namespace article_search {
namespace {

/// `text` with brackets around what `query` matches in it.
std::string marked(std::string_view text, const std::vector<TextRange>& ranges) {
  std::string result;
  std::size_t done = 0;
  for (const TextRange& range : ranges) {
    result.append(text.substr(done, range.begin - done)).append("[");
    result.append(text.substr(range.begin, range.end - range.begin)).append("]");
    done = range.end;
  }
  return result.append(text.substr(done));
}

std::vector<TermMatch> matches(std::string_view query, std::string_view text) {
  schema::Analyzer analyzer;
  const ParsedQuery parsed = parse_query(query, analyzer);
  return find_terms(analyzer.analyze(text), parsed.terms);
}

std::string highlight(std::string_view query, std::string_view text) {
  return marked(text, highlighted_ranges(matches(query, text)));
}

TEST(Highlighter, MarksExactlyWhatMatches) {
  struct Row {
    std::string_view query;
    std::string_view text;
    std::string_view marked;
  };
  const std::vector<Row> rows = {
      // Every occurrence, whatever its case or ending.
      {"cells", "Cell by cell: CELLS.", "[Cell] by [cell]: [CELLS]."},
      {"repair", "repairing repaired", "[repairing] [repaired]"},
      {"axon", "myelin", "myelin"},

      // Stop words of the query are not marked.
      {"the cells of the nose", "The cells of a nose", "The [cells] of a [nose]"},

      // The original text is marked, however it was folded for matching.
      {"cafe", "A Café", "A [Café]"},
      {"remyelination", "re\u00ADmyelination", "[re\u00ADmyelination]"},
      {"haematopoietic", "Hematopoietic cells", "[Hematopoietic] cells"},
      {"beta", "TGF-β", "TGF-[β]"},
      {"MSC", "MSCs", "[MSCs]"},
      {"alzheimer", "Alzheimer’s", "[Alzheimer]’s"},

      // Compounds, however they are written.
      {"IL-17", "IL17, IL-17, IL 17; IL-1 and 17", "[IL17], [IL-17], [IL 17]; IL-1 and 17"},
      {"well-being", "wellbeing, well-being, well being",
       "[wellbeing], [well-being], [well being]"},
      {"wellbeing", "well-being and well being", "[well-being] and well being"},
      {"well being", "wellbeing", "[wellbeing]"},
      {"TGFbeta1", "TGF-β1", "[TGF-β1]"},

      // A phrase is marked as one, and only where it stands whole.
      {"\"spare parts\"", "Parts, spare parts, spare.", "Parts, [spare parts], spare."},
      {"\"in a dish\"", "MS in a dish", "MS [in a dish]"},

      {"\"spare parts\"~2", "spare old parts, spare a b c parts",
       "[spare] old [parts], spare a b c parts"},

      // Parts of words, and words as spelt.
      {"mye*", "Myelin and myelitis, amyelia", "[Myelin] and [myelitis], amyelia"},
      {"*yel*", "Myelin, yellow, nose", "[Myelin], [yellow], nose"},
      {"=cells", "Cells, a cell", "[Cells], a cell"},
      {"=\"stem cells\"", "stem cells, stem cell", "[stem cells], stem cell"},

      // What is unwanted, or wanted elsewhere, is not marked.
      {"nose -myelin", "nose, myelin", "[nose], myelin"},
      {"title:nose cells", "nose cells", "nose [cells]"},
      {"kind:project nose", "project nose", "project [nose]"},

      // Text without spaces.
      {"细胞", "干细胞治疗", "干[细胞]治疗"},
      {"خلايا", "علاج خلايا جذعية", "علاج [خلايا] جذعية"},

      // Words that overlap make one mark.
      {"well-being being", "well-being", "[well-being]"},
  };
  for (const Row& row : rows) EXPECT_EQ(highlight(row.query, row.text), row.marked) << row.query;
}

Snippet make_snippet(std::string_view text, const std::vector<TermMatch>& matches) {
  return make_snippets(text, matches, {}, {}).front();
}

TEST(Snippet, IsTheWholeTextWhenThatIsShort) {
  const std::string text(kDefaultSnippetLength, 'a');
  const Snippet snippet = make_snippet(text, {});
  EXPECT_EQ(snippet.text, text);
  EXPECT_FALSE(snippet.cut_at_start);
  EXPECT_FALSE(snippet.cut_at_end);
}

std::string sentences(int count, std::string_view last) {
  std::string text;
  for (int sentence = 0; sentence < count; ++sentence) {
    text += "This sentence number " + std::to_string(sentence) + " says nothing of interest. ";
  }
  return text.append(last);
}

TEST(Snippet, ShowsThePartWithMostTermsFromItsSentenceOn) {
  const std::string text = sentences(20, "Nose cells repair myelin. " + sentences(20, "Cells."));
  const Snippet snippet = make_snippet(text, matches("nose cells", text));
  EXPECT_TRUE(snippet.cut_at_start);
  EXPECT_TRUE(snippet.cut_at_end);
  EXPECT_LE(snippet.text.size(), kDefaultSnippetLength);
  EXPECT_NE(snippet.text.find("Nose cells repair myelin."), std::string::npos);
  EXPECT_TRUE(snippet.text.ends_with(".")) << snippet.text;
  EXPECT_TRUE(snippet.text.starts_with("This") || snippet.text.starts_with("Nose"));
}

TEST(Snippet, BeginsWithTheTextWhenNothingMatches) {
  const std::string text = sentences(20, "");
  const Snippet snippet = make_snippet(text, {});
  EXPECT_FALSE(snippet.cut_at_start);
  EXPECT_TRUE(snippet.text.starts_with("This sentence number 0"));
}

TEST(Snippet, FindsTheMatchInASentenceLongerThanItself) {
  std::string text;
  for (int word = 0; word < 200; ++word) text += "word ";
  text += "myelin";
  for (int word = 0; word < 200; ++word) text += " word";
  const Snippet snippet = make_snippet(text, matches("myelin", text));
  EXPECT_EQ(snippet.highlights.size(), 1U);
  EXPECT_LE(snippet.text.size(), kDefaultSnippetLength);
}

TEST(Snippet, PrefersTheRareWord) {
  const std::string text = "Cells here. " + sentences(20, "Olfactory there. " + sentences(20, ""));
  const auto found = matches("cells olfactory", text);
  const std::vector<double> rarity = {1, 5};
  const Snippet snippet = make_snippets(text, found, rarity, {.length = 100}).front();
  EXPECT_NE(snippet.text.find("Olfactory"), std::string::npos);
}

TEST(Snippet, PrefersWordsThatStandTogether) {
  const std::string text = "Nose is said, and then for long nothing before cells. " +
                           sentences(10, "Nose cells here. ") + sentences(10, "");
  const Snippet snippet =
      make_snippets(text, matches("nose cells", text), {}, {.length = 100}).front();
  EXPECT_NE(snippet.text.find("Nose cells here."), std::string::npos) << snippet.text;
}

TEST(Snippet, CutsTextWithoutSpacesBetweenCharacters) {
  std::string text;
  for (int time = 0; time < 200; ++time) text += "研究";
  text += "干细胞";
  for (int time = 0; time < 200; ++time) text += "研究";
  const Snippet snippet = make_snippet(text, matches("干细胞", text));
  EXPECT_LE(snippet.text.size(), kDefaultSnippetLength);
  EXPECT_TRUE(is_valid_utf8(snippet.text));
  EXPECT_FALSE(snippet.highlights.empty());
}

TEST(Snippet, KeepsAccentsWithTheirLetters) {
  std::string text;
  for (int time = 0; time < 300; ++time) text += "e\u0301";
  const Snippet snippet = make_snippet(text, {});
  EXPECT_LE(snippet.text.size(), kDefaultSnippetLength);
  EXPECT_TRUE(snippet.text.ends_with("e\u0301"));
}

TEST(Snippet, ShowsFurtherPartsOnlyForWhatTheyAdd) {
  const std::string text =
      "Nose cells. " + sentences(10, "Myelin repair. " + sentences(10, "Nothing else."));
  const SnippetShape three{.length = 300, .count = 3};
  EXPECT_EQ(make_snippets(text, matches("nose myelin", text), {}, three).size(), 2U);
  EXPECT_EQ(make_snippets(text, matches("nose", text), {}, three).size(), 1U);
  EXPECT_EQ(make_snippets(text, {}, {}, three).size(), 1U);
}

/// Words of many scripts, with what tends to break offsets: marks, emoji, right-to-left, joiners.
std::string random_text(std::mt19937& random, int words) {
  static const std::vector<std::string> kWords = {
      "myelin", "cell",       "IL-17", "café", "e\u0301te\u0301", "β",    "🧠", "干细胞",
      "خلايا",  "well-being", "a.",    "“x”",  "\u200Dzero",      "MSCs", "0.05", "\u00ADsoft"};
  std::string text;
  for (int word = 0; word < words; ++word) {
    text += kWords[random() % kWords.size()] + (random() % 5 == 0 ? ". " : " ");
  }
  return text;
}

TEST(Snippet, IsPartOfTheTextWithRangesAtCharacterBoundaries) {
  std::mt19937 random(7);
  schema::Analyzer analyzer;
  for (int run = 0; run < 300; ++run) {
    const std::string text = random_text(random, static_cast<int>(random() % 300));
    const ParsedQuery query = parse_query(random_text(random, 4), analyzer);
    const auto found = find_terms(analyzer.analyze(text), query.terms);
    const Snippet snippet = make_snippet(text, found);
    ASSERT_NE(text.find(snippet.text), std::string::npos);
    std::size_t done = 0;
    for (const TextRange& range : snippet.highlights) {
      ASSERT_LE(done, range.begin);
      ASSERT_LT(range.begin, range.end);
      ASSERT_LE(range.end, snippet.text.size());
      ASSERT_TRUE(is_valid_utf8(snippet.text.substr(range.begin, range.end - range.begin)));
      done = range.end;
    }
    ASSERT_EQ(snippet.highlights.empty() && !found.empty(), false);
  }
}

TEST(Utf16Length, CountsAsJavaScriptDoes) {
  EXPECT_EQ(utf16_length(""), 0U);
  EXPECT_EQ(utf16_length("abc"), 3U);
  EXPECT_EQ(utf16_length("é"), 1U);
  EXPECT_EQ(utf16_length("e\u0301"), 2U);
  EXPECT_EQ(utf16_length("干"), 1U);
  EXPECT_EQ(utf16_length("🧠"), 2U);
}

TEST(ValidUtf8, RefusesWhatUnicodeDoes) {
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_TRUE(is_valid_utf8("é干🧠"));
  for (const std::string_view bad :
       {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"}) {
    EXPECT_FALSE(is_valid_utf8(bad));
  }
}

}  // namespace
}  // namespace article_search
