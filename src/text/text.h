// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Start here. Reading a provision as a sequence of tokens, and the keys of the ladder made of such sequences:
//
//   words.h    text → key 2: words as they compare, without case, punctuation and list markers
//   names.h    key 2 → key 3: own names, bodies and own references set apart
//   values.h   key 3 → key 4: magnitudes set apart; the values themselves
//   keys.h     all of it in one call
//
// Every key is computed from the key before it and nothing else, so that texts equal on one rung are equal on all that follow. Pure: the
// same text gives the same keys, on any thread.
namespace eender::text {

enum class Language : std::uint8_t { kDutch, kEnglish };

// "nl", "en", "en-US"; nothing for languages without rules here, which are read by the Dutch ones (digits and symbols still work).
std::optional<Language> language_of(std::string_view iso639);

// One element of a key: a word, or the mark of what stood there ("⟨own⟩", "⟨term⟩"). `word` points into the Words it came from, or to a
// constant; begin and end are byte offsets into the text it was read from, so that a person can be shown the original.
struct Token {
  std::string_view word;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The words of a key with single spaces between: a key as it is printed and compared.
std::string print(std::span<const Token> key);

}  // namespace eender::text
