// SPDX-License-Identifier: EUPL-1.2
#include "text/keys.h"

namespace eender::text {
namespace {

// Where "€ 100,-" ends, as amounts of round euros are written: the words do not hold the sign for no cents.
std::uint32_t end_with_no_cents(std::string_view text, std::uint32_t end) {
  if (!text.substr(end).starts_with(',')) return end;
  std::size_t i = end + 1;
  for (const std::string_view sign : {"--", "-", "\xE2\x80\x93", "\xE2\x80\x94", "="})
    if (text.substr(i).starts_with(sign)) return static_cast<std::uint32_t>(i + sign.size());
  return end;
}

}  // namespace

Keys keys_of(std::string_view text, const OwnNames& names, Language language, std::span<const EverydayName> decided) {
  Keys keys;
  keys.words = Words(text);
  keys.names = mask_names(keys.words.tokens(), names, language, decided);
  keys.values = mask_values(keys.names, language, &keys.found);
  for (Value& value : keys.found)
    if (value.kind == ValueKind::kAmount) value.end = keys.values[value.token].end = end_with_no_cents(text, value.end);
  return keys;
}

}  // namespace eender::text
