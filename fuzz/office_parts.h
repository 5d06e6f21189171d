// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "corpus/formats/office_package.h"

namespace eender::fuzz {

// An office document of parts that stand behind each other in one file, each behind a line "=== name".
inline corpus::OfficeParts office_parts(std::string_view bytes) {
  constexpr std::string_view kMark = "=== ";
  corpus::OfficeParts parts;
  while (bytes.starts_with(kMark)) {
    const std::size_t line = bytes.find('\n');
    if (line == std::string_view::npos) break;
    const std::string name(bytes.substr(kMark.size(), line - kMark.size()));
    bytes.remove_prefix(line + 1);
    const std::size_t next = bytes.find("\n=== ");
    parts[name] = bytes.substr(0, next);
    if (next == std::string_view::npos) break;
    bytes.remove_prefix(next + 1);
  }
  return parts;
}

}  // namespace eender::fuzz
