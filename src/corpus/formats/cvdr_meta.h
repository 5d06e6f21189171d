// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// Fills what <meta> says about a regulation: all but its provisions, notes and origin. What is odd is added to `notices` as sentences.
void read_cvdr_meta(XmlNode meta, Regulation& regulation, std::vector<std::string>& notices);

}  // namespace eender::corpus
