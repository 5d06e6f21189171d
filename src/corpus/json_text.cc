// SPDX-License-Identifier: EUPL-1.2
#include "corpus/json_text.h"

#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace eender::corpus {

void append_json(std::string& out, std::string_view text) {
  // Nearly every text stands in JSON as it is.
  const bool plain = std::none_of(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; });
  if (plain && simdjson::validate_utf8(text.data(), text.size())) {
    out += '"';
    out += text;
    out += '"';
  } else {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
}

}  // namespace eender::corpus
