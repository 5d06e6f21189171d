// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"

namespace eender::corpus {

// Reads the acts, bills and other texts that set rules in a document of Akoma Ntoso 2.0 or 3.0, as docs/formats/akoma-ntoso.md says. All
// text ends up in a provision, a note, a heading or a number, or is left out for a reason; what could not be read, or is odd, in problems.
//
// Bounds: kMaxDocumentBytes (format.h), Xml::kMaxDepth levels of elements, kAknMostSpan columns or rows a cell.
void import_akn(std::string_view document, const Origin& origin, Sink& sink);

// A cell that says it spans more is taken to span this many.
inline constexpr int kAknMostSpan = 100;

}  // namespace eender::corpus
