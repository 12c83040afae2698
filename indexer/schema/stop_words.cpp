#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/schema/analyzer.h"

namespace article_search::schema {
namespace {

// Function words of English, and what contractions leave of them. Letters and short words that
// name something in medicine are not here: vitamin "d", "t" cells, "us" for the country, "ms".
constexpr auto kStopWords = std::to_array<std::string_view>({
    "a",         "about",     "above",     "across",       "after",      "again",
    "against",   "all",       "along",     "already",      "also",       "although",
    "always",    "am",        "among",     "amongst",      "an",         "and",
    "another",   "any",       "anybody",   "anyone",       "anything",   "anyway",
    "anywhere",  "are",       "aren",      "around",       "as",         "at",
    "away",      "be",        "became",    "because",      "become",     "becomes",
    "becoming",  "been",      "before",    "behind",       "below",      "beneath",
    "beside",    "besides",   "between",   "beyond",       "both",       "but",
    "by",        "can",       "cannot",    "cant",         "could",      "couldn",
    "couldnt",   "did",       "didn",      "didnt",        "do",         "does",
    "doesn",     "doesnt",    "doing",     "don",          "done",       "dont",
    "down",      "during",    "each",      "either",       "else",       "ever",
    "every",     "everybody", "everyone",  "everything",   "everywhere", "few",
    "for",       "from",      "further",   "had",          "hadn",       "hadnt",
    "has",       "hasn",      "hasnt",     "have",         "haven",      "havent",
    "having",    "he",        "hence",     "her",          "here",       "hers",
    "herself",   "him",       "himself",   "his",          "how",        "however",
    "i",         "if",        "in",        "indeed",       "instead",    "into",
    "is",        "isn",       "isnt",      "it",           "its",        "itself",
    "just",      "ll",        "may",       "maybe",        "me",         "might",
    "mine",      "more",      "moreover",  "most",         "much",       "must",
    "my",        "myself",    "neither",   "nevertheless", "no",         "nobody",
    "none",      "nor",       "not",       "nothing",      "now",        "nowhere",
    "of",        "off",       "often",     "on",           "once",       "one",
    "only",      "onto",      "or",        "other",        "others",     "otherwise",
    "ought",     "our",       "ours",      "ourselves",    "out",        "over",
    "own",       "per",       "perhaps",   "quite",        "rather",     "re",
    "same",      "shall",     "she",       "should",       "shouldn",    "shouldnt",
    "since",     "so",        "some",      "somebody",     "somehow",    "someone",
    "something", "sometimes", "somewhere", "still",        "such",       "than",
    "that",      "the",       "their",     "theirs",       "them",       "themselves",
    "then",      "there",     "thereby",   "therefore",    "these",      "they",
    "this",      "those",     "though",    "through",      "throughout", "thus",
    "to",        "together",  "too",       "toward",       "towards",    "under",
    "unless",    "until",     "up",        "upon",         "ve",         "very",
    "was",       "wasn",      "wasnt",     "we",           "were",       "weren",
    "werent",    "what",      "whatever",  "when",         "whenever",   "where",
    "whereas",   "whereby",   "wherein",   "wherever",     "whether",    "which",
    "whichever", "while",     "whilst",    "who",          "whoever",    "whom",
    "whose",     "why",       "will",      "with",         "within",     "without",
    "wont",      "would",     "wouldn",    "wouldnt",      "yet",        "you",
    "your",      "yours",     "yourself",  "yourselves",
});
static_assert(std::ranges::is_sorted(kStopWords));

}  // namespace

bool is_stop_word(std::string_view exact) { return std::ranges::binary_search(kStopWords, exact); }

}  // namespace article_search::schema
