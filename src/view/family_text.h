// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "corpus/reader.h"
#include "view/terminal.h"
#include "ways/family.h"

namespace eender::view {

struct PageOptions {
  bool all = false;   // every name, way, reading and value; else as many as one can take in
  bool keys = false;  // the keys by which positions count as one
};

// One family as a page: what it is, the ladder, the ways, the text that shows them all, the values, and what was read and what was not.
std::string family_page(const ways::OpenFamily& family, const corpus::Corpus& corpus, const Terminal& terminal,
                        const PageOptions& options);

// "355 governments", "214 wordings", "96 apart from names", "31 apart from values", "at most 7 ways"
std::vector<std::string> ladder_words(const ways::Ladder& ladder);

std::string_view name_of(ways::Kind kind);  // "substantive"

}  // namespace eender::view
