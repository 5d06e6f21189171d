// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/formats/ledger.h"
#include "corpus/formats/numbered_articles.h"

namespace eender::corpus {

// The bytes of "a.", "1)", "1°.", "(iv)" or "-" where a line begins with such a marker of a list item; else 0.
std::size_t marker_length(std::string_view line);

// The headings, paragraphs, list items and table rows of text[begin, …), plain or Markdown. Markdown's own characters are left out of
// `ledger`, which must be of `text`; nothing else is taken from it.
std::vector<Block> blocks_of_text(std::string_view text, std::size_t begin, Ledger& ledger);

}  // namespace eender::corpus
