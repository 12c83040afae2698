#include "indexer/schema/sentences.h"

#include <cstdint>
#include <memory>
#include <stdexcept>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace article_search::schema {

namespace {

std::unique_ptr<icu::BreakIterator> make_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  // Only a broken installation of ICU has no rules for English.
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no sentence rules for English");
  return iterator;
}

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text) {
  // Loading the rules costs far more than applying them, and an iterator serves one thread.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = make_iterator();
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&source, status);
  std::vector<std::size_t> starts;
  for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    if (static_cast<std::size_t>(at) < text.size()) starts.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&source);
  return starts;
}

}  // namespace article_search::schema
