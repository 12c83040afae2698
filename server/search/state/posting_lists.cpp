#include "server/search/state/posting_lists.h"

namespace article_search {

PostingLists::PostingLists(std::span<const Occurrence> occurrences,
                           Xapian::docid before,
                           std::vector<State>& states)
    : before_(before) {
  measure(occurrences, states);
  write(occurrences, states);
}

std::uint64_t PostingLists::head(Xapian::docid distance, std::uint32_t count) {
  return kCounts * std::uint64_t{distance} + std::min(count - 1, kMoreCounts);
}

std::size_t PostingLists::size_of_posting(Xapian::docid distance, std::uint32_t count) {
  return schema::size_of_number(head(distance, count)) +
         (count > kMoreCounts ? schema::size_of_number(count - kCounts) : 0);
}

/// Writes a posting at `at`, and returns where the next goes.
char* PostingLists::write_posting(char* at, Xapian::docid distance, std::uint32_t count) {
  at = schema::write_number(at, head(distance, count));
  return count > kMoreCounts ? schema::write_number(at, count - kCounts) : at;
}

/// Finds the numbers, and how many bytes each takes.
void PostingLists::measure(std::span<const Occurrence> occurrences, std::vector<State>& states) {
  for (const auto& [document, number, count] : occurrences) {
    State& state = states[number];
    const Xapian::docid last = state.passages == 0 ? before_ : state.last;
    state.bytes += static_cast<std::uint32_t>(size_of_posting(document - last, count));
    state.last = document;
    ++state.passages;
    state.occurrences += count;
  }
  for (std::uint32_t number = 0; number < states.size(); ++number) {
    if (states[number].passages > 0) numbers_.push_back(number);
  }
  numbers_.shrink_to_fit();
}

void PostingLists::write(std::span<const Occurrence> occurrences, std::vector<State>& states) {
  passages_.reserve(numbers_.size());
  occurrences_.reserve(numbers_.size());
  begins_.reserve(numbers_.size() + 1);
  std::uint32_t end = 0;
  for (const std::uint32_t number : numbers_) {
    State& state = states[number];
    passages_.push_back(state.passages);
    occurrences_.push_back(state.occurrences);
    begins_.push_back(end);
    end += state.bytes;
    state = {.passages = 0, .occurrences = 0, .last = before_, .bytes = begins_.back()};
  }
  begins_.push_back(end);
  bytes_.resize(end);
  for (const auto& [document, number, count] : occurrences) {
    State& state = states[number];
    char* const at = bytes_.data() + state.bytes;
    state.bytes += static_cast<std::uint32_t>(write_posting(at, document - state.last, count) - at);
    state.last = document;
  }
  for (const std::uint32_t number : numbers_) states[number] = {};
}

std::size_t PostingLists::bytes() const {
  return (numbers_.capacity() + passages_.capacity() + occurrences_.capacity() +
          begins_.capacity()) *
             sizeof(std::uint32_t) +
         bytes_.capacity();
}

}  // namespace article_search
