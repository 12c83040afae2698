#include "tests/bench/http_load.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/bench/cpu_time.h"

namespace article_search::bench {

namespace {

using Clock = std::chrono::steady_clock;

int connect_to(int port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int yes = 1;
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const auto* const generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  if (connect(descriptor, generic, sizeof address) == 0) return descriptor;
  close(descriptor);
  return -1;
}

struct Client {
  int socket = -1;
  Clock::time_point asked;
  std::size_t answers = 0;
  std::string received;
  /// Of the answer that is coming in; 0 while its head is not complete.
  std::size_t expected = 0;
};

/// The bytes of the answer that `received` begins with; 0 while its head is not complete.
std::size_t answer_size(std::string_view received) {
  const std::size_t head_end = received.find("\r\n\r\n");
  if (head_end == std::string_view::npos) return 0;
  constexpr std::string_view kLength = "Content-Length: ";
  const std::size_t at = received.find(kLength);
  std::size_t length = 0;
  if (at < head_end) {
    const char* const begin = received.data() + at + kLength.size();
    std::from_chars(begin, received.data() + head_end, length);
  }
  return head_end + 4 + length;
}

class Clients {
 public:
  Clients(int port, const std::vector<std::string>& targets, std::size_t count)
      : epoll_(epoll_create1(0)), clients_(count) {
    for (const std::string& target : targets) {
      requests_.push_back("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    for (std::size_t at = 0; at < count; ++at) {
      clients_[at].socket = connect_to(port);
      epoll_event event{.events = EPOLLIN, .data = {.u64 = at}};
      epoll_ctl(epoll_, EPOLL_CTL_ADD, clients_[at].socket, &event);
      ask(clients_[at]);
    }
  }

  ~Clients() {
    for (const Client& client : clients_) close(client.socket);
    close(epoll_);
  }
  Clients(const Clients&) = delete;
  Clients& operator=(const Clients&) = delete;

  void run_until(Clock::time_point end) {
    constexpr int kPatience = 100;
    std::array<epoll_event, 256> events{};
    while (Clock::now() < end) {
      const int count =
          epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), kPatience);
      for (int at = 0; at < count; ++at) {
        receive(clients_[events.at(static_cast<std::size_t>(at)).data.u64]);
      }
    }
  }

  /// Forgets what was measured so far.
  void start_counting() {
    latencies_.clear();
    for (Client& client : clients_) client.answers = 0;
    failures_ = 0;
  }

  LoadResult result() {
    std::sort(latencies_.begin(), latencies_.end());
    LoadResult result{.failures = failures_};
    if (latencies_.empty()) return result;
    constexpr std::size_t kHundred = 100;
    result.median = latencies_[latencies_.size() / 2];
    result.p99 = latencies_[latencies_.size() * (kHundred - 1) / kHundred];
    const auto [least, most] =
        std::minmax_element(clients_.begin(), clients_.end(),
                            [](const Client& a, const Client& b) { return a.answers < b.answers; });
    result.fewest = least->answers;
    result.most = most->answers;
    return result;
  }

  std::size_t answers() const { return latencies_.size(); }

 private:
  void ask(Client& client) {
    const std::string& request = requests_[next_++ % requests_.size()];
    client.received.clear();
    client.expected = 0;
    client.asked = Clock::now();
    if (send(client.socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) ++failures_;
  }

  void receive(Client& client) {
    const ssize_t size = recv(client.socket, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    if (size <= 0) {
      ++failures_;
      epoll_ctl(epoll_, EPOLL_CTL_DEL, client.socket, nullptr);
      return;
    }
    client.received.append(buffer_.data(), static_cast<std::size_t>(size));
    if (client.expected == 0) client.expected = answer_size(client.received);
    if (client.expected == 0 || client.received.size() < client.expected) return;
    latencies_.push_back(Clock::now() - client.asked);
    ++client.answers;
    if (!client.received.starts_with("HTTP/1.1 200")) ++failures_;
    ask(client);
  }

  const int epoll_;
  std::vector<Client> clients_;
  std::vector<std::string> requests_;
  std::size_t next_ = 0;
  std::vector<std::chrono::nanoseconds> latencies_;
  std::size_t failures_ = 0;
  std::array<char, 65'536> buffer_{};
};

}  // namespace

LoadResult load(int port,
                const std::vector<std::string>& targets,
                std::size_t connections,
                std::chrono::milliseconds duration) {
  Clients clients(port, targets, connections);
  // The first answers wait for connections and caches.
  clients.run_until(Clock::now() + duration / 4);
  clients.start_counting();
  const auto start = Clock::now();
  const auto cpu = process_cpu() - thread_cpu();
  clients.run_until(start + duration);
  const std::chrono::duration<double> seconds = Clock::now() - start;
  LoadResult result = clients.result();
  if (clients.answers() == 0) return result;
  result.requests_per_second = static_cast<double>(clients.answers()) / seconds.count();
  result.server_cpu =
      (process_cpu() - thread_cpu() - cpu) / static_cast<std::int64_t>(clients.answers());
  return result;
}

}  // namespace article_search::bench
