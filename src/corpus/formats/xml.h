// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/formats/xml_node.h"
#include "corpus/formats/xml_parse.h"
#include "corpus/formats/xml_tree.h"

namespace eender::corpus {

// XML as it stands in a document, also where it is not well-formed: what is cut off is closed, an end tag that fits nothing is left out,
// a "<" that begins nothing is text. No entity is ever expanded but the five of XML and numeric ones. Not movable: nodes point into it.
class Xml {
 public:
  static constexpr int kMaxDepth = 256;

  Xml() = default;
  Xml(const Xml&) = delete;
  Xml& operator=(const Xml&) = delete;

  // REQUIRES: called once; `text`, which need not outlive the call, is UTF-8 without NUL. kInvalidInput where there is nothing to be
  // read: no element at all, elements more than kMaxDepth levels deep, entities of the document's own.
  [[nodiscard]] Result<void> read(std::string_view text);

  XmlNode root() const { return root_; }
  // What the nodes' values are views of.
  std::string_view text() const { return buffer_.view(); }
  const std::vector<XmlFault>& faults() const { return faults_; }  // in the order of the text
  // All texts within root() that are not blank, in the order of the document.
  const std::vector<DocumentText>& texts() const { return texts_; }

  // The byte where a node stands in the text that was given: of an element its name, of text its first character.
  std::uint64_t offset(XmlNode node) const { return offset_of(node ? node.data()->begin : nullptr); }
  // The same for a name or a value, or what stands within one.
  std::uint64_t offset(std::string_view piece) const { return offset_of(piece.data()); }

 private:
  std::uint64_t offset_of(const char* place) const;

  XmlBuffer buffer_;
  XmlTree tree_;
  XmlNode root_;
  std::vector<DocumentText> texts_;
  std::vector<XmlFault> faults_;
};

inline bool is_text_node(XmlNode node) { return node.is_text(); }
inline std::string_view local_name(XmlNode node) { return node.local_name(); }

}  // namespace eender::corpus
