#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace article_search {

/// An IPv4 or IPv6 address as 16 bytes, IPv4 as IPv6 maps it.
using AddressBytes = std::array<std::uint8_t, 16>;

/// Nothing for what is no address.
std::optional<AddressBytes> to_address_bytes(std::string_view text);

/// Addresses, named by networks: "10.0.0.0/8", "2001:db8::/32", one address; "unix" for whoever
/// comes through a local socket. Constant after it was made.
class AddressSet {
 public:
  /// The error names the part that is no network.
  static tl::expected<AddressSet, std::string> of(const std::vector<std::string>& networks);

  /// `address` as SocketName has it: empty for a local socket.
  bool contains(std::string_view address) const;

 private:
  struct Network {
    AddressBytes address{};
    unsigned bits = 0;
  };

  std::vector<Network> networks_;
  bool has_local_ = false;
};

/// Who sent a request that came from `peer` with the field X-Forwarded-For `forwarded`: the last in
/// the chain that is not one of `proxies`, which alone are believed. Empty for a local socket.
std::string client_address(const std::string& peer,
                           std::string_view forwarded,
                           const AddressSet& proxies);

}  // namespace article_search
