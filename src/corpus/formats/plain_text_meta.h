// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/ledger.h"

namespace eender::corpus {

// Reads what a text says about itself in its first lines, "government: Haarlem", between lines "---" or without them, into `regulation`,
// and takes it from `ledger`. Gives the byte where the text itself begins. What is odd is added to `notices` as sentences.
//
// The keys, in English and in Dutch, are in docs/formats/text.md. Without "---" the lines end before the first that has none of them.
std::size_t read_front_matter(std::string_view text, Ledger& ledger, Regulation& regulation,
                              std::vector<std::string>& notices);

}  // namespace eender::corpus
