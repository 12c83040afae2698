#pragma once

#include <string>
#include <string_view>

namespace article_search {

/// How a body is packed on its way (RFC 9110, 8.4).
enum class Coding { identity, gzip, brotli };

/// Whether packing happens while a client waits, or once beforehand.
enum class Effort { quick, thorough };

/// As in Content-Encoding: "br".
std::string_view to_string(Coding coding);

/// The coding that a client with this Accept-Encoding likes best of ours: by its weights, and of
/// equal ones the one that makes less of a body. `identity` for what cannot be read.
Coding choose_coding(std::string_view accept_encoding);

/// `body` in `coding`; empty when that failed for want of memory. Any thread.
std::string encode(std::string_view body, Coding coding, Effort effort);

/// The weight that the list `accepted` (RFC 9110, 12.4.2) gives to `name`, from 0 to 1,000;
/// `otherwise` when it does not name it. A weight that cannot be read is 0.
int weight_in(std::string_view accepted, std::string_view name, int otherwise);

}  // namespace article_search
