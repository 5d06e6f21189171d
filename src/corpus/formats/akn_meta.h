// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// Fills what the <meta> of an act, bill or the like says about it, and its title: all but its provisions, notes and origin. What is odd is
// added to `notices` as sentences.
void read_akn_meta(XmlNode document, Regulation& regulation, std::vector<std::string>& notices);

// The name of a schedule or the like within a document, as its <meta> or its attribute `name` has it: "Schedule 1"; may be empty.
std::string akn_component_name(XmlNode document);

}  // namespace eender::corpus
