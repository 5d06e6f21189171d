// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "corpus/formats/html_page.h"
#include "corpus/formats/ledger.h"
#include "corpus/formats/numbered_articles.h"

namespace eender::corpus {

// The headings, paragraphs, list items and table rows of the main content of a page. All other text is left out of `ledger`, which must be
// of page.text(), with the reason.
std::vector<Block> blocks_of_page(const HtmlPage& page, Ledger& ledger);

}  // namespace eender::corpus
