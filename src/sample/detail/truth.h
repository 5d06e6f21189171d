// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "sample/detail/document.h"

// What is alike, from the symbols of detail/state.h and never from printed text.
namespace eender::sample {

// Four names for a provision's state, each of what the one before holds and less: equal names, equal class.
struct Classes {
  std::string wording;            // all but layout
  std::string apart_from_names;   // … and own names, bodies, own titles and references
  std::string apart_from_values;  // … and magnitudes with their spelling
  std::string way;                // … and synonyms and the order of items and paragraphs
};

Classes classes_of(const Document& document, const ProvisionState& state);

// The lines of truth.jsonl for a document in force, one a provision in the order of the text, each with its newline. `governments` names
// those that texts were taken from.
std::string truth_lines(const Document& document, const std::vector<Municipality>& governments);

}  // namespace eender::sample
