// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Start here. What is drawn and said for people: data in, text out. Nothing here reads a file or writes to a screen, and every sentence a
// person reads in the terminal stands in this module or in the help rows of `cli`.
//
//   terminal.h     what the reader's screen can show; widths, colours, filling paragraphs
//   family_text.h  one family as a page
//   family_list.h  many families as a table
//   values.h       the values of a column, grouped and ordered
//   corpus_text.h  what an import did, what a library holds, problems
//   json.h, csv.h  the same for programs (docs/formats/ways-json.md)
namespace eender::view {

// "1,234": as the English sentences here write it.
std::string number(std::uint64_t n);

// "1 government", "355 governments". `many` where it is not `one` and an s.
std::string counted(std::uint64_t n, std::string_view one, std::string_view many = {});

}  // namespace eender::view
