// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace eender::corpus {

// A document as UTF-8, and what had to be done to get there.
struct Decoded {
  std::string_view given;           // the bytes, which are the text where nothing was made of them
  std::optional<std::string> made;  // of bytes that are not UTF-8
  std::string encoding;             // as it was read: "UTF-8", "UTF-16", "windows-1252"
  bool as_declared = true;
  std::optional<std::uint64_t> first_invalid;  // byte that is not of the declared encoding
  std::uint64_t replaced = 0;                  // stretches that became U+FFFD

  // Valid UTF-8 without NUL; a byte order mark of UTF-8 stays, so that offsets are those of the original.
  std::string_view text() const { return made ? std::string_view(*made) : given; }
};

// UTF-16 is told by its byte order mark or by its zeros, whatever is declared. Otherwise valid UTF-8 is UTF-8; bytes that are not are
// windows-1252 (of which ISO-8859-1 is a part) where that is declared or where no byte sequence but ASCII is UTF-8, and else are replaced
// by U+FFFD. `bytes` must outlive what comes back. kInvalidInput where there are NUL characters.
[[nodiscard]] Result<Decoded> to_utf8(std::string_view bytes, std::string_view declared);

// The encoding that an XML declaration at the beginning of `bytes` names; empty where there is none.
std::string_view declared_encoding(std::string_view bytes);

}  // namespace eender::corpus
