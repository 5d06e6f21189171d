// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"

namespace eender::corpus {

// Reads a regulation that is plain text or Markdown, as docs/formats/text.md says. Bounds: list items 16 levels deep, deeper ones are
// kept at that depth; the lines about the text itself are the first 200. One that does not say whose it is is not read.
void import_plain_text(std::string_view document, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
