// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "text/text.h"

namespace eender::text::detail {

// A time of day: "18.00 uur", "22:00", "6:30 p.m.", "negen uur", and "9" of "tussen 9 en 23 uur".
struct Clock {
  std::size_t words = 0;  // how many tokens, unit included; 0: no time of day starts here
  std::int64_t minutes = 0;
  std::optional<std::int64_t> until;  // minutes, of a range written in one ("9.00-17.00 uur")
  std::size_t next = 0;  // where a time of day starts that this one is joined to by "tot", "en", …; 0: none
};

// `joined`: the time before named this place as `next`. Hours without minutes ("9 uur") are a time of day only where the words around them
// say so; else they are a term, and nothing is returned.
Clock clock(std::span<const Token> key, std::size_t at, Language language, bool joined);

}  // namespace eender::text::detail
