// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/formats/ledger.h"
#include "corpus/formats/numbered_articles.h"

namespace eender::corpus {

// Reasons why characters of a Markdown text are left out.
inline constexpr std::string_view kMarkup = "Markdown's own characters";
inline constexpr std::string_view kLinkAddress = "the address of a link";
inline constexpr std::string_view kComment = "a comment";

// Adds what is read of a stretch of a line to `pieces`: without the characters that set emphasis, code and links, which are left out of
// `ledger`. A "*" or "_" that has no counterpart in the stretch is text.
void read_inline(std::string_view text, std::uint64_t source, Ledger& ledger, std::vector<Piece>& pieces);

}  // namespace eender::corpus
