// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/html_page.h"
#include "corpus/formats/numbered_articles.h"

namespace eender::corpus {

// Fills what the head of a page says about its regulation. What is odd is added to `notices` as sentences.
void read_html_meta(const HtmlPage& page, Regulation& regulation, std::vector<std::string>& notices);

// "Geldend van 01-02-2020 t/m 31-12-2022", as pages of overheid.nl say above a regulation, as its dates where it has none.
void read_html_period(const std::vector<Block>& blocks, Regulation& regulation);

// The encoding that a <meta> near the beginning of `bytes` names; empty where there is none.
std::string_view html_encoding(std::string_view bytes);

}  // namespace eender::corpus
