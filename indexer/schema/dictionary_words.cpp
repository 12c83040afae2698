#include "indexer/schema/dictionary_words.h"

#include <memory>
#include <stdexcept>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace article_search::schema {
namespace {

// For the root locale, so that the language of an article and of a query cannot make words differ.
std::unique_ptr<icu::BreakIterator> make_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  // Only a broken installation of ICU has no rules.
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no rules for words");
  return iterator;
}

}  // namespace

std::vector<WordRange> dictionary_words(std::string_view run) {
  // Loading the dictionaries costs far more than using them, and an iterator serves one thread.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = make_iterator();
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, run.data(), static_cast<std::int64_t>(run.size()), &status);
  iterator->setText(&text, status);
  std::vector<WordRange> ranges;
  std::int32_t begin = iterator->first();
  for (auto end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
    ranges.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
  utext_close(&text);
  return ranges;
}

}  // namespace article_search::schema
