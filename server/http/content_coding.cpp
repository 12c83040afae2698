#include "server/http/content_coding.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <brotli/encode.h>
#include <zlib.h>

namespace article_search {

namespace {

constexpr int kFullWeight = 1'000;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

bool is_same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// "0.25" as 250; nothing unless it is 0 or 1 with up to three digits behind the point.
std::optional<int> read_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int weight = text[0] == '1' ? kFullWeight : 0;
  int unit = kFullWeight / 10;
  for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (digit < '0' || digit > '9') return std::nullopt;
    weight += (digit - '0') * unit;
    unit /= 10;
  }
  return weight <= kFullWeight ? std::optional(weight) : std::nullopt;
}

/// The weight among an entry's parameters; a broken one counts as none at all.
int weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::size_t end = std::min(parameters.find(';'), parameters.size());
    const std::string_view parameter = trimmed(parameters.substr(0, end));
    parameters.remove_prefix(std::min(end + 1, parameters.size()));
    if (parameter.size() > 2 && is_same_word(parameter.substr(0, 2), "q=")) {
      return read_weight(parameter.substr(2)).value_or(0);
    }
  }
  return kFullWeight;
}

std::string gzip(std::string_view body, Effort effort) {
  constexpr int kGzipWindow = 15 + 16;
  constexpr int kMemoryLevel = 8;
  z_stream stream{};
  const int level = effort == Effort::quick ? Z_BEST_SPEED : Z_BEST_COMPRESSION;
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return {};
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(body.size())), '\0');
  // zlib reads from what it takes as writable.
  stream.next_in =
      const_cast<Bytef*>(static_cast<const Bytef*>(static_cast<const void*>(body.data())));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = static_cast<Bytef*>(static_cast<void*>(packed.data()));
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool is_done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(is_done ? stream.total_out : 0);
  deflateEnd(&stream);
  return packed;
}

std::string brotli(std::string_view body, Effort effort) {
  constexpr int kQuickQuality = 1;
  // The last two steps take thirty times as long for a few percent.
  constexpr int kThoroughQuality = BROTLI_MAX_QUALITY - 2;
  const int quality = effort == Effort::quick ? kQuickQuality : kThoroughQuality;
  std::size_t size = BrotliEncoderMaxCompressedSize(body.size());
  std::string packed(size, '\0');
  const auto* const from = static_cast<const std::uint8_t*>(static_cast<const void*>(body.data()));
  auto* const to = static_cast<std::uint8_t*>(static_cast<void*>(packed.data()));
  const bool is_done = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
                                             body.size(), from, &size, to) == BROTLI_TRUE;
  packed.resize(is_done ? size : 0);
  return packed;
}

}  // namespace

int weight_in(std::string_view accepted, std::string_view name, int otherwise) {
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    const std::string_view entry = accepted.substr(0, end);
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    const std::size_t name_end = std::min(entry.find(';'), entry.size());
    if (is_same_word(trimmed(entry.substr(0, name_end)), name)) {
      return weight_of(entry.substr(std::min(name_end + 1, entry.size())));
    }
  }
  return otherwise;
}

std::string_view to_string(Coding coding) {
  constexpr std::array<std::string_view, 3> kNames = {"identity", "gzip", "br"};
  return kNames.at(static_cast<std::size_t>(coding));
}

Coding choose_coding(std::string_view accept_encoding) {
  const int any = weight_in(accept_encoding, "*", 0);
  const int gzip_weight = weight_in(accept_encoding, "gzip", any);
  const int brotli_weight = weight_in(accept_encoding, "br", any);
  if (std::max(gzip_weight, brotli_weight) == 0) return Coding::identity;
  const int plain_weight = weight_in(accept_encoding, "identity", 0);
  if (plain_weight > std::max(gzip_weight, brotli_weight)) return Coding::identity;
  return brotli_weight >= gzip_weight ? Coding::brotli : Coding::gzip;
}

std::string encode(std::string_view body, Coding coding, Effort effort) {
  switch (coding) {
    case Coding::gzip:
      return gzip(body, effort);
    case Coding::brotli:
      return brotli(body, effort);
    default:
      return std::string(body);
  }
}

}  // namespace article_search
