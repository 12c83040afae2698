#include "server/http/connection_front.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/http/acceptor.h"
#include "server/http/address_counts.h"
#include "server/http/front_client.h"
#include "server/http/http_status.h"
#include "server/http/socket_name.h"
#include "server/http/work_queue.h"

namespace article_search {

namespace {

using Clock = FrontClient::Clock;
using std::chrono::milliseconds;

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// Deadlines are looked at this often, so they are late by this much at most.
constexpr milliseconds kTick{100};
/// How long a client that was refused may go on sending, so that it gets to read why: closing a
/// socket with unread bytes would reset it.
constexpr milliseconds kDrainTime{2'000};
/// Read from a client at a time, so that none holds up the others.
constexpr std::size_t kReadBytes = 16'384;
/// Stands for the loop's own descriptor among the ids of clients.
constexpr std::uint64_t kWakeId = 0;

struct FinishedAnswer {
  std::uint64_t client = 0;
  WireAnswer answer;
};

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

}  // namespace

/// The thread that has all connections. Everything below `mutex_` is shared with other threads,
/// everything above it is the loop's own.
class ConnectionFront::Loop {
 public:
  Loop(const FrontLimits& limits, Serve serve, Refuse refuse)
      : limits_(limits),
        serve_(std::move(serve)),
        refuse_(std::move(refuse)),
        epoll_(checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
        wake_(checked(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd")),
        acceptor_(epoll_),
        workers_(
            limits.workers, limits.queue, [this](const ReceivedWork& work) { answer_work(work); }) {
    epoll_event event{.events = EPOLLIN, .data = {.u64 = kWakeId}};
    checked(epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event), "epoll_ctl");
    thread_ = std::thread([this] { run(); });
  }

  ~Loop() {
    stop(milliseconds(0));
    for (const int socket : adopted_) close(socket);
    close(wake_);
    close(epoll_);
  }

  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void listen(ListeningSocket socket) {
    {
      const std::lock_guard lock(mutex_);
      listening_.push_back(std::move(socket));
    }
    wake();
  }

  void adopt(int socket) {
    {
      const std::lock_guard lock(mutex_);
      adopted_.push_back(socket);
    }
    wake();
  }

  void stop(milliseconds patience) {
    {
      const std::lock_guard lock(mutex_);
      if (!stop_at_) stop_at_ = Clock::now() + patience;
    }
    wake();
    if (thread_.joinable()) thread_.join();
    workers_.stop();
  }

  FrontLoad load() const {
    const std::lock_guard lock(mutex_);
    return {
        .connections = connections_, .waiting = workers_.waiting(), .working = workers_.working()};
  }

 private:
  void wake() const {
    const std::uint64_t one = 1;
    // It can only fail when the counter is full, and then the loop is awake.
    [[maybe_unused]] const ssize_t written = write(wake_, &one, sizeof one);
  }

  /// In a worker's thread.
  void answer_work(const ReceivedWork& work) {
    FinishedAnswer finished{work.connection, serve_(work.request, work.arrival)};
    {
      const std::lock_guard lock(mutex_);
      finished_.push_back(std::move(finished));
    }
    wake();
  }

  void run() {
    std::array<epoll_event, 256> events{};
    auto next_tick = Clock::now() + kTick;
    while (!is_done_) {
      const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                                   static_cast<int>(kTick.count()));
      for (int at = 0; at < count; ++at) react(events.at(static_cast<std::size_t>(at)));
      take_messages();
      const auto now = Clock::now();
      if (now >= next_tick) {
        acceptor_.resume();
        expire(now);
        next_tick = now + kTick;
      }
      if (stopping_ && (clients_.empty() || now >= *stopping_)) is_done_ = true;
    }
    while (!clients_.empty()) drop(clients_.begin()->second);
  }

  void take_messages() {
    std::vector<ListeningSocket> listening;
    std::vector<int> adopted;
    std::vector<FinishedAnswer> finished;
    const bool was_stopping = stopping_.has_value();
    {
      const std::lock_guard lock(mutex_);
      listening.swap(listening_);
      adopted.swap(adopted_);
      finished.swap(finished_);
      connections_ = clients_.size() + adopted.size();
      stopping_ = stop_at_;
    }
    for (ListeningSocket& socket : listening) acceptor_.add(std::move(socket));
    for (const int socket : adopted) was_stopping ? void(close(socket)) : add_client(socket);
    for (FinishedAnswer& one : finished) {
      const auto client = clients_.find(one.client);
      if (client != clients_.end()) finish_work(client->second, std::move(one.answer));
    }
    if (stopping_ && !was_stopping) end_reading();
  }

  void add_client(int socket) {
    std::string address = peer_name(socket).host;
    const bool is_counted = !address.empty() && !limits_.proxies.contains(address);
    const std::size_t from_there = is_counted ? per_address_.of(address) : 0;
    if (clients_.size() >= limits_.connections || from_there >= limits_.connections_per_address) {
      const std::string refusal = refuse_(http_status::kUnavailable, {});
      send(socket, refusal.data(), refusal.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      close(socket);
      return;
    }
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
    if (is_counted) per_address_.add(address);
    const std::uint64_t id = ++last_id_;
    FrontClient& client = clients_[id];
    client.id = id;
    client.socket = socket;
    client.address = std::move(address);
    client.reader = RequestReader(limits_.request);
    client.deadline = Clock::now() + limits_.idle_time;
    epoll_event event{.events = 0, .data = {.u64 = id}};
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) return drop(client);
    watch(client, EPOLLIN);
  }

  void drop(FrontClient& client) {
    close(client.socket);
    per_address_.remove(client.address);
    clients_.erase(client.id);
  }

  void watch(FrontClient& client, std::uint32_t events) const {
    if (client.watched == events) return;
    client.watched = events;
    epoll_event event{.events = events, .data = {.u64 = client.id}};
    epoll_ctl(epoll_, EPOLL_CTL_MOD, client.socket, &event);
  }

  void react(const epoll_event& event) {
    if (event.data.u64 == kWakeId) {
      std::uint64_t count = 0;
      [[maybe_unused]] const ssize_t size = read(wake_, &count, sizeof count);
      return;
    }
    if (Acceptor::is_id(event.data.u64)) {
      return acceptor_.accept_from(event.data.u64, [this](int socket) { add_client(socket); });
    }
    const auto found = clients_.find(event.data.u64);
    if (found == clients_.end()) return;
    FrontClient& client = found->second;
    if (is_reading(client.phase)) {
      receive(client);
    } else if (client.phase == Phase::writing) {
      send_more(client);
    } else if (client.phase == Phase::draining) {
      drain(client);
    } else if ((event.events & (EPOLLERR | EPOLLHUP)) != 0) {
      // The client has gone; the worker's answer will find that out. Without this, epoll would
      // report it again and again.
      epoll_ctl(epoll_, EPOLL_CTL_DEL, client.socket, nullptr);
    } else {
      watch(client, 0);
    }
  }

  void receive(FrontClient& client) {
    const ssize_t size = recv(client.socket, buffer_.data(), buffer_.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) return drop(client);
    if (client.phase == Phase::idle) client.begun = Clock::now();
    client.reader.read({buffer_.data(), static_cast<std::size_t>(size)});
    follow_reader(client);
  }

  void enter(FrontClient& client, Phase phase, milliseconds time) {
    if (client.phase == phase) return;
    client.phase = phase;
    client.deadline = Clock::now() + time;
  }

  /// Does what the state of the client's reader asks for.
  void follow_reader(FrontClient& client) {
    switch (client.reader.state()) {
      case RequestReader::State::idle:
        return enter(client, Phase::idle, limits_.idle_time);
      case RequestReader::State::head:
        return enter(client, Phase::head, limits_.head_time);
      case RequestReader::State::body:
        if (client.reader.takes_expectation()) {
          send(client.socket, kContinue.data(), kContinue.size(), MSG_NOSIGNAL);
        }
        return enter(client, Phase::body, limits_.body_time);
      case RequestReader::State::complete:
        return submit(client);
      case RequestReader::State::refused:
        return refuse(client, client.reader.refusal(), client.reader.seen());
    }
  }

  void submit(FrontClient& client) {
    ReceivedWork work{
        client.id, {client.address, client.begun, Clock::now()}, client.reader.take()};
    if (++client.requests >= limits_.requests_per_connection) {
      work.request.connection = Connection::close;
    }
    client.phase = Phase::working;
    if (!workers_.put(work)) refuse(client, http_status::kUnavailable, work.request);
  }

  void refuse(FrontClient& client, int status, const ReceivedRequest& seen) {
    answer(client, {refuse_(status, seen), Connection::close});
  }

  void finish_work(FrontClient& client, WireAnswer given) {
    if (stopping_) given.connection = Connection::close;
    answer(client, std::move(given));
  }

  void answer(FrontClient& client, WireAnswer given) {
    client.answer = std::move(given.bytes);
    client.sent = 0;
    client.after = given.connection;
    enter(client, Phase::writing, limits_.write_time);
    send_more(client);
  }

  void send_more(FrontClient& client) {
    while (client.sent < client.answer.size()) {
      const ssize_t size = send(client.socket, client.answer.data() + client.sent,
                                client.answer.size() - client.sent, MSG_NOSIGNAL);
      if (size < 0 && errno == EINTR) continue;
      if (size < 0 && errno == EAGAIN) return watch(client, EPOLLOUT);
      if (size < 0) return drop(client);
      client.sent += static_cast<std::size_t>(size);
    }
    client.answer = {};
    client.begun = Clock::now();
    watch(client, EPOLLIN);
    if (client.after == Connection::close) {
      shutdown(client.socket, SHUT_WR);
      return enter(client, Phase::draining, kDrainTime);
    }
    enter(client, Phase::idle, limits_.idle_time);
    follow_reader(client);
  }

  void drain(FrontClient& client) {
    const ssize_t size = recv(client.socket, buffer_.data(), buffer_.size(), 0);
    if (size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR)) drop(client);
  }

  template <typename Use>
  void for_each_client(const Use& use) {
    std::vector<std::uint64_t> ids;
    for (const auto& [id, client] : clients_) ids.push_back(id);
    for (const std::uint64_t id : ids) {
      const auto client = clients_.find(id);
      if (client != clients_.end()) use(client->second);
    }
  }

  void expire(Clock::time_point now) {
    for_each_client([&](FrontClient& client) {
      if (client.phase == Phase::working || now < client.deadline) return;
      const bool has_begun = client.phase == Phase::head || client.phase == Phase::body;
      has_begun ? refuse(client, http_status::kRequestTimeout, client.reader.seen()) : drop(client);
    });
  }

  /// What has come already is still taken; who has not sent a whole request by now is let go.
  void end_reading() {
    acceptor_.close([this](int socket) { add_client(socket); });
    for_each_client([&](FrontClient& client) {
      if (is_reading(client.phase)) receive(client);
    });
    for_each_client([&](FrontClient& client) {
      if (is_reading(client.phase)) drop(client);
    });
  }

  const FrontLimits limits_;
  const Serve serve_;
  const Refuse refuse_;
  const int epoll_;
  const int wake_;
  Acceptor acceptor_;
  std::unordered_map<std::uint64_t, FrontClient> clients_;
  AddressCounts per_address_;
  std::uint64_t last_id_ = kWakeId;
  std::optional<Clock::time_point> stopping_;
  bool is_done_ = false;
  std::array<char, kReadBytes> buffer_{};

  mutable std::mutex mutex_;
  // Guarded by mutex_.
  std::vector<ListeningSocket> listening_;
  std::vector<int> adopted_;
  std::vector<FinishedAnswer> finished_;
  std::optional<Clock::time_point> stop_at_;
  std::size_t connections_ = 0;

  // Last, so that both have ended before what they use goes.
  WorkQueue workers_;
  std::thread thread_;
};

ConnectionFront::ConnectionFront(const FrontLimits& limits, Serve serve, Refuse refuse)
    : loop_(std::make_unique<Loop>(limits, std::move(serve), std::move(refuse))) {}
ConnectionFront::~ConnectionFront() = default;

void ConnectionFront::listen(ListeningSocket socket) { loop_->listen(std::move(socket)); }

void ConnectionFront::adopt(int socket) { loop_->adopt(socket); }

void ConnectionFront::stop(std::chrono::milliseconds patience) { loop_->stop(patience); }

FrontLoad ConnectionFront::load() const { return loop_->load(); }

}  // namespace article_search
