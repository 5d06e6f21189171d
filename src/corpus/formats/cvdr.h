// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"

namespace eender::corpus {

// Articles of more words than this are compared by their numbered paragraphs. A person compares about a page at a time, and of longer
// articles municipalities change a paragraph while the rest stays.
constexpr std::size_t kLongArticleWords = 300;

// Reads a regulation in CVDR XML, or an answer of the SRU service that holds such, as docs/formats/cvdr.md says. All text within
// <regeling> ends up in a provision, a note, a heading or a number; what could not be read, or is odd, in problems.
void import_cvdr(std::string_view document, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
