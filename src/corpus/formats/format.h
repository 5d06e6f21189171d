// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"
#include "corpus/input.h"

// Start here. What a source is, told by its content and never by its name, and the one call that reads any.
namespace eender::corpus {

enum class Format : std::uint8_t {
  kJsonLines,
  kCvdr,        // a CVDR regulation, or records of the SRU service
  kAkomaNtoso,  // 2.0 and 3.0
  kStop,        // a delivery or a consolidation
  kBwb,         // national law
  kHtml,
  kText,     // plain text or Markdown
  kArchive,  // ZIP or tar, of regulations or an office document
  // Known, and not read:
  kXml,
  kPdf,
  kJsonArray,
  kEmpty,
  kUnknown,
};

// The largest document that is read: it is held in memory whole, about three times over. The largest seen is 40 MB. JSON Lines and the
// archive around documents have no such limit.
constexpr std::size_t kMaxDocumentBytes = std::size_t{256} << 20;

// From the first bytes of a source, 4 KiB of them or all there are.
Format recognise(std::string_view first_bytes);

// "a STOP delivery"; for sentences.
std::string_view describe(Format format);

// Reads all of `input`: what could be read and the problems met, in the order of the source. What is of a format that is not read, or
// cannot be opened at all, is one kUnreadable problem that says so.
void import_source(Input& input, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
