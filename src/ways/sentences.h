// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "text/text.h"

// Where sentences end, and what of a text is shown in a line. REQUIRES, of all: the tokens are of the text, in its order.
namespace eender::ways {

// The words around token `at` as the text writes them, the token itself as "…": "beslist binnen … na ontvangst". Three before it and two
// behind it, none of another sentence or block; where one side has fewer, more of the other. REQUIRES: at < tokens.size().
std::string context_of(std::string_view text, std::span<const text::Token> tokens, std::size_t at);

// The first sentence or block without its full stop, at most so many bytes of it: where it is longer, whole words and " …".
std::string first_sentence(std::string_view text, std::span<const text::Token> tokens, std::size_t most);

}  // namespace eender::ways
