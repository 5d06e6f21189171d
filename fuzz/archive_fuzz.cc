// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>

#include "checking_sink.h"
#include "corpus/formats/archive.h"

// Any bytes as a ZIP or tar file of regulations: what comes out keeps what corpus.h promises of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace eender;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Bounds that a bomb of the fuzzer's size reaches.
  corpus::Input input = corpus::Input::of_bytes(bytes, "fuzz", {.bytes = 4 << 20, .ratio = 100, .ratio_from = 1 << 16});
  fuzz::CheckingSink sink;
  corpus::import_archive(input, {"fuzz", "content", true}, sink);
  EENDER_CHECK(sink.calls() > 0, "an archive leaves a regulation or a problem, never nothing");
  return 0;
}
