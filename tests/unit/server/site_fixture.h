#pragma once

#include <filesystem>

#include <gtest/gtest.h>

#include "server/http/routes.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search {

/// The whole site, without a socket, over an article of three passages.
class SiteTest : public ::testing::Test {
 protected:
  static Routes make_routes(SearcherPool& pool) {
    const std::filesystem::path web = testing::source_path("web");
    return {pool, HtmlPage::load(web / "templates").value(), load_static_files(web).value()};
  }

  testing::TestIndex index_ =
      testing::TestIndex::of_texts({"Myelin & <repair>", "axons", "🧠 myelin"});
  SearcherPool pool_{index_.path()};
  Routes routes_ = make_routes(pool_);
};

}  // namespace article_search
