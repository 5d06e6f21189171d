// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/formats/heading.h"

namespace eender::corpus {

// A stretch of running text under one of its heading lines.
struct PlainPart {
  enum class Kind { kBefore, kDivision, kArticle };
  Kind kind = Kind::kBefore;  // kBefore: what stands before the first heading
  Heading heading;
  std::size_t begin = 0;  // of its text, without the heading lines
  std::size_t end = 0;
};

// Divides a text (as Provision::text) at the lines that can only be headings: "Artikel 1", "Artikel 2 Termijn", "Hoofdstuk 3", and a
// short line under an "Artikel 1" that has no title. All of the text but heading lines and line breaks is in one of the parts.
// Empty where there are fewer than `least` articles.
std::vector<PlainPart> split_plain_articles(std::string_view text, std::size_t least);

// Whether a line under an "Artikel 1" without a title is its title: a few words that are no sentence.
bool is_title_line(std::string_view line);

}  // namespace eender::corpus
