#include "server/http/address_set.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

TEST(AddressSet, HoldsTheAddressesOfItsNetworks) {
  struct Row {
    std::vector<std::string> networks;
    std::string address;
    bool is_in;
  };
  const std::vector<Row> rows = {
      // One address.
      {{"192.0.2.1"}, "192.0.2.1", true},
      {{"192.0.2.1"}, "192.0.2.2", false},
      {{"2001:db8::1"}, "2001:db8::1", true},
      {{"2001:db8::1"}, "2001:0db8:0::0001", true},

      // Networks, whose last bits do not count.
      {{"10.0.0.0/8"}, "10.255.1.2", true},
      {{"10.0.0.0/8"}, "11.0.0.0", false},
      {{"10.1.2.3/8"}, "10.255.1.2", true},
      {{"192.0.2.128/25"}, "192.0.2.127", false},
      {{"192.0.2.128/25"}, "192.0.2.128", true},
      {{"0.0.0.0/0"}, "203.0.113.9", true},
      {{"0.0.0.0/0"}, "2001:db8::1", false},
      {{"2001:db8::/33"}, "2001:db8:7fff::", true},
      {{"2001:db8::/33"}, "2001:db8:8000::", false},

      // IPv4 is the same however it is written.
      {{"::ffff:192.0.2.1"}, "192.0.2.1", true},

      // Several, local ones, none.
      {{"192.0.2.1", "::1"}, "::1", true},
      {{"unix"}, "", true},
      {{"unix"}, "127.0.0.1", false},
      {{"127.0.0.1"}, "", false},
      {{}, "127.0.0.1", false},
      {{"0.0.0.0/0"}, "no address", false},
  };
  for (const Row& row : rows) {
    const auto set = AddressSet::of(row.networks);
    ASSERT_TRUE(set) << set.error();
    EXPECT_EQ(set->contains(row.address), row.is_in)
        << ::testing::PrintToString(row.networks) << ' ' << row.address;
  }
}

TEST(AddressSet, NamesWhatIsNoNetwork) {
  for (const std::string bad : {"10.0.0.0/33", "::1/129", "10.0.0", "10.0.0.0/", "10.0.0.0/-1",
                                "example.org", "10.0.0.0/8x", "/8"}) {
    const auto set = AddressSet::of({"::1", bad});
    ASSERT_FALSE(set) << bad;
    EXPECT_NE(set.error().find('"' + bad + '"'), std::string::npos) << set.error();
  }
}

TEST(ClientAddress, IsBelievedOfTrustedProxiesOnly) {
  struct Row {
    std::string peer;
    std::string forwarded;
    std::string client;
  };
  const AddressSet proxies = AddressSet::of({"10.0.0.0/8", "unix"}).value();
  const std::vector<Row> rows = {
      {"192.0.2.7", "", "192.0.2.7"},
      {"192.0.2.7", "203.0.113.1", "192.0.2.7"},
      {"10.0.0.1", "203.0.113.1", "203.0.113.1"},
      {"", "203.0.113.1", "203.0.113.1"},
      {"10.0.0.1", "", "10.0.0.1"},

      // The client made the first up, or a proxy of its own wrote it.
      {"10.0.0.1", "198.51.100.1, 203.0.113.1", "203.0.113.1"},
      {"10.0.0.1", "198.51.100.1,203.0.113.1 , 10.9.9.9", "203.0.113.1"},

      // What is no address ends the chain.
      {"10.0.0.1", "nonsense", "10.0.0.1"},
      {"10.0.0.1", "nonsense, 203.0.113.1", "203.0.113.1"},
      {"10.0.0.1", "203.0.113.1,", "10.0.0.1"},
      {"10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(client_address(row.peer, row.forwarded, proxies), row.client)
        << row.peer << " for " << row.forwarded;
  }
}

}  // namespace
}  // namespace article_search
