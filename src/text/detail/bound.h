// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>

#include "text/text.h"
#include "text/values.h"

namespace eender::text::detail {

// What the words around say of a value that takes the tokens from `begin` up to `end`: "ten hoogste 6 weken", "niet ouder dan 23 jaar",
// "50 or more".
Bound bound(std::span<const Token> key, std::size_t begin, std::size_t end);

}  // namespace eender::text::detail
