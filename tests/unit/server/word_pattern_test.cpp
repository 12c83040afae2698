#include <algorithm>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/search/match/pattern_search.h"
#include "server/search/state/passage_weight.h"
#include "server/search/word_queries.h"
#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using schema::Field;
using testing::IndexState;
using testing::TestIndex;
using Order = WordPattern::Order;
using Documents = std::vector<Xapian::docid>;
using Strings = std::vector<std::string>;

Documents passages_with(const WordPattern& pattern, PostingTable& postings) {
  Documents found = candidates_for(pattern, postings);
  PatternFinder finder(pattern, postings.view().words);
  std::erase_if(found, [&](Xapian::docid document) { return !finder.is_in(document); });
  return found;
}

struct Row {
  WordPattern pattern;
  Documents found;
};

void expect(const IndexState& state, const std::vector<Row>& rows) {
  for (const auto& [pattern, found] : rows) {
    std::string words;
    for (const std::string& stem : pattern.stems) words += stem + ' ';
    PostingTable postings(state.view());
    EXPECT_EQ(passages_with(pattern, postings), found) << words << pattern.window;
    PatternFinder finder(pattern, state.view().words);
    for (Xapian::docid document = 1; document <= state.view().index.get_lastdocid(); ++document) {
      const bool is_found = std::count(found.begin(), found.end(), document) > 0;
      EXPECT_EQ(finder.is_in(document), is_found) << words << document;
    }

    // By Xapian, which alone weighs nothing differently.
    Xapian::Enquire enquire(state.view().index);
    enquire.set_query(pattern_query(pattern, postings));
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet matches = enquire.get_mset(0, 100);
    EXPECT_EQ(Documents(matches.begin(), matches.end()), found) << words;
  }
}

TEST(WordPattern, IsFoundInItsOrderWithinItsWindow) {
  const auto files =
      TestIndex::of_texts({"nose cells repair", "cells of the nose", "nose and cells",
                           "repair of nose by cells", "nose nose"});
  expect(IndexState(files.path()), {
                                       {{.stems = {"nose", "cell"}, .window = 2}, {1}},
                                       {{.stems = {"nose", "cell"}, .window = 3}, {1, 3, 4}},
                                       {{.stems = {"cell", "nose"}, .window = 4}, {2}},
                                       {{.stems = {"nose", "cell", "repair"}, .window = 3}, {1}},
                                       {{.stems = {"nose", "repair"}, .window = 2}, {}},

                                       // Twice is twice.
                                       {{.stems = {"nose", "nose"}, .window = 2}, {5}},
                                       {{.stems = {"nose", "nose", "nose"}, .window = 9}, {}},
                                       // What no passage has.
                                       {{.stems = {"nose", "marrow"}, .window = 9}, {}},
                                   });
}

TEST(WordPattern, IsFoundInAnyOrderWithinItsWindow) {
  const auto files =
      TestIndex::of_texts({"nose cells repair", "cells of the nose", "nose and cells",
                           "repair of nose by cells", "nose nose"});
  expect(IndexState(files.path()),
         {
             {{.stems = {"cell", "nose"}, .window = 2, .order = Order::any}, {1}},
             {{.stems = {"cell", "nose"}, .window = 3, .order = Order::any}, {1, 3, 4}},
             {{.stems = {"nose", "cell"}, .window = 4, .order = Order::any}, {1, 2, 3, 4}},
             {{.stems = {"nose", "repair", "cell"}, .window = 5, .order = Order::any}, {1, 4}},
             {{.stems = {"nose", "nose"}, .window = 2, .order = Order::any}, {5}},
         });
}

/// Whether `text` has `stems` from `at` on, before `end`, with any other words between.
bool follow(const Strings& text,
            std::size_t at,
            std::size_t end,
            std::span<const std::string> stems) {
  if (stems.empty()) return true;
  for (; at < std::min(end, text.size()); ++at) {
    if (text[at] == stems.front() && follow(text, at + 1, end, stems.subspan(1))) return true;
  }
  return false;
}

/// Whether some words in a row of `text` have what `pattern` asks for.
bool has_by_looking_everywhere(const Strings& text, const WordPattern& pattern) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = std::min(text.size(), at + pattern.window);
    if (pattern.order == Order::as_given) {
      if (follow(text, at, end, pattern.stems)) return true;
      continue;
    }
    const bool has_each = std::ranges::all_of(pattern.stems, [&](const std::string& stem) {
      return std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                        text.begin() + static_cast<std::ptrdiff_t>(end),
                        stem) >= std::ranges::count(pattern.stems, stem);
    });
    if (has_each) return true;
  }
  return false;
}

TEST(WordPatternProperty, IsFoundWhereLookingEverywhereFindsIt) {
  std::mt19937 random(17);
  const auto words = [&](std::size_t least, std::size_t most) {
    static const Strings kWords = {"nose", "cell", "axon", "glia", "scar"};
    Strings drawn(least + random() % (most - least + 1));
    for (std::string& word : drawn) word = kWords[random() % kWords.size()];
    return drawn;
  };
  std::vector<Strings> texts;
  Strings joined;
  for (int text = 0; text < 100; ++text) {
    texts.push_back(words(1, 14));
    std::string& whole = joined.emplace_back();
    for (const std::string& word : texts.back()) whole += word + ' ';
  }
  const auto files = TestIndex::of_texts(joined);
  const IndexState state(files.path());
  std::size_t found = 0;
  for (int draw = 0; draw < 300; ++draw) {
    WordPattern pattern{.stems = words(2, 5)};
    pattern.window = pattern.stems.size() + random() % 6;
    pattern.order = random() % 2 == 0 ? Order::any : Order::as_given;
    Documents expected;
    for (std::size_t text = 0; text < texts.size(); ++text) {
      if (!has_by_looking_everywhere(texts[text], pattern)) continue;
      expected.push_back(static_cast<Xapian::docid>(text + 1));
    }
    PostingTable postings(state.view());
    EXPECT_EQ(passages_with(pattern, postings), expected) << "draw " << draw;
    found += expected.size();
  }
  EXPECT_GT(found, 1'000U) << "the draws must find something";
}

TEST(WordPattern, ReachesIntoCompoundsFromBothSides) {
  const auto files = TestIndex::of_texts({"the well-being scale"});
  expect(IndexState(files.path()), {
                                       {{.stems = {"the", "wellb"}, .window = 2}, {1}},
                                       {{.stems = {"wellb", "scale"}, .window = 2}, {1}},
                                       {{.stems = {"well", "be", "scale"}, .window = 3}, {1}},
                                       {{.stems = {"well", "scale"}, .window = 2}, {}},
                                   });
}

TEST(WordPattern, IsOfOneField) {
  PreparedArticle article;
  article.article.id = "a";
  article.article.title = "Recent work";
  article.passages.resize(1);
  article.passages[0].text = "nose cells";
  article.passages[0].section = {"Recent trials", "Nose work"};
  const auto files = TestIndex::of_articles({article});
  expect(IndexState(files.path()),
         {
             {{.field = Field::heading, .stems = {"recent", "trial"}, .window = 2}, {1}},
             {{.field = Field::title, .stems = {"recent", "work"}, .window = 2}, {1}},
             {{.field = Field::body, .stems = {"recent", "trial"}, .window = 2}, {}},
             {{.field = Field::title, .stems = {"recent", "trial"}, .window = 2}, {}},
             // Not from one heading into the next.
             {{.field = Field::heading, .stems = {"trial", "nose"}, .window = 2}, {}},
             {{.field = Field::heading, .stems = {"trial", "nose"}, .window = 50}, {}},
         });
}

TEST(WordPattern, WeighsAsMuchAsItsWords) {
  const auto files = TestIndex::of_texts({"nose cells", "nose and cells", "other"});
  const IndexState state(files.path());
  const auto weight = [&](const Xapian::Query& query) {
    Xapian::Enquire enquire(state.view().index);
    enquire.set_weighting_scheme(passage_weight());
    enquire.set_query(query);
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      if (*match == 1) return match.get_weight();
    }
    return 0.0;
  };
  const Xapian::Query words(Xapian::Query::OP_AND, Xapian::Query("nose"), Xapian::Query("cell"));
  PostingTable postings(state.view());
  const Xapian::Query row = pattern_query({.stems = {"nose", "cell"}, .window = 2}, postings);
  EXPECT_GT(weight(row), 0);
  EXPECT_DOUBLE_EQ(weight(row), weight(words));
  EXPECT_TRUE(is_pattern_query(row));
  EXPECT_FALSE(is_pattern_query(words));
}

}  // namespace
}  // namespace article_search
