// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>

#include "checking_sink.h"
#include "corpus/formats/odt.h"
#include "office_parts.h"

// Any bytes as the parts of an ODT: what comes out keeps what corpus.h promises of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace eender;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  fuzz::CheckingSink sink;
  corpus::import_odt(fuzz::office_parts(bytes), {"fuzz", "content", true}, sink);
  EENDER_CHECK(sink.calls() > 0, "a document leaves a regulation or a problem, never nothing");
  return 0;
}
