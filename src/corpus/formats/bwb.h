// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"

namespace eender::corpus {

// The government that national law is of: the state.
inline constexpr std::string_view kState = "Rijk";

// Reads a state of a national law, decree, ministerial regulation, circular or treaty in BWB XML ("toestand"), as docs/formats/bwb.md
// says. Bounds: elements Xml::kMaxDepth levels deep, 2,000 relations.
void import_bwb(std::string_view document, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
