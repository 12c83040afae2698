#include "server/http/metrics.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "server/http/readiness.h"

namespace article_search {

namespace {

using prometheus::Histogram;

/// Seconds, from what an answer takes at best to what nobody waits for.
const Histogram::BucketBoundaries& duration_buckets() {
  static const Histogram::BucketBoundaries kBuckets = {
      0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
  return kBuckets;
}

double seconds(std::chrono::microseconds time) {
  return std::chrono::duration<double>(time).count();
}

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double all = 0;
  double resident = 0;
  file >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double open_descriptors() {
  std::error_code ignored;
  const std::filesystem::directory_iterator entries("/proc/self/fd", ignored);
  return static_cast<double>(std::distance(begin(entries), end(entries)));
}

}  // namespace

class Metrics::Families {
 public:
  void count(const RequestRecord& record) {
    requests_of(record.route, record.status).Increment();
    duration_of(record.route).Observe(seconds(record.read + record.wait + record.answer));
    read_.Observe(seconds(record.read));
    wait_.Observe(seconds(record.wait));
    answer_.Observe(seconds(record.answer));
    if (record.search) search_.Observe(seconds(*record.search));
    if (record.is_zero_result) zero_results_.Increment();
    bytes_.Increment(static_cast<double>(record.bytes));
  }

  std::string text(const FrontLoad& load,
                   const IndexStatus& index,
                   std::chrono::system_clock::time_point now) {
    const std::lock_guard lock(mutex_);
    connections_.Set(static_cast<double>(load.connections));
    waiting_.Set(static_cast<double>(load.waiting));
    in_flight_.Set(static_cast<double>(load.waiting + load.working));
    ready_.Set(index.stamp ? 1 : 0);
    current_.Set(index.trouble ? 0 : 1);
    passages_.Set(static_cast<double>(index.passages));
    const auto age = index.stamp ? age_of(*index.stamp, now) : std::nullopt;
    age_.Set(age ? static_cast<double>(age->count()) : 0);
    loads_.Increment(static_cast<double>(index.loads) - loads_.Value());
    memory_.Set(resident_bytes());
    descriptors_.Set(open_descriptors());
    return prometheus::TextSerializer().Serialize(registry_.Collect());
  }

 private:
  template <typename Metric>
  prometheus::Family<Metric>& family(const std::string& name, const std::string& help) {
    if constexpr (std::is_same_v<Metric, prometheus::Counter>) {
      return prometheus::BuildCounter().Name(name).Help(help).Register(registry_);
    } else if constexpr (std::is_same_v<Metric, prometheus::Gauge>) {
      return prometheus::BuildGauge().Name(name).Help(help).Register(registry_);
    } else {
      return prometheus::BuildHistogram().Name(name).Help(help).Register(registry_);
    }
  }

  // The library makes a new histogram for each look-up, and throws it away; so these are kept.

  prometheus::Counter& requests_of(std::string_view route, int status) {
    const std::lock_guard lock(mutex_);
    const auto [known, is_new] = request_counters_.try_emplace({std::string(route), status});
    if (is_new) {
      known->second =
          &requests_.Add({{"route", std::string(route)}, {"status", std::to_string(status)}});
    }
    return *known->second;
  }

  Histogram& duration_of(std::string_view route) {
    const std::lock_guard lock(mutex_);
    const auto [known, is_new] = duration_histograms_.try_emplace(std::string(route));
    if (is_new) {
      known->second = &durations_.Add({{"route", std::string(route)}}, duration_buckets());
    }
    return *known->second;
  }

  prometheus::Counter& counter(const std::string& name, const std::string& help) {
    return family<prometheus::Counter>(name, help).Add({});
  }
  prometheus::Gauge& gauge(const std::string& name, const std::string& help) {
    return family<prometheus::Gauge>(name, help).Add({});
  }
  Histogram& stage(const std::string& name) {
    return stages_.Add({{"stage", name}}, duration_buckets());
  }

  prometheus::Registry registry_;
  std::mutex mutex_;
  // Guarded by mutex_, as setting gauges is.
  std::map<std::pair<std::string, int>, prometheus::Counter*> request_counters_;
  std::map<std::string, Histogram*> duration_histograms_;

  prometheus::Family<prometheus::Counter>& requests_ = family<prometheus::Counter>(
      "article_search_requests_total", "Requests answered, by route and status");
  prometheus::Family<Histogram>& durations_ = family<Histogram>(
      "article_search_request_duration_seconds", "From a request's first byte to its answer");
  prometheus::Family<Histogram>& stages_ =
      family<Histogram>("article_search_stage_duration_seconds",
                        "Parts of that: read, wait for a thread, answer, and search within answer");
  Histogram& read_ = stage("read");
  Histogram& wait_ = stage("wait");
  Histogram& search_ = stage("search");
  Histogram& answer_ = stage("answer");
  prometheus::Counter& bytes_ =
      counter("article_search_response_bytes_total", "Bytes of answers' bodies");
  prometheus::Counter& zero_results_ =
      counter("article_search_zero_results_total", "Searches that found nothing");

  prometheus::Gauge& connections_ = gauge("article_search_connections", "Open connections");
  prometheus::Gauge& waiting_ =
      gauge("article_search_queue_length", "Requests that wait for a thread");
  prometheus::Gauge& in_flight_ =
      gauge("article_search_requests_in_flight", "Requests that wait or are being answered");

  prometheus::Gauge& ready_ = gauge("article_search_index_ready", "Whether there is an index");
  prometheus::Gauge& current_ =
      gauge("article_search_index_current", "Whether the newest state of the index is in use");
  prometheus::Gauge& passages_ = gauge("article_search_index_passages", "Passages in the index");
  prometheus::Gauge& age_ =
      gauge("article_search_index_age_seconds", "Since the index was built, 0 without one");
  prometheus::Counter& loads_ =
      counter("article_search_index_loads_total", "States of the index that were opened");

  prometheus::Gauge& memory_ =
      gauge("process_resident_memory_bytes", "Memory of the server that is in use");
  prometheus::Gauge& descriptors_ = gauge("process_open_fds", "Open descriptors");
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count(const RequestRecord& record) { families_->count(record); }

std::string Metrics::text(const FrontLoad& load,
                          const IndexStatus& index,
                          std::chrono::system_clock::time_point now) {
  return families_->text(load, index, now);
}

}  // namespace article_search
