// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a text: its words are those that the slow twin finds, which asks ICU about every character.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "words_difference.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string found = eender::text::reference::difference({reinterpret_cast<const char*>(data), size});
  if (found.empty()) return 0;
  std::fprintf(stderr, "%s\n", found.c_str());
  std::abort();
}
