// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/xml_node.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// What was odd while the text of an act, bill or the like was read.
struct AknFindings {
  std::map<std::string, std::size_t> unknown;  // elements of no known name → how often
  std::vector<std::string> empty;              // provisions without text, as a person names them
  std::size_t repealed = 0;                    // provisions of which only a remark says what became of them
  std::size_t images = 0;
};

// Fills the provisions and notes of `regulation` from a document and from what is attached to it elsewhere (documents, or elements around
// such, as the <components> of 2.0).
AknFindings read_akn_body(XmlSource& source, XmlNode document, const std::vector<XmlNode>& attached,
                          Regulation& regulation);

}  // namespace eender::corpus
