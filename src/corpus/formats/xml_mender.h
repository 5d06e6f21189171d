// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/formats/xml_parse.h"

namespace eender::corpus {

// From byte `first` of a mended text on, it is byte `second` of the given.
using XmlMoves = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

// Writes a text that is not well-formed anew so that it is, in one pass over its tags: what is cut off is closed, an end tag that fits
// nothing is left out, a "<" that begins nothing is text.
std::string mend_xml(std::string_view text, std::vector<XmlFault>& faults, XmlMoves& moved);

}  // namespace eender::corpus
