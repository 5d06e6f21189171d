// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace eender::corpus {

// Appends a text as a string of JSON, in quotation marks. What is not UTF-8 is replaced by U+FFFD.
void append_json(std::string& out, std::string_view text);

}  // namespace eender::corpus
