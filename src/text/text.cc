// SPDX-License-Identifier: EUPL-1.2
#include "text/text.h"

namespace eender::text {

std::optional<Language> language_of(std::string_view iso639) {
  const std::string_view primary = iso639.substr(0, 2);
  if (primary == "nl") return Language::kDutch;
  if (primary == "en") return Language::kEnglish;
  return std::nullopt;
}

std::string print(std::span<const Token> key) {
  std::size_t size = 0;
  for (const Token& token : key) size += token.word.size() + 1;
  std::string result;
  result.reserve(size);
  for (const Token& token : key) {
    if (!result.empty()) result += ' ';
    result += token.word;
  }
  return result;
}

}  // namespace eender::text
