#include <string>
#include <vector>

#include "server/http/request_reader.h"
#include "tests/fuzz/check.h"

using namespace article_search;

namespace {

/// What a reader made of its bytes: each request in one line, and how it ended.
struct Outcome {
  std::vector<std::string> requests;
  RequestReader::State state = RequestReader::State::idle;
  int refusal = 0;

  bool operator==(const Outcome&) const = default;
};

Outcome read_in_pieces(std::string_view bytes, std::size_t piece) {
  constexpr RequestLimits kLimits{
      .head_bytes = 512, .target_bytes = 128, .fields = 8, .body_bytes = 256};
  RequestReader reader(kLimits);
  Outcome outcome;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.read(bytes.substr(at, piece));
    fuzz::check(reader.seen().target.size() <= kLimits.target_bytes + 1);
    while (reader.state() == RequestReader::State::complete) {
      const ReceivedRequest request = reader.take();
      fuzz::check(request.body.size() <= kLimits.body_bytes);
      fuzz::check(request.fields.size() <= kLimits.fields);
      fuzz::check(!request.method.empty() && !request.target.empty());
      std::string line = request.method + ' ' + request.target + ' ' + request.body;
      for (const auto& [name, value] : request.fields) {
        fuzz::check((name + value).find_first_of("\r\n") == std::string::npos);
        line += ' ' + name + ':' + value;
      }
      outcome.requests.push_back(line);
    }
  }
  outcome.state = reader.state();
  outcome.refusal = reader.refusal();
  return outcome;
}

}  // namespace

// However a connection's bytes are cut, they are the same requests, within the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  if (text.empty()) return 0;
  const Outcome whole = read_in_pieces(text, text.size());
  constexpr std::size_t kPiece = 7;
  fuzz::check(read_in_pieces(text, 1) == whole);
  fuzz::check(read_in_pieces(text, kPiece) == whole);
  return 0;
}
