// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"
#include "corpus/input.h"

// Start here. What a source is, told by its content and never by its name, and the one call that reads any.
namespace eender::corpus {

enum class Format : std::uint8_t {
  kJsonLines,
  kCvdr,  // a CVDR regulation, or records of the SRU service
  // Known, and not read yet:
  kStop,
  kAkomaNtoso,
  kXml,
  kHtml,
  kPdf,
  kZip,
  kJsonArray,
  kEmpty,
  kUnknown,
};

// From the first bytes of a source, 4 KiB of them or all there are.
Format recognise(std::string_view first_bytes);

// "a STOP delivery"; for sentences.
std::string_view describe(Format format);

// Reads all of `input`: what could be read and the problems met, in the order of the source. What is of a format that is not read, or
// cannot be opened at all, is one kUnreadable problem that says so.
void import_source(Input& input, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
