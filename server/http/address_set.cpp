#include "server/http/address_set.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <netinet/in.h>

namespace article_search {

namespace {

constexpr std::size_t kIpv4Start = 12;
constexpr unsigned kIpv4Bits = 32;
constexpr unsigned kAllBits = 128;
constexpr unsigned kByteBits = 8;
constexpr std::string_view kLocal = "unix";

bool is_same(const AddressBytes& left, const AddressBytes& right, unsigned bits) {
  const std::size_t whole = bits / kByteBits;
  if (!std::equal(left.begin(), left.begin() + whole, right.begin())) return false;
  const unsigned rest = bits % kByteBits;
  if (rest == 0) return true;
  const unsigned shift = kByteBits - rest;
  return (left.at(whole) >> shift) == (right.at(whole) >> shift);
}

std::optional<unsigned> to_bits(std::string_view text, unsigned most) {
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
  if (error != std::errc() || end != text.data() + text.size() || bits > most) return std::nullopt;
  return bits;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

std::optional<AddressBytes> to_address_bytes(std::string_view text) {
  const std::string copy(text);
  in_addr ipv4{};
  AddressBytes bytes{};
  if (inet_pton(AF_INET, copy.c_str(), &ipv4) == 1) {
    bytes.at(10) = bytes.at(11) = 0xff;
    std::memcpy(bytes.data() + kIpv4Start, &ipv4, sizeof ipv4);
    return bytes;
  }
  if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return bytes;
  return std::nullopt;
}

tl::expected<AddressSet, std::string> AddressSet::of(const std::vector<std::string>& networks) {
  AddressSet set;
  for (const std::string& text : networks) {
    if (text == kLocal) {
      set.has_local_ = true;
      continue;
    }
    const std::size_t slash = text.find('/');
    const auto address = to_address_bytes(std::string_view(text).substr(0, slash));
    const unsigned most = text.find(':') == std::string::npos ? kIpv4Bits : kAllBits;
    const auto bits =
        slash == std::string::npos ? most : to_bits(std::string_view(text).substr(slash + 1), most);
    if (!address || !bits) {
      return tl::unexpected(
          '"' + text + "\" is no address, no network such as 10.0.0.0/8, and not " + "\"unix\"");
    }
    set.networks_.push_back({*address, *bits + kAllBits - most});
  }
  return set;
}

bool AddressSet::contains(std::string_view address) const {
  if (address.empty()) return has_local_;
  if (networks_.empty()) return false;
  const auto bytes = to_address_bytes(address);
  return bytes && std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
           return is_same(network.address, *bytes, network.bits);
         });
}

std::string client_address(const std::string& peer,
                           std::string_view forwarded,
                           const AddressSet& proxies) {
  std::string client = peer;
  // From the end: each proxy appended whom it heard from, so what a client made up stands first.
  while (!forwarded.empty() && proxies.contains(client)) {
    const std::size_t comma = forwarded.rfind(',');
    const std::string_view last =
        trimmed(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
    if (!to_address_bytes(last)) break;
    client = last;
    forwarded = comma == std::string_view::npos ? std::string_view() : forwarded.substr(0, comma);
  }
  return client;
}

}  // namespace article_search
