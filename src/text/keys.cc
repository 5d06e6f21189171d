// SPDX-License-Identifier: EUPL-1.2
#include "text/keys.h"

namespace eender::text {

Keys keys_of(std::string_view text, const OwnNames& names, Language language, std::span<const EverydayName> decided) {
  Keys keys;
  keys.words = Words(text);
  keys.names = mask_names(keys.words.tokens(), names, language, decided);
  keys.values = mask_values(keys.names, language, &keys.found);
  return keys;
}

}  // namespace eender::text
