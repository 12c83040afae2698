#include "indexer/annotate/roles.h"

#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using schema::PassageRole;

struct RoleCase {
  std::string_view heading;
  PassageRole expected;
};

TEST(HeadingRoles, AreThoseOfWellKnownHeadings) {
  const std::vector<RoleCase> cases = {
      {"Introduction", PassageRole::background},
      {"2. Methods", PassageRole::methods},
      {"2.1 Statistical analysis", PassageRole::methods},
      {"II. MATERIALS & METHODS", PassageRole::methods},
      {"Results and Discussion", PassageRole::results},
      {"Results/Discussion", PassageRole::results},
      {"What’s next?", PassageRole::outlook},
      {"Conclusions:", PassageRole::outlook},
      {"Sources of funding", PassageRole::funding},
      {"References", PassageRole::references},
      {"Ergebnisse", PassageRole::results},
      {"Méthodes", PassageRole::methods},

      {"Discussion", PassageRole::none},
      {"Methods of delivery", PassageRole::none},
      {"Results you can trust", PassageRole::none},
      {"A background", PassageRole::none},
      {"", PassageRole::none},
      {"1.", PassageRole::none},
  };
  for (const RoleCase& row : cases) {
    EXPECT_EQ(find_heading_role(row.heading), row.expected) << row.heading;
  }
}

TEST(SectionTypeRoles, AreThoseOfJats) {
  EXPECT_EQ(find_section_type_role("intro"), PassageRole::background);
  EXPECT_EQ(find_section_type_role("materials|methods"), PassageRole::methods);
  EXPECT_EQ(find_section_type_role("cases|results"), PassageRole::results);
  EXPECT_EQ(find_section_type_role("discussion"), PassageRole::none);
  EXPECT_EQ(find_section_type_role(""), PassageRole::none);
}

TEST(HeadingRoles, OfVeryLongHeadingsAreNotLookedFor) {
  EXPECT_EQ(find_heading_role(std::string(1'000'000, '/')), PassageRole::none);
}

}  // namespace
}  // namespace article_search
