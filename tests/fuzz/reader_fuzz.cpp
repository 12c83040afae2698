#include <array>
#include <string>

#include "indexer/corpus_sync.h"
#include "tests/fuzz/check.h"

using namespace article_search;

namespace {

// Without PDF, which a program of its own reads.
constexpr std::array<const char*, 8> kPaths = {"article.md",    "article.txt",  "article.json",
                                               "article.jsonl", "article.nxml", "article.html",
                                               "article.docx",  "article.epub"};

}  // namespace

// The first byte chooses the format. Any file is refused with a message or becomes passages with
// ids and text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string path = kPaths[bytes[0] % kPaths.size()];
  const std::string content(fuzz::text_of(bytes + 1, size - 1));
  TopicFinder topics({{.label = "stem cell", .aliases = {"SC"}, .definition = {}, .topic = {}}});
  const auto previews = preview_file({.path = path, .content = content, .corrections = {}}, topics);
  if (!previews) {
    fuzz::check(!previews.error().message.empty());
    return 0;
  }
  for (const ArticlePreview& preview : *previews) {
    fuzz::check(!preview.article.id.empty() && !preview.article.title.empty());
    int position = 0;
    for (const Passage& passage : preview.passages) {
      fuzz::check(!passage.text.empty() && passage.id.size() <= 200);
      fuzz::check(passage.position == ++position);
    }
  }
  return 0;
}
