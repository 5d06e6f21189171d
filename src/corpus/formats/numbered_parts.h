// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/formats/heading.h"
#include "corpus/formats/numbered_articles.h"

namespace eender::corpus {

// What a block is to its document.
struct Part {
  enum class Kind : std::uint8_t { kText, kTitle, kArticle, kDivision, kNote };
  Kind kind = Kind::kText;
  Block block;
  Heading heading;
  std::string_view note;  // kind of it
};

// Tells of each block what it is; a heading with the rule on its line becomes two. `untitled`: nothing gives the document's title yet.
std::vector<Part> parts_of(const std::vector<Block>& blocks, bool untitled);

}  // namespace eender::corpus
