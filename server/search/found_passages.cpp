#include "server/search/found_passages.h"

#include <algorithm>
#include <memory>

#include "server/search/state/gallop.h"

namespace article_search {

namespace {

using Passages = std::vector<WeighedPassage>;

class FoundPassages : public Xapian::PostingSource {
 public:
  FoundPassages(std::shared_ptr<const Passages> passages, std::string name)
      : passages_(std::move(passages)), name_(std::move(name)) {}

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  Xapian::docid get_docid() const override { return (*passages_)[at_ - 1].first; }
  double get_weight() const override { return (*passages_)[at_ - 1].second; }
  bool at_end() const override { return at_ > passages_->size(); }
  void next(double /*min_weight*/) override { ++at_; }

  void skip_to(Xapian::docid document, double /*min_weight*/) override {
    const auto from = passages_->begin() + static_cast<std::ptrdiff_t>(at_ == 0 ? 0 : at_ - 1);
    const auto found = gallop(from, passages_->end(), [&](const WeighedPassage& passage) {
      return passage.first < document;
    });
    at_ = static_cast<std::size_t>(found - passages_->begin()) + 1;
  }

  void init(const Xapian::Database& /*index*/) override {
    at_ = 0;
    double most = 0;
    for (const auto& [document, weight] : *passages_) most = std::max(most, weight);
    set_maxweight(most);
  }

  PostingSource* clone() const override {
    return std::make_unique<FoundPassages>(passages_, name_).release();
  }

  std::string get_description() const override { return name_; }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(passages_->size()); }

  /// Shared with the clones that Xapian makes for itself.
  std::shared_ptr<const Passages> passages_;
  std::string name_;
  /// 1 behind the place; Xapian asks for the first passage by next().
  std::size_t at_ = 0;
};

}  // namespace

Xapian::Query found_query(Passages passages, std::string name) {
  if (passages.empty()) return {};
  auto shared = std::make_shared<const Passages>(std::move(passages));
  return Xapian::Query(
      std::make_unique<FoundPassages>(std::move(shared), std::move(name)).release()->release());
}

bool is_found_query(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::LEAF_POSTING_SOURCE;
}

std::string name_of_found(const Xapian::Query& query) {
  // "Query(PostingSource(name))": Xapian tells no other way.
  const std::string text = query.get_description();
  const std::size_t begin = text.rfind('(') + 1;
  return text.substr(begin, text.find(')', begin) - begin);
}

}  // namespace article_search
