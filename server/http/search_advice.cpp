#include "server/http/search_advice.h"

#include <algorithm>

#include "server/http/example_queries.h"
#include "server/http/html_text.h"

namespace article_search {

namespace {

constexpr std::size_t kExamples = 2;

bool is_operator(std::string_view word) { return word == "AND" || word == "OR" || word == "NOT"; }

/// Where the word or phrase that begins at `begin` ends.
std::size_t end_of_word(std::string_view query, std::size_t begin) {
  const std::size_t quote = query.find('"', begin);
  const std::size_t space = std::min(query.find(' ', begin), query.size());
  if (quote >= space) return space;
  const std::size_t closing = query.find('"', quote + 1);
  if (closing == std::string_view::npos) return space;
  return std::min(query.find(' ', closing), query.size());
}

SearchRequest only_counted(const SearchRequest& request, std::string query) {
  SearchRequest counted;
  counted.query = std::move(query);
  counted.limit = 1;
  counted.match = request.match;
  counted.forms = request.forms;
  counted.synonyms = request.synonyms;
  counted.typos = TypoUse::offer;
  return counted;
}

SearchAdvice::Word advise_on(Searcher& searcher,
                             const SearchRequest& request,
                             const std::string& word) {
  SearchAdvice::Word advice{.text = word, .passages = 0, .nearest = {}};
  const auto found = searcher.search(only_counted(request, word));
  if (!found) return advice;
  advice.passages = found->passages;
  if (advice.passages == 0 && found->correction) advice.nearest = found->correction->query;
  return advice;
}

SearchAdvice::Shorter without_word(Searcher& searcher,
                                   const SearchRequest& request,
                                   std::vector<std::string> words,
                                   std::size_t left_out) {
  SearchAdvice::Shorter shorter{.query = {}, .left_out = words[left_out], .passages = 0};
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(left_out));
  shorter.query = joined(words, " ");
  SearchRequest wanted = only_counted(request, shorter.query);
  wanted.filters = request.filters;
  wanted.typos = TypoUse::off;
  const auto found = searcher.search(wanted);
  shorter.passages = found ? found->passages : 0;
  return shorter;
}

}  // namespace

std::vector<std::string> advisable_words(std::string_view query) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < query.size();) {
    const std::size_t end = end_of_word(query, begin);
    std::string_view word = query.substr(begin, end - begin);
    begin = end + 1;
    while (!word.empty() && (word.front() == '+' || word.front() == '-')) word.remove_prefix(1);
    if (word.empty() || is_operator(word)) continue;
    if (words.size() == kMostAdvisedWords) break;
    words.emplace_back(word);
  }
  return words;
}

SearchAdvice advise(Searcher& searcher, const SearchRequest& request) {
  SearchAdvice advice;
  const std::vector<std::string> words = advisable_words(request.query);
  for (const std::string& word : words) {
    advice.words.push_back(advise_on(searcher, request, word));
  }
  for (std::size_t at = 0; words.size() > 1 && at < words.size(); ++at) {
    SearchAdvice::Shorter shorter = without_word(searcher, request, words, at);
    if (shorter.passages > 0) advice.shorter.push_back(std::move(shorter));
  }
  std::ranges::stable_sort(advice.shorter, std::greater<>(), &SearchAdvice::Shorter::passages);
  if (!request.filters.is_empty()) {
    SearchRequest unfiltered = request;
    unfiltered.filters = {};
    unfiltered.facets = {};
    const auto found = searcher.search(unfiltered);
    advice.without_filters = found ? found->passages : 0;
  }
  advice.examples = example_queries(searcher, kExamples);
  return advice;
}

}  // namespace article_search
