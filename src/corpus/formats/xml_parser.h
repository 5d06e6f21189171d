// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/formats/xml_tree.h"

namespace eender::corpus {

// A text to be parsed in its place: a copy, with some zeros behind it, so that a parser may look a little further than its end.
class XmlBuffer {
 public:
  explicit XmlBuffer(std::string_view text = {});

  std::span<char> text() { return {bytes_.get(), size_}; }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

// Makes a tree of a text that is well-formed, the same that parse_xml_leniently makes. False where the text is not, or is something that
// documents hardly ever are (a second root, a DOCTYPE with rules, elements nested very deep): `text` and `tree` are then to be thrown away.
//
// REQUIRES: `text` is UTF-8 without NUL, without references to characters that do not exist, and outlives the tree, which shows it: escapes
// are resolved in their place. The texts that are not blank are added to `texts`, in their order, where they are wanted.
bool parse_xml(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>* texts);

}  // namespace eender::corpus
