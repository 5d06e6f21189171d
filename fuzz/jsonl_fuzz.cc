// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>

#include "checking_sink.h"
#include "corpus/formats/format.h"
#include "corpus/formats/jsonl.h"

// Any bytes as JSON Lines, and as a source whose format is told by its content, compressed ones included.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const eender::corpus::ExpansionLimits limits{.bytes = 1 << 22};
  eender::fuzz::CheckingSink lines;
  auto input = eender::corpus::Input::of_bytes(bytes, "fuzz", limits);
  eender::corpus::import_jsonl(input, {"fuzz", "content", true}, lines);
  eender::fuzz::CheckingSink any;
  auto again = eender::corpus::Input::of_bytes(bytes, "fuzz", limits);
  eender::corpus::import_source(again, {"fuzz", "content", true}, any);
  return 0;
}
