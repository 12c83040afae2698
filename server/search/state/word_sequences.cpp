#include "server/search/state/word_sequences.h"

#include <numeric>

#include "indexer/schema/fields.h"

namespace article_search {

namespace {

using schema::slot;
using schema::ValueSlot;

class PartReader {
 public:
  explicit PartReader(const Xapian::Database& index)
      : at_(index.valuestream_begin(slot(ValueSlot::words))),
        end_(index.valuestream_end(slot(ValueSlot::words))),
        document_end_(index.get_lastdocid() + 1) {}

  bool is_at_end() const { return first_ == document_end_; }

  WordSequences::Part next() {
    WordSequences::Part part;
    part.first = first_;
    first_ = std::min(first_ + WordSequences::kPartSize, document_end_);
    for (; at_ != end_ && at_.get_docid() < first_; ++at_) {
      begin_until(at_.get_docid(), part);
      part.bytes += *at_;
    }
    begin_until(first_, part);
    part.bytes.shrink_to_fit();
    return part;
  }

 private:
  static void begin_until(Xapian::docid document, WordSequences::Part& part) {
    part.begins.resize(document - part.first + 1, static_cast<std::uint32_t>(part.bytes.size()));
  }

  Xapian::ValueIterator at_;
  const Xapian::ValueIterator end_;
  Xapian::docid first_ = 1;
  const Xapian::docid document_end_;
};

}  // namespace

WordSequences WordSequences::load(const Xapian::Database& index, const WordSequences* before) {
  WordTable table = WordTable::load(index);
  const Parts known =
      before != nullptr && table.begins_with(before->table()) ? before->parts() : Parts();
  Parts parts;
  for (PartReader reader(index); !reader.is_at_end();) {
    Part part = reader.next();
    const std::size_t number = parts.size();
    const bool is_known = number < known.size() && *known[number] == part;
    parts.push_back(is_known ? known[number] : std::make_shared<const Part>(std::move(part)));
  }
  return {std::move(table), std::move(parts)};
}

std::size_t WordSequences::bytes() const {
  return std::accumulate(
      parts_.begin(), parts_.end(), table_.bytes(), [](std::size_t sum, const auto& part) {
        return sum + part->bytes.capacity() + part->begins.capacity() * sizeof(std::uint32_t);
      });
}

}  // namespace article_search
