// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>

#include "checking_sink.h"
#include "corpus/formats/akn.h"

// Any bytes as a document of Akoma Ntoso: what comes out keeps what corpus.h promises of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  eender::fuzz::CheckingSink sink;
  eender::corpus::import_akn(bytes, {"fuzz", "content", true}, sink);
  EENDER_CHECK(sink.calls() > 0, "a document leaves a regulation or a problem, never nothing");
  return 0;
}
