// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>
#include <map>

#include "checking_sink.h"
#include "corpus/formats/stop.h"

namespace {

// Gives texts back that were offered, so that changes are made on them.
struct KeepingSink : eender::fuzz::CheckingSink {
  std::map<std::pair<std::string, std::string>, std::string> texts;
  void offer(const std::string& work, const std::string& version, const std::function<std::string()>& text) override {
    texts[{work, version}] = text();
  }
  std::optional<std::string> text_of(const std::string& work, const std::string& version) override {
    const auto found = texts.find({work, version});
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  }
};

}  // namespace

// Any bytes as a STOP document, then once more, so that its changes meet texts that they made themselves: what comes out keeps what
// corpus.h promises of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  KeepingSink first;
  eender::corpus::import_stop(bytes, {"fuzz", "content", true}, first);
  EENDER_CHECK(first.calls() > 0, "a document leaves a regulation or a problem, never nothing");
  KeepingSink second;
  second.texts = std::move(first.texts);
  eender::corpus::import_stop(bytes, {"fuzz", "content", true}, second);
  return 0;
}
