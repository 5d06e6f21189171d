// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/xml_parser.h"
#include "corpus/formats/xml_tree.h"

namespace eender::corpus {

// Something in a document that is not as XML wants it.
struct XmlFault {
  std::uint64_t offset = 0;  // byte in the text that was given
  std::string reason;
};

struct XmlLenient {
  std::optional<XmlFault> fault;  // the first; what stands before it is in the tree
  bool too_deep = false;          // elements are nested more than Xml::kMaxDepth levels; not all is in the tree then
};

// Makes a tree of any text, by pugixml: of what is well-formed parse_xml makes the same faster. As there, but for `texts`, which has those
// within the first root.
XmlLenient parse_xml_leniently(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>& texts);

}  // namespace eender::corpus
