// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>

#include "text/detail/beginnings.h"
#include "text/text.h"

namespace eender::text::detail {

enum class Whose : std::uint8_t { kOwn, kForeign };

struct Reference {
  std::size_t words = 0;  // how many tokens; 0: no reference starts here
  Whose whose = Whose::kOwn;
};

// A reference to articles, paragraphs, chapters that starts at `at`: "artikel 3, tweede lid", "het eerste en derde lid", "section
// 12-34(a)". It belongs to another's text where a law's name stands behind or before it; "Act 53 of 2003" is another's text itself.
Reference reference(std::span<const Token> key, std::size_t at, Language language);

// Adds every word that a reference begins with.
void add_references(Vocabulary& vocabulary, Language language);

}  // namespace eender::text::detail
