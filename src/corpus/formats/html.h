// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"

namespace eender::corpus {

// Reads a regulation from a page of a government's site, as docs/formats/html.md says, within the bounds of HtmlPage. One that does not
// say whose it is is not read.
void import_html(std::string_view document, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
