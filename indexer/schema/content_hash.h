#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace article_search::schema {

/// XXH3's 64 bits: for telling whether something is the same, not for security.
std::uint64_t hash64(std::string_view bytes);

/// hash64() as 16 hexadecimal digits.
std::string content_hash(std::string_view bytes);

/// content_hash() and hash64() of what comes piece by piece. Not thread-safe.
class ContentHasher {
 public:
  ContentHasher();
  ~ContentHasher();
  ContentHasher(const ContentHasher&) = delete;
  ContentHasher& operator=(const ContentHasher&) = delete;

  void add(std::string_view bytes);

  /// Of everything added so far.
  std::uint64_t hash64() const;
  std::string content_hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace article_search::schema
