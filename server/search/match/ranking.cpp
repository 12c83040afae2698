#include "server/search/match/ranking.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "indexer/schema/fields.h"
#include "server/search/match/passage_similarity.h"
#include "server/search/match/passage_texts.h"
#include "server/search/match/query_echo.h"
#include "server/search/match/query_share.h"
#include "server/search/match/score_deviation.h"
#include "server/search/match/sought_words.h"
#include "server/search/state/passage_weight.h"
#include "server/search/state/stem_presence.h"

namespace article_search {

namespace {

using schema::Field;

/// BM25's parameters (Robertson and Zaragoza 2009) for the second opinion, chosen on public test
/// collections; occurrences in the title count kTitleWeight times, and rare words more than idf
/// says.
constexpr double kSaturation = 1.2;
constexpr double kLengthShare = 0.5;
constexpr double kTitleWeight = 3;
/// A heading's word and a synonym count as in the first stage.
constexpr double kHeadingWeight = schema::traits(Field::heading).weight;
constexpr double kNameWeight = 0.4;
/// As much as a name does a word that begins as the query's does ("librarian" for "library"):
/// what stemming leaves apart is most often the same subject.
constexpr double kKinWeight = kNameWeight;
constexpr double kIdfPower = 1.25;
/// The second opinion's share of the score.
constexpr double kSecondShare = 0.5;
/// A share of the score that depends on the lead of the first over the kTop-th: the less they
/// differ, the less they tell what is meant.
struct ShareByLead {
  double most = 0;
  /// With so much of its score ahead, the first gives the whole share.
  double full_lead = 1;
};
constexpr std::size_t kTop = 10;
/// What comes from the passages most like each,
constexpr ShareByLead kCompanyShare{.most = 0.3, .full_lead = 0.3};
/// and from likeness to so many at the top.
constexpr ShareByLead kLeaderShare{.most = 0.25, .full_lead = 0.5};
constexpr std::size_t kLeaders = 2;
/// By how many of the scores' deviations a deviation changes a passage's score: of the share of
/// the query in its title, of the share within some words in a row, and of what it has of the
/// query's wording (ordered pairs, as in the sequential dependence model, Metzler and Croft 2005,
/// but with stop words: "as seen by" is told from "by what is seen").
constexpr double kTitleDeviation = 0.2;
constexpr double kNearbyDeviation = 0.1;
constexpr double kWordingDeviation = 0.15;
/// Fewer words stand close together by chance.
constexpr std::size_t kFewestNearby = 4;
/// Queries of fewer words say too little to tell which of their passages belong together.
constexpr std::size_t kFewWords = 3;

/// BM25's idf, which is never negative.
double rarity_of(const std::string& stem, const IndexView& view) {
  const double all = view.index.get_doccount();
  const double having = std::max<double>(passages_with(stem, view), 1);
  return std::log(1 + (all - having + 0.5) / (having + 0.5));
}

/// Some matches, of which postings tell how often they have a word.
class RankedWindow {
 public:
  RankedWindow(const std::vector<RankedPassage>& matches, const PostingTable& postings)
      : postings_(postings), place_of_(matches.size()) {
    std::iota(place_of_.begin(), place_of_.end(), 0);
    std::sort(place_of_.begin(), place_of_.end(), [&](std::size_t left, std::size_t right) {
      return matches[left].document < matches[right].document;
    });
    for (const std::size_t place : place_of_) ascending_.push_back(matches[place].document);
    for (const RankedPassage& match : matches) documents_.push_back(match.document);
  }

  /// In the order of the matches.
  const std::vector<Xapian::docid>& documents() const { return documents_; }

  /// How often each has `stem` in `field`.
  std::vector<std::uint32_t> counts(Field field, const std::string& stem) const {
    const std::vector<std::uint32_t> ascending = postings_.counts_in(ascending_, field, stem);
    std::vector<std::uint32_t> counts(ascending.size());
    for (std::size_t at = 0; at < counts.size(); ++at) counts[place_of_[at]] = ascending[at];
    return counts;
  }

  const IndexView& view() const { return postings_.view(); }

 private:
  const PostingTable& postings_;
  std::vector<Xapian::docid> documents_;
  std::vector<Xapian::docid> ascending_;
  /// By place in ascending_, the match's.
  std::vector<std::size_t> place_of_;
};

/// None for few words, which do without: that is most of what ranking takes.
PassageTexts texts_to_look_at(const std::vector<SoughtWord>& words, const RankedWindow& window) {
  const bool are_few = words.size() < kFewWords;
  return {are_few ? std::span<const Xapian::docid>() : std::span(window.documents()),
          window.view().words};
}

/// What in each of `texts` sounds like the query.
std::vector<QueryEcho::Echo> echoes_of(const ParsedQuery& query,
                                       const std::vector<SoughtWord>& words,
                                       const PassageTexts& texts,
                                       const IndexView& view) {
  const WordSequences& sequences = view.words;
  std::vector<WordSequences::Stem> stems;
  std::ranges::transform(words, std::back_inserter(stems), [&](const SoughtWord& word) {
    return word.takes_kin ? sequences.find(word.stem) : WordSequences::kNoStem;
  });
  std::vector<WordSequences::Stem> wording;
  for (const std::string& stem : query.wording) {
    const auto word = std::ranges::find(words, stem, &SoughtWord::stem);
    // Passages that use another name have no part of this one.
    const bool has_names = word != words.end() && !word->names.empty();
    wording.push_back(has_names ? WordSequences::kNoStem : sequences.find(stem));
  }
  QueryEcho echo(std::move(stems), wording, view);
  std::vector<QueryEcho::Echo> echoes;
  for (std::size_t at = 0; at < texts.size(); ++at) echoes.push_back(echo.of(texts[at]));
  return echoes;
}

/// A second weighting of the same words, over text and title together. All is in the order of the
/// matches.
class SecondOpinion {
 public:
  SecondOpinion(const RankedWindow& window, const std::vector<QueryEcho::Echo>& echoes)
      : window_(window), echoes_(echoes), scores_(window.documents().size()) {
    for (const Xapian::docid document : window.documents()) {
      lengths_.push_back(relative_length(window.view().columns.length_factor(document)));
    }
  }

  std::vector<double> weigh(const std::vector<SoughtWord>& words) {
    for (std::size_t number = 0; number < words.size(); ++number) add(words[number], number);
    return scores_;
  }

 private:
  void add(const SoughtWord& word, std::size_t number) {
    std::vector<double> occurrences = occurrences_of(word.stem);
    for (const StemSequence& name : word.names) add_name(name, occurrences);
    for (std::size_t at = 0; at < echoes_.size(); ++at) {
      occurrences[at] += kKinWeight * echoes_[at].kin[number];
    }
    const double rarity = word.count * std::pow(rarity_of(word.stem, window_.view()), kIdfPower);
    for (std::size_t at = 0; at < scores_.size(); ++at) {
      const double length = 1 - kLengthShare + kLengthShare * lengths_[at];
      scores_[at] +=
          rarity * occurrences[at] * (kSaturation + 1) / (occurrences[at] + kSaturation * length);
    }
  }

  std::vector<double> occurrences_of(const std::string& stem) const {
    std::vector<double> occurrences(scores_.size());
    const auto count = [&](Field field, double weight) {
      const std::vector<std::uint32_t> counts = window_.counts(field, stem);
      for (std::size_t at = 0; at < counts.size(); ++at) occurrences[at] += weight * counts[at];
    };
    count(Field::body, 1);
    count(Field::heading, kHeadingWeight);
    count(Field::title, kTitleWeight);
    return occurrences;
  }

  /// A name occurs as often as the rarest of its words.
  void add_name(const StemSequence& name, std::vector<double>& occurrences) const {
    if (name.empty()) return;
    std::vector<double> least = occurrences_of(name.front());
    for (const std::string& stem : std::span(name).subspan(1)) {
      const std::vector<double> of_stem = occurrences_of(stem);
      std::ranges::transform(least, of_stem, least.begin(),
                             [](double left, double right) { return std::min(left, right); });
    }
    for (std::size_t at = 0; at < least.size(); ++at) occurrences[at] += kNameWeight * least[at];
  }

  const RankedWindow& window_;
  const std::vector<QueryEcho::Echo>& echoes_;
  /// Beside the average.
  std::vector<double> lengths_;
  std::vector<double> scores_;
};

/// Both opinions have the scale of the first, which is the one that answers show.
void add_second_opinion(std::vector<RankedPassage>& matches,
                        const std::vector<SoughtWord>& words,
                        const std::vector<QueryEcho::Echo>& echoes,
                        const RankedWindow& window) {
  const std::vector<double> second = SecondOpinion(window, echoes).weigh(words);
  const double best = std::max_element(matches.begin(), matches.end(), [](auto& left, auto& right) {
                        return left.score < right.score;
                      })->score;
  const double best_second = *std::max_element(second.begin(), second.end());
  if (best_second <= 0) return;
  for (std::size_t at = 0; at < matches.size(); ++at) {
    matches[at].score =
        (1 - kSecondShare) * matches[at].score + kSecondShare * best * second[at] / best_second;
  }
}

/// The places of the best `count` of `scores`, the best first.
std::vector<std::size_t> best_places(const std::vector<double>& scores, std::size_t count) {
  std::vector<std::size_t> places(scores.size());
  std::iota(places.begin(), places.end(), 0);
  std::stable_sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
    return scores[left] > scores[right];
  });
  places.resize(std::min(count, places.size()));
  return places;
}

double share_of(const ShareByLead& share, const std::vector<double>& scores) {
  const std::vector<std::size_t> top = best_places(scores, kTop);
  const double best = scores[top.front()];
  if (best <= 0) return 0;
  return share.most * std::min(1.0, (1 - scores[top.back()] / best) / share.full_lead);
}

/// Passages that are alike tend to answer the same questions (Diaz 2005, score regularisation).
void add_company(std::vector<double>& scores, const PassageSimilarity& similarity) {
  const double share = share_of(kCompanyShare, scores);
  const std::vector<double> company = similarity.score_of_nearest(scores);
  for (std::size_t at = 0; at < scores.size(); ++at) {
    scores[at] = (1 - share) * scores[at] + share * company[at];
  }
}

/// The first few hits tell what is meant (relevance feedback, Rocchio 1971), where they lead.
void add_likeness_to_leaders(std::vector<double>& scores, const PassageSimilarity& similarity) {
  const double share = share_of(kLeaderShare, scores);
  const std::vector<std::size_t> leaders = best_places(scores, kLeaders);
  const double best = scores[leaders.front()];
  const std::vector<double> likeness = similarity.likeness_to(leaders, scores);
  const double most = *std::max_element(likeness.begin(), likeness.end());
  if (most <= 0) return;
  for (std::size_t at = 0; at < scores.size(); ++at) {
    scores[at] = (1 - share) * scores[at] + share * best * likeness[at] / most;
  }
}

/// Of the query's words, which part of what they say stands in each title; none where there is no
/// title: only an article's first passage has it.
std::vector<std::optional<double>> title_shares(const std::vector<SoughtWord>& words,
                                                const RankedWindow& window) {
  std::vector<double> held(window.documents().size());
  double all = 0;
  for (const SoughtWord& word : words) {
    const double rarity = rarity_of(word.stem, window.view());
    const std::vector<std::uint32_t> counts = window.counts(Field::title, word.stem);
    for (std::size_t at = 0; at < held.size(); ++at) held[at] += counts[at] > 0 ? rarity : 0;
    all += rarity;
  }
  std::vector<std::optional<double>> shares;
  for (std::size_t at = 0; at < held.size(); ++at) {
    const bool has_title = window.view().columns.position(window.documents()[at]) == 1;
    shares.push_back(has_title ? std::optional(held[at] / all) : std::nullopt);
  }
  return shares;
}

/// Those of `words` that any passage has.
std::vector<TellingStem> telling_stems(const std::vector<SoughtWord>& words,
                                       const IndexView& view) {
  std::vector<TellingStem> stems;
  for (const SoughtWord& word : words) {
    const WordSequences::Stem stem = view.words.find(word.stem);
    if (stem == WordSequences::kNoStem) continue;
    stems.push_back({stem, rarity_of(word.stem, view)});
  }
  return stems;
}

/// Which part of what they say stands close together.
std::vector<std::optional<double>> nearby_shares(const std::vector<TellingStem>& stems,
                                                 const PassageTexts& texts) {
  QueryShare share(stems);
  std::vector<std::optional<double>> shares;
  for (std::size_t at = 0; at < texts.size(); ++at) shares.emplace_back(share.nearby(texts[at]));
  return shares;
}

/// What passages say of each other.
void compare(std::vector<double>& scores, const PassageTexts& texts, const IndexView& view) {
  const PassageSimilarity similarity(texts, view);
  add_company(scores, similarity);
  add_likeness_to_leaders(scores, similarity);
}

/// All that is told by the passages' words beyond how often they stand there.
void look_at_words(std::vector<RankedPassage>& matches,
                   const std::vector<SoughtWord>& words,
                   const std::vector<QueryEcho::Echo>& echoes,
                   const PassageTexts& texts,
                   const RankedWindow& window) {
  std::vector<double> scores;
  std::ranges::transform(matches, std::back_inserter(scores), &RankedPassage::score);
  if (texts.size() > 0) compare(scores, texts, window.view());
  const std::vector<TellingStem> stems = telling_stems(words, window.view());
  if (stems.size() >= kFewestNearby) {
    add_by_deviation(scores, nearby_shares(stems, texts), kNearbyDeviation);
    std::vector<std::optional<double>> wording;
    std::ranges::transform(echoes, std::back_inserter(wording), &QueryEcho::Echo::pairs);
    add_by_deviation(scores, wording, kWordingDeviation);
  }
  add_by_deviation(scores, title_shares(words, window), kTitleDeviation);
  for (std::size_t at = 0; at < matches.size(); ++at) matches[at].score = scores[at];
}

}  // namespace

void rerank(std::vector<RankedPassage>& matches,
            const ParsedQuery& query,
            const PostingTable& postings) {
  const std::vector<SoughtWord> words = sought_words(query);
  if (matches.size() < 2 || words.empty()) return;
  const std::size_t count = std::min(matches.size(), kRerankedMatches);
  std::vector<RankedPassage> first(matches.begin(),
                                   matches.begin() + static_cast<std::ptrdiff_t>(count));
  const RankedWindow window(first, postings);
  const PassageTexts texts = texts_to_look_at(words, window);
  const std::vector<QueryEcho::Echo> echoes = echoes_of(query, words, texts, window.view());
  add_second_opinion(first, words, echoes, window);
  look_at_words(first, words, echoes, texts, window);
  std::stable_sort(first.begin(), first.end(), [](const auto& left, const auto& right) {
    if (left.has_all_words != right.has_all_words) return left.has_all_words;
    return left.score > right.score;
  });
  std::copy(first.begin(), first.end(), matches.begin());
}

}  // namespace article_search
