// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a provision's text: tokens lie in the text and in order, and every key is made of the one before, so texts with one key 3
// have one key 4.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "text/keys.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace eender;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  text::OwnNames names;
  names.add_name("Haarlem");
  names.add_kind("gemeente");
  names.add_title("Verordening rolstoelen Haarlem");
  for (const auto language : {text::Language::kDutch, text::Language::kEnglish}) {
    const text::Keys keys = text::keys_of(text, names, language);
    for (const auto* key : {&keys.wording(), &keys.apart_from_names(), &keys.apart_from_values()}) {
      std::uint32_t last = 0;
      for (const text::Token& token : *key) {
        EENDER_CHECK(token.begin >= last && token.begin < token.end && token.end <= size,
                     "tokens are stretches of the text, in order");
        EENDER_CHECK(!token.word.empty(), "a token compares as something");
        last = token.end;
      }
    }
    EENDER_CHECK(keys.wording().size() >= keys.apart_from_names().size(), "masking never adds");
    EENDER_CHECK(keys.apart_from_names().size() >= keys.apart_from_values().size(), "masking never adds");
    for (const text::Value& value : keys.found) {
      EENDER_CHECK(value.token < keys.apart_from_values().size(), "a value has its mark");
      EENDER_CHECK(!value.normal().empty(), "a value has a normal form");
    }
  }
  return 0;
}
