#include "indexer/readers/article_fields.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using Names = std::vector<std::string>;

struct NamesCase {
  std::string_view line;
  Names names;
};

TEST(ArticleFields, SplitLinesOfNames) {
  const NamesCase cases[] = {
      {"", {}},
      {"Ann Lee", {"Ann Lee"}},
      {" Ann  Lee ;Bo Li; ", {"Ann Lee", "Bo Li"}},
      {"Ann Lee and Bo Li", {"Ann Lee", "Bo Li"}},
      {"Ann Lee, Bo Li, Cy Wu", {"Ann Lee", "Bo Li", "Cy Wu"}},
      {"Ann Lee, Bo Li and Cy Wu", {"Ann Lee", "Bo Li", "Cy Wu"}},
      {"Lee, Ann", {"Lee, Ann"}},
      {"Lee, Ann; Li, Bo", {"Lee, Ann", "Li, Bo"}},
      {"Sand Andes", {"Sand Andes"}},
  };
  for (const NamesCase& row : cases) EXPECT_EQ(split_names(row.line), row.names) << row.line;
}

}  // namespace
}  // namespace article_search
