// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sample/detail/document.h"
#include "sample/detail/random.h"

// How one document looks: what differs between two texts that read the same.
namespace eender::sample {

std::string escaped(std::string_view text);  // for element content and attributes in double quotes

struct Layout {
  explicit Layout(Random& random);

  std::size_t marker = 0;    // of list items: "a.", "a)", "1°.", "–", "-", "1."
  std::size_t item_end = 0;  // ";" and "." at the end, "," and ".", nothing
  std::size_t emphasis = 0;  // of a defined word: none, cursief, vet
  bool curly_quotes = false;
  bool hard_spaces = false;    // between a figure and its unit
  bool capital_items = false;  // "a. De …"
  bool lid_as_list = false;
  bool bare_lidnr = false;   // "1" for "1."
  bool glued_label = false;  // the number in <label>
  bool headings = true;
  bool upper_headings = false;
  bool pretty = false;  // one element a line, indented
  bool links = false;   // laws as <extref>
};

std::string marker_of(std::size_t kind, std::size_t number);  // from 1

// A line's words as they stand in <al>: escaped, with its own white space, quotes and marks.
std::string inline_xml(const Layout& layout, std::string text, Random& random);

// An article's lines as the blocks under <artikel>: <al>, <lijst>, <lid>, <table>.
std::string blocks_xml(const Layout& layout, const std::vector<PrintedLine>& lines, bool definitions, Random& random);

// A CALS table of `rows`, each of two cells of escaped XML.
std::string table_xml(const std::vector<std::pair<std::string, std::string>>& rows, bool header);

}  // namespace eender::sample
