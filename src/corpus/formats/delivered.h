// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/formats/test_sink.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {

// The characters other than white space in the texts of provisions and notes that an importer handed over; for tests, which hold the
// account of a source against it. Not of "divisions", which repeat headings.
inline std::uint64_t delivered(const TestSink& sink) {
  std::uint64_t count = 0;
  const auto add = [&](std::string_view text) {
    while (!text.empty()) {
      if (const std::size_t space = space_length(text)) {
        text.remove_prefix(space);
        continue;
      }
      count += (static_cast<unsigned char>(text[0]) & 0xC0) != 0x80;
      text.remove_prefix(1);
    }
  };
  for (const Regulation& regulation : sink.regulations) {
    for (const Provision& provision : regulation.provisions) add(provision.text), add(provision.note);
    for (const Note& note : regulation.notes)
      if (note.kind != "divisions") add(note.text);
  }
  return count;
}

}  // namespace eender::corpus
