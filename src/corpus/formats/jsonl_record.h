// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/corpus.h"

namespace eender::corpus {

// The fields of a provision as a line of JSON Lines gives them; views into that line, and
// into itself: not to be moved.
struct JsonProvision {
  std::string_view path, number, heading, text, note;
  std::string number_as_number;  // what `number` views where it is written as a number
  bool has_text = false;
  std::uint64_t text_offset = 0;  // where the text's first character stands in the source
};

// The provision that is meant, its path not yet unique and perhaps with an empty text: numbers and headings that a source has mixed up
// are put right and, in English, notes behind the text set apart (docs/formats/jsonl.md).
Provision provision_of(const JsonProvision& fields, std::string_view language);

}  // namespace eender::corpus
