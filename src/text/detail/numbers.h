// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "text/detail/beginnings.h"
#include "text/text.h"

namespace eender::text::detail {

struct Number {
  std::size_t words = 0;  // how many tokens; 0: no number starts here
  std::int64_t thousandths = 0;
  std::optional<std::int64_t> upper;  // of a range written in one ("6-8")
  bool article = false;               // only "een", "half" or "one": a number before a unit, a word elsewhere
  bool digits = false;                // written in digits (also)
};

// "1.250,50" in Dutch, "1,250.50" in English; a separator of the other language's kind is understood where only it fits. Nothing for
// what is no number, or has more than 15 digits.
std::optional<std::int64_t> thousandths_of(std::string_view digits, Language language);

// A number in digits or words, with its double ("zes 6", "ten 10") and with "miljoen", "million".
Number number(std::span<const Token> key, std::size_t at, Language language);

// Adds every word that a number begins with.
void add_numbers(Vocabulary& vocabulary, Language language);

}  // namespace eender::text::detail
