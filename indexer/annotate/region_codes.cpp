#include "indexer/annotate/region_codes.h"

#include <algorithm>
#include <array>

#include "indexer/annotate/text_words.h"

namespace article_search {

namespace {

struct Code {
  std::string_view code;
  std::string_view region;
  std::string_view country;
};

// The postal codes of the states of the USA and the provinces of Canada.
constexpr auto kCodes = std::to_array<Code>({{"AK", "Alaska", "United States"},
                                             {"AL", "Alabama", "United States"},
                                             {"AR", "Arkansas", "United States"},
                                             {"AZ", "Arizona", "United States"},
                                             {"CA", "California", "United States"},
                                             {"CO", "Colorado", "United States"},
                                             {"CT", "Connecticut", "United States"},
                                             {"DC", "District of Columbia", "United States"},
                                             {"DE", "Delaware", "United States"},
                                             {"FL", "Florida", "United States"},
                                             {"GA", "Georgia", "United States"},
                                             {"HI", "Hawaii", "United States"},
                                             {"IA", "Iowa", "United States"},
                                             {"ID", "Idaho", "United States"},
                                             {"IL", "Illinois", "United States"},
                                             {"IN", "Indiana", "United States"},
                                             {"KS", "Kansas", "United States"},
                                             {"KY", "Kentucky", "United States"},
                                             {"LA", "Louisiana", "United States"},
                                             {"MA", "Massachusetts", "United States"},
                                             {"MD", "Maryland", "United States"},
                                             {"ME", "Maine", "United States"},
                                             {"MI", "Michigan", "United States"},
                                             {"MN", "Minnesota", "United States"},
                                             {"MO", "Missouri", "United States"},
                                             {"MS", "Mississippi", "United States"},
                                             {"MT", "Montana", "United States"},
                                             {"NC", "North Carolina", "United States"},
                                             {"ND", "North Dakota", "United States"},
                                             {"NE", "Nebraska", "United States"},
                                             {"NH", "New Hampshire", "United States"},
                                             {"NJ", "New Jersey", "United States"},
                                             {"NM", "New Mexico", "United States"},
                                             {"NV", "Nevada", "United States"},
                                             {"NY", "New York", "United States"},
                                             {"OH", "Ohio", "United States"},
                                             {"OK", "Oklahoma", "United States"},
                                             {"OR", "Oregon", "United States"},
                                             {"PA", "Pennsylvania", "United States"},
                                             {"PR", "Puerto Rico", "United States"},
                                             {"RI", "Rhode Island", "United States"},
                                             {"SC", "South Carolina", "United States"},
                                             {"SD", "South Dakota", "United States"},
                                             {"TN", "Tennessee", "United States"},
                                             {"TX", "Texas", "United States"},
                                             {"UT", "Utah", "United States"},
                                             {"VA", "Virginia", "United States"},
                                             {"VT", "Vermont", "United States"},
                                             {"WA", "Washington", "United States"},
                                             {"WI", "Wisconsin", "United States"},
                                             {"WV", "West Virginia", "United States"},
                                             {"WY", "Wyoming", "United States"},
                                             {"AB", "Alberta", "Canada"},
                                             {"BC", "British Columbia", "Canada"},
                                             {"MB", "Manitoba", "Canada"},
                                             {"NB", "New Brunswick", "Canada"},
                                             {"NS", "Nova Scotia", "Canada"},
                                             {"ON", "Ontario", "Canada"},
                                             {"QC", "Quebec", "Canada"},
                                             {"SK", "Saskatchewan", "Canada"}});

// Cities of states whose codes are also degrees, so that "Ann Lee, MD" is nowhere.
const WordList kDegreeCodes(" MD MA MS PA RN DO ME OR IN ");
constexpr auto kCitiesOfDegreeCodes = std::to_array<std::string_view>({
    "Baltimore",      "Bethesda",   "Rockville",    "Silver Spring", "Gaithersburg",
    "Frederick",      "Annapolis",  "College Park", "Chevy Chase",   "Columbia",
    "Germantown",     "Boston",     "Cambridge",    "Worcester",     "Springfield",
    "Charlestown",    "Framingham", "Waltham",      "Woods Hole",    "Amherst",
    "Lexington",      "Brookline",  "Burlington",   "Lowell",        "Philadelphia",
    "Pittsburgh",     "Hershey",    "Harrisburg",   "Jackson",       "Portland",
    "Eugene",         "Bar Harbor", "Bangor",       "Indianapolis",  "Bloomington",
    "West Lafayette", "Corvallis",
});

}  // namespace

Region find_region_code(std::string_view city, std::string_view code) {
  const auto* found = std::ranges::find(kCodes, code, &Code::code);
  if (found == kCodes.end()) return {};
  const bool is_doubtful = kDegreeCodes.contains(code);
  const bool is_known = std::ranges::find(kCitiesOfDegreeCodes, city) != kCitiesOfDegreeCodes.end();
  if (is_doubtful && !is_known) return {};
  return {found->region, found->country};
}

}  // namespace article_search
