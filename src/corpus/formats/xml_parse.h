// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/ledger.h"
#include "corpus/formats/xml_tree.h"

namespace eender::corpus {

// A text to be parsed in its place: a copy, with some zeros behind it, so that it may be looked at a little further than its end.
class XmlBuffer {
 public:
  explicit XmlBuffer(std::string_view text = {});

  std::span<char> text() { return {bytes_.get(), size_}; }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

// Something in a document that is not as XML wants it.
struct XmlFault {
  std::uint64_t offset = 0;  // byte in the text
  std::string reason;
};

struct XmlParsed {
  std::vector<XmlFault> faults;  // in the order of the text
  bool too_deep = false;         // elements are nested more than Xml::kMaxDepth levels; not all is in the tree then
};

// Makes a tree of a text in one pass, and of one that is not well-formed the nearest that is: what is cut off is closed, an end tag that fits
// nothing is left out, a "<" that begins nothing is text; each is a fault. Comments, processing instructions and the DOCTYPE are passed over.
// Takes time in proportion to the text, whatever stands in it.
//
// REQUIRES: `tree` is new; `text` is UTF-8 without NUL, without a DOCTYPE that has an internal subset and without references to characters
// that do not exist, and outlives the tree, which shows it: escapes are resolved in their place. The texts within the first root that are not
// blank are added to `texts` in their order, where they are wanted.
XmlParsed parse_xml(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>* texts);

}  // namespace eender::corpus
