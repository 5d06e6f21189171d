// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <unicode/utypes.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What the characters of a text are to its words, and what they compare as. ICU says both; what texts are mostly made of is asked once, when
// the first text is read, and kept in tables.
namespace eender::text::detail {

enum class Class : std::uint8_t {
  kSpace,
  kNewline,
  kPunctuation,
  kSymbol,
  kLetter,
  kDigit,
  kBeyondAscii,  // of a byte only: what it is part of must be decoded
};

constexpr bool in_word(Class kind) { return kind == Class::kLetter || kind == Class::kDigit; }

constexpr Class class_of_byte(unsigned char c) {
  if (c >= 0x80) return Class::kBeyondAscii;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLetter;
  if (c >= '0' && c <= '9') return Class::kDigit;
  if (c == '\n' || c == '\r') return Class::kNewline;
  if (c == ' ' || c == '\t' || c == '\f' || c == '\v') return Class::kSpace;
  return c == '$' || c == '%' ? Class::kSymbol : Class::kPunctuation;
}

inline constexpr std::array<Class, 256> kClassOfByte = [] {
  std::array<Class, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = class_of_byte(static_cast<unsigned char>(c));
  return table;
}();

inline Class class_at(std::string_view text, std::size_t at) {
  return kClassOfByte[static_cast<unsigned char>(text[at])];
}

// A character of a text. Bytes that are not UTF-8 are a space, the end is a line's end.
struct Character {
  UChar32 code = '\n';
  Class kind = Class::kNewline;
  std::uint32_t bytes = 0;  // how many it takes; 0 at the end
  bool in_word() const { return detail::in_word(kind); }
};

Character character_beyond_ascii(std::string_view text, std::size_t at);

inline Character character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return character_beyond_ascii(text, at);
  return {byte, kClassOfByte[byte], 1};
}

// Writes a word folded (NFKC_Casefold, curly apostrophes straight) to `into` and returns how many bytes that is. 0, and `into` holds nothing of
// use, where some character does not fold by itself or the word would grow; fold() knows. REQUIRES: the word is UTF-8, and `into` as long.
std::size_t fold_in_place(std::string_view word, char* into);

// The same by ICU, of every word. Empty for one of soft hyphens and the like alone.
std::string fold(std::string_view word);

}  // namespace eender::text::detail
