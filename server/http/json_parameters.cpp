#include "server/http/json_parameters.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace article_search {

namespace {

/// Takes what the JSON library reads, event by event, and stops it at the first fault: so nothing
/// is built of a body that will be refused, however deep it nests.
class ParameterEvents : public nlohmann::json_sax<nlohmann::json> {
 public:
  Parameters take_parameters() { return std::move(parameters_); }

  /// What is wrong, and with which parameter; empty for a fault of the syntax.
  const std::string& fault() const { return fault_; }
  const std::string& name() const { return name_; }

  bool null() override { return refuse("must not be null; leave it out instead"); }
  bool boolean(bool value) override { return add(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) override { return add(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) override { return add(std::to_string(value)); }
  bool number_float(double, const std::string& text) override { return add(text); }
  bool string(std::string& text) override { return add(text); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override {
    if (place_ != Place::outside) return refuse("must be a value or a list of values");
    place_ = Place::object;
    return true;
  }

  bool key(std::string& name) override {
    name_ = name;
    return names_.insert(name).second || refuse("must be given once; a list holds several values");
  }

  bool end_object() override {
    name_.clear();
    return true;
  }

  bool start_array(std::size_t) override {
    if (place_ != Place::object) return refuse("must be a value or a list of values");
    place_ = Place::list;
    return true;
  }

  bool end_array() override {
    place_ = Place::object;
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    name_.clear();
    return false;
  }

 private:
  enum class Place { outside, object, list };

  bool add(std::string text) {
    if (place_ == Place::outside) return refuse("");
    if (text.find('\0') != std::string::npos) return refuse("must not hold the character U+0000");
    parameters_.emplace_back(name_, std::move(text));
    return true;
  }

  bool refuse(std::string fault) {
    fault_ = std::move(fault);
    return false;
  }

  Place place_ = Place::outside;
  std::string name_;
  std::set<std::string> names_;
  Parameters parameters_;
  std::string fault_;
};

tl::unexpected<std::vector<ParameterError>> refusal(const ParameterEvents& events) {
  const bool is_parameter = !events.name().empty() && !events.fault().empty();
  ParameterError error{.code = "invalid_json", .parameter = {}, .message = {}};
  if (is_parameter) error.parameter = events.name();
  error.message =
      is_parameter
          ? events.fault()
          : "must be one JSON object in UTF-8 (RFC 8259), with the parameters as its members";
  return tl::unexpected(std::vector<ParameterError>{std::move(error)});
}

/// Makes one parameter of those with `name`, if there are several.
void join(Parameters& parameters, std::string_view name) {
  const auto has_name = [&](const auto& parameter) { return parameter.first == name; };
  const auto first = std::find_if(parameters.begin(), parameters.end(), has_name);
  if (first == parameters.end()) return;
  for (auto other = first + 1; other != parameters.end(); ++other) {
    if (has_name(*other)) first->second.append(",").append(other->second);
  }
  parameters.erase(std::remove_if(first + 1, parameters.end(), has_name), parameters.end());
}

}  // namespace

tl::expected<Parameters, std::vector<ParameterError>> parse_json_parameters(
    std::string_view body, const std::vector<std::string_view>& joined) {
  ParameterEvents events;
  if (!nlohmann::json::sax_parse(body.begin(), body.end(), &events)) return refusal(events);
  Parameters parameters = events.take_parameters();
  for (const std::string_view name : joined) join(parameters, name);
  return parameters;
}

}  // namespace article_search
