#include "server/service_notice.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

/// A service manager's end of the protocol.
class NoticeBoard {
 public:
  /// `name` as NOTIFY_SOCKET has it.
  explicit NoticeBoard(const std::string& name) : socket_(socket(AF_UNIX, SOCK_DGRAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(&address.sun_path, name.data(), name.size());
    if (name.front() == '@') address.sun_path[0] = '\0';
    const void* const generic = &address;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    EXPECT_EQ(bind(socket_, static_cast<const sockaddr*>(generic), size), 0) << name;
    setenv("NOTIFY_SOCKET", name.c_str(), 1);
  }
  ~NoticeBoard() {
    unsetenv("NOTIFY_SOCKET");
    close(socket_);
  }
  NoticeBoard(const NoticeBoard&) = delete;
  NoticeBoard& operator=(const NoticeBoard&) = delete;

  std::string read() const {
    std::array<char, 256> text{};
    const ssize_t size = recv(socket_, text.data(), text.size(), MSG_DONTWAIT);
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string();
  }

 private:
  int socket_;
};

TEST(ServiceNotice, ReachesTheManagerByFileAndByAbstractName) {
  const testing::TemporaryDirectory directory;
  for (const std::string& name : {(directory.path() / "notify").string(),
                                  "@article-search-test-" + std::to_string(getpid())}) {
    const NoticeBoard board(name);
    notify_service_manager("READY=1");
    EXPECT_EQ(board.read(), "READY=1") << name;
    notify_service_manager(reloading_notice());
    EXPECT_TRUE(board.read().starts_with("RELOADING=1\nMONOTONIC_USEC=")) << name;
  }
}

TEST(ServiceNotice, IsNothingWithoutAManager) {
  notify_service_manager("READY=1");
  setenv("NOTIFY_SOCKET", std::string(500, 'x').c_str(), 1);
  notify_service_manager("READY=1");
  unsetenv("NOTIFY_SOCKET");
}

TEST(InheritedSockets, AreThoseOfThisProcessOnly) {
  setenv("LISTEN_FDS", "1", 1);
  setenv("LISTEN_PID", "1", 1);
  EXPECT_TRUE(inherited_sockets().value().empty()) << "meant for another process";
  EXPECT_EQ(std::getenv("LISTEN_FDS"), nullptr) << "not for children either";
  setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
  setenv("LISTEN_FDS", "many", 1);
  EXPECT_TRUE(inherited_sockets().value().empty());
}

}  // namespace
}  // namespace article_search
