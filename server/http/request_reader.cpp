#include "server/http/request_reader.h"

#include <algorithm>
#include <charconv>

#include "server/http/http_status.h"

namespace article_search {

namespace {

constexpr std::size_t kMaxMethodBytes = 32;
/// The longest line that gives a chunk's size: 16 digits and room for extensions, which nobody
/// uses.
constexpr std::size_t kMaxChunkLineBytes = 256;

bool is_token_character(char c) {
  constexpr std::string_view kPunctuation = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kPunctuation.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_target_character(char c) { return c > ' ' && c < '\x7f'; }

bool is_value_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= ' ' && byte != 0x7f);
}

bool is_host_character(char c) {
  constexpr std::string_view kNever = "/@?#\\<>\"{}|^`,; \t";
  return is_target_character(c) && kNever.find(c) == std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::string_view without_blanks_around(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// A line end that the HTTP library would decode in a value.
bool hides_line_end(std::string_view value) {
  const std::string text = lower(value);
  return text.find("%0d") != std::string::npos || text.find("%0a") != std::string::npos;
}

/// Whether `token` is in a comma-separated list.
bool lists(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (lower(without_blanks_around(list.substr(0, comma))) == token) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

}  // namespace

RequestReader::State RequestReader::read(std::string_view bytes) {
  if (refusal_ == 0) {
    pending_ += bytes;
    advance();
  }
  return state();
}

RequestReader::State RequestReader::state() const {
  if (refusal_ != 0) return State::refused;
  if (stage_ == Stage::done) return State::complete;
  if (stage_ > Stage::fields) return State::body;
  const bool has_begun = stage_ == Stage::fields || used_ < pending_.size();
  return has_begun ? State::head : State::idle;
}

bool RequestReader::takes_expectation() {
  return stage_ > Stage::fields && stage_ != Stage::done && std::exchange(expects_continue_, false);
}

ReceivedRequest RequestReader::take() {
  ReceivedRequest request = std::move(request_);
  RequestReader next(limits_);
  next.pending_ = pending_.substr(used_);
  *this = std::move(next);
  advance();
  return request;
}

void RequestReader::refuse(int status) {
  refusal_ = status;
  pending_ = {};
  request_.body = {};
}

/// Of a target that is too long, so that the refusal may be said as its path would have it.
void RequestReader::note_target_start(std::string_view text) {
  constexpr std::size_t kEnough = 64;
  text.remove_prefix(std::min(text.find('/'), text.size()));
  const std::string_view path = text.substr(0, std::min(kEnough, text.find_first_of(" ?")));
  if (std::ranges::all_of(path, is_target_character)) request_.target = path;
}

void RequestReader::advance() {
  while (refusal_ == 0 && stage_ != Stage::done) {
    const bool is_counted = stage_ == Stage::sized_body || stage_ == Stage::chunk;
    if (!(is_counted ? advance_body() : advance_line())) break;
  }
  if (refusal_ != 0 || used_ == 0) return;
  pending_.erase(0, used_);
  searched_ -= std::min(searched_, used_);
  used_ = 0;
}

/// Reads a line if one has come. Lines count against the head's limit, chunk sizes against theirs.
bool RequestReader::advance_line() {
  const bool is_chunk_line = stage_ == Stage::chunk_size || stage_ == Stage::chunk_end;
  const std::size_t limit = is_chunk_line ? kMaxChunkLineBytes : limits_.head_bytes - head_bytes_;
  const std::size_t end = pending_.find('\n', std::max(searched_, used_));
  const std::size_t size = (end == std::string::npos ? pending_.size() : end + 1) - used_;
  if (size > limit) {
    const bool is_target = stage_ == Stage::request_line && size > limits_.target_bytes;
    if (is_target) note_target_start(std::string_view(pending_).substr(used_));
    refuse(is_chunk_line ? http_status::kBadRequest
                         : (is_target ? http_status::kUriTooLong : http_status::kFieldsTooLarge));
    return false;
  }
  if (end == std::string::npos) {
    searched_ = pending_.size();
    return false;
  }
  if (size < 2 || pending_[end - 1] != '\r') {
    refuse(http_status::kBadRequest);
    return false;
  }
  if (!is_chunk_line) head_bytes_ += size;
  const std::string_view line = std::string_view(pending_).substr(used_, size - 2);
  used_ = end + 1;
  searched_ = used_;
  read_line(line);
  return true;
}

bool RequestReader::advance_body() {
  const std::size_t size =
      static_cast<std::size_t>(std::min<std::uint64_t>(body_left_, pending_.size() - used_));
  request_.body.append(pending_, used_, size);
  used_ += size;
  body_left_ -= size;
  if (body_left_ > 0) return false;
  stage_ = stage_ == Stage::chunk ? Stage::chunk_end : Stage::done;
  return true;
}

void RequestReader::read_line(std::string_view line) {
  switch (stage_) {
    case Stage::request_line:
      // RFC 9112, 2.2: an empty line before a request is to be ignored. The head's limit bounds it.
      if (!line.empty()) read_request_line(line);
      return;
    case Stage::fields:
      line.empty() ? end_head() : read_field(line);
      return;
    case Stage::chunk_size:
      read_chunk_size(line);
      return;
    case Stage::chunk_end:
      line.empty() ? void(stage_ = Stage::chunk_size) : refuse(http_status::kBadRequest);
      return;
    case Stage::trailers:
      // Trailers say nothing that we use; they are checked and dropped.
      line.empty() ? void(stage_ = Stage::done) : read_field(line);
      return;
    default:
      return;
  }
}

void RequestReader::read_request_line(std::string_view line) {
  const std::size_t method_end = line.find(' ');
  const std::size_t target_end = line.rfind(' ');
  if (method_end == std::string_view::npos || target_end <= method_end + 1) {
    return refuse(http_status::kBadRequest);
  }
  const std::string_view method = line.substr(0, method_end);
  const std::string_view version = line.substr(target_end + 1);
  if (!is_token(method) || method.size() > kMaxMethodBytes) return refuse(http_status::kBadRequest);
  is_http_1_0_ = version == "HTTP/1.0";
  request_.method = method;
  request_.connection = is_http_1_0_ ? Connection::close : Connection::keep_alive;
  stage_ = Stage::fields;
  // Before the version: programs and people are refused in words of their own.
  read_target(line.substr(method_end + 1, target_end - method_end - 1));
  if (refusal_ != 0 || version == "HTTP/1.1" || version == "HTTP/1.0") return;
  const bool is_other = version.size() == 8 && version.starts_with("HTTP/");
  refuse(is_other ? http_status::kVersionNotSupported : http_status::kBadRequest);
}

/// Takes the origin form, "*", and the absolute form, of which only the path and query count.
void RequestReader::read_target(std::string_view target) {
  if (target.size() > limits_.target_bytes) {
    note_target_start(target);
    return refuse(http_status::kUriTooLong);
  }
  if (!std::ranges::all_of(target, is_target_character)) return refuse(http_status::kBadRequest);
  constexpr std::string_view kScheme = "http://";
  if (lower(target.substr(0, kScheme.size())) == kScheme) {
    const std::size_t path = target.find_first_of("/?", kScheme.size());
    target = path == std::string_view::npos ? "/" : target.substr(path);
  }
  if (target.starts_with('?')) {
    request_.target = "/";
  } else if (!target.starts_with('/') && target != "*") {
    return refuse(http_status::kBadRequest);
  }
  request_.target += target;
}

void RequestReader::read_field(std::string_view line) {
  if (++field_count_ > limits_.fields) return refuse(http_status::kFieldsTooLarge);
  const std::size_t colon = line.find(':');
  // A name that is no token: white space before the colon, or a folded line.
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return refuse(http_status::kBadRequest);
  }
  const std::string_view value = without_blanks_around(line.substr(colon + 1));
  if (!std::ranges::all_of(value, is_value_character) || hides_line_end(value)) {
    return refuse(http_status::kBadRequest);
  }
  if (stage_ == Stage::trailers) return;
  note_framing(lower(line.substr(0, colon)), std::string(value));
  if (refusal_ == 0) request_.fields.emplace_back(line.substr(0, colon), value);
}

/// What decides where a request ends, whether it may be served, and what comes after it.
void RequestReader::note_framing(const std::string& name, const std::string& value) {
  if (name == "host") {
    note_host(value);
  } else if (name == "content-length") {
    note_length(value);
  } else if (name == "transfer-encoding") {
    if (is_chunked_ || is_http_1_0_) return refuse(http_status::kBadRequest);
    if (lower(value) != "chunked") return refuse(http_status::kNotImplemented);
    is_chunked_ = true;
  } else if (name == "content-encoding") {
    if (lower(value) != "identity") refuse(http_status::kUnsupportedMediaType);
  } else if (name == "expect") {
    expects_continue_ = lower(value) == "100-continue" && !is_http_1_0_;
  } else if (name == "connection") {
    if (lists(value, "close")) {
      request_.connection = Connection::close;
    } else if (is_http_1_0_ && lists(value, "keep-alive")) {
      request_.connection = Connection::keep_alive;
    }
  }
}

void RequestReader::note_host(std::string_view value) {
  if (++hosts_ > 1 || !std::ranges::all_of(value, is_host_character)) {
    refuse(http_status::kBadRequest);
  }
}

void RequestReader::note_length(std::string_view value) {
  const bool is_number =
      !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  if (++lengths_ > 1 || !is_number) return refuse(http_status::kBadRequest);
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), body_left_);
  if (parsed.ec != std::errc() || body_left_ > limits_.body_bytes) {
    refuse(http_status::kContentTooLarge);
  }
}

void RequestReader::end_head() {
  if (hosts_ == 0 && !is_http_1_0_) return refuse(http_status::kBadRequest);
  if (is_chunked_ && lengths_ > 0) return refuse(http_status::kBadRequest);
  head_bytes_ = 0;
  field_count_ = 0;
  if (is_chunked_) {
    stage_ = Stage::chunk_size;
  } else {
    stage_ = body_left_ > 0 ? Stage::sized_body : Stage::done;
  }
}

void RequestReader::read_chunk_size(std::string_view line) {
  constexpr int kHexadecimal = 16;
  const std::string_view extension = line.substr(std::min(line.find(';'), line.size()));
  const std::string_view digits = line.substr(0, line.size() - extension.size());
  const auto parsed =
      std::from_chars(digits.data(), digits.data() + digits.size(), body_left_, kHexadecimal);
  const bool is_number =
      !digits.empty() && digits.front() != '-' && parsed.ptr == digits.data() + digits.size();
  if (!is_number || !std::ranges::all_of(extension, is_value_character)) {
    return refuse(http_status::kBadRequest);
  }
  if (parsed.ec != std::errc() || body_left_ > limits_.body_bytes - request_.body.size()) {
    return refuse(http_status::kContentTooLarge);
  }
  stage_ = body_left_ == 0 ? Stage::trailers : Stage::chunk;
}

}  // namespace article_search
