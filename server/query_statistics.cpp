#include "server/query_statistics.h"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <vector>

#include "server/http/query_log.h"

namespace article_search {

namespace {

using Query = std::pair<std::string, QueryStatistics::Counts>;

constexpr int kCountWidth = 8;

/// The most frequent first, equal ones as texts sort.
std::string table_of(std::vector<Query> queries, std::size_t top) {
  std::stable_sort(queries.begin(), queries.end(), [](const Query& left, const Query& right) {
    return left.second.searches > right.second.searches;
  });
  std::ostringstream text;
  text << std::setw(kCountWidth) << "searches" << ' ' << std::setw(kCountWidth) << "passages"
       << "  query\n";
  for (std::size_t at = 0; at < std::min(top, queries.size()); ++at) {
    text << std::setw(kCountWidth) << queries[at].second.searches << ' ' << std::setw(kCountWidth)
         << queries[at].second.passages << "  " << queries[at].first << '\n';
  }
  if (queries.size() > top) text << "  … and " << queries.size() - top << " more (--top)\n";
  return text.str();
}

}  // namespace

QueryStatistics read_query_statistics(std::istream& lines) {
  QueryStatistics statistics;
  for (std::string line; std::getline(lines, line);) {
    const auto logged = parse_logged_query(line);
    if (!logged) {
      ++statistics.skipped;
      continue;
    }
    ++statistics.searches;
    if (logged->passages == 0) ++statistics.zeros;
    auto& counts = statistics.queries[logged->query];
    ++counts.searches;
    counts.passages = logged->passages;
    if (statistics.first_day.empty()) statistics.first_day = logged->day;
    statistics.first_day = std::min(statistics.first_day, logged->day);
    statistics.last_day = std::max(statistics.last_day, logged->day);
  }
  return statistics;
}

std::string to_text(const QueryStatistics& statistics, std::size_t top) {
  std::ostringstream text;
  text << statistics.searches << " searches, " << statistics.queries.size() << " queries, "
       << statistics.zeros << " searches that found nothing";
  if (!statistics.first_day.empty()) {
    text << ", " << statistics.first_day << " to " << statistics.last_day;
  }
  text << '\n';
  if (statistics.skipped > 0) text << statistics.skipped << " lines could not be read\n";
  std::vector<Query> all(statistics.queries.begin(), statistics.queries.end());
  std::vector<Query> zeros;
  std::copy_if(all.begin(), all.end(), std::back_inserter(zeros),
               [](const Query& query) { return query.second.passages == 0; });
  if (!all.empty()) text << "\nMost frequent\n" << table_of(std::move(all), top);
  if (!zeros.empty()) text << "\nNothing found\n" << table_of(std::move(zeros), top);
  return text.str();
}

}  // namespace article_search
