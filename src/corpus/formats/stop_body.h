// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// What was odd while a regulation or a decision was read.
struct StopFindings {
  std::map<std::string, std::size_t> unknown;  // elements of no known name → how often
  std::vector<std::string> empty;              // articles without text, as a person names them
  std::size_t reserved = 0;                    // articles and texts that are repealed, reserved or not yet in force
  std::size_t images = 0;
};

// Fills the provisions and notes of `regulation` from its <RegelingCompact> or the like; a title where it has none.
void read_stop_regulation(XmlSource& source, XmlNode node, Regulation& regulation, StopFindings& findings);

// Adds what a decision says around the regulations it sets to the notes of `regulation`: from <BesluitCompact> or the like.
void read_stop_decision(XmlSource& source, XmlNode node, Regulation& regulation, StopFindings& findings);

// Adds what a <RegelingMutatie> says of itself, in words, to the notes of `regulation`.
void read_stop_instructions(XmlSource& source, XmlNode node, Regulation& regulation, StopFindings& findings);

}  // namespace eender::corpus
