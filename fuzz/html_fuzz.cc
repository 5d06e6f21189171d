// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>

#include "checking_sink.h"
#include "corpus/formats/html.h"

namespace {

class Sink : public eender::fuzz::CheckingSink {
 public:
  void account(const eender::corpus::Account& account) override {
    CheckingSink::account(account);
    EENDER_CHECK(account.lost() == 0, "every character goes somewhere");
  }
};

}  // namespace

// Any bytes as a page: what comes out keeps what corpus.h promises of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Sink sink;
  eender::corpus::import_html(bytes, {"fuzz", "content", true}, sink);
  EENDER_CHECK(sink.calls() > 0, "a document leaves a regulation or a problem, never nothing");
  return 0;
}
