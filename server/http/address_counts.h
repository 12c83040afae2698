#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace article_search {

/// How many connections each address has. An address without any takes no memory.
class AddressCounts {
 public:
  std::size_t of(const std::string& address) const {
    const auto count = counts_.find(address);
    return count == counts_.end() ? 0 : count->second;
  }

  void add(const std::string& address) { ++counts_[address]; }

  /// Of an address that was not added this does nothing.
  void remove(const std::string& address) {
    const auto count = counts_.find(address);
    if (count != counts_.end() && --count->second == 0) counts_.erase(count);
  }

 private:
  std::map<std::string, std::size_t> counts_;
};

}  // namespace article_search
