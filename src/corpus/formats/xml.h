// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace eender::corpus {

// Something in a document that is not as XML wants it.
struct XmlFault {
  std::uint64_t offset = 0;  // byte in the text that was given
  std::string reason;
};

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

  pugi::xml_node root() const { return tree_.document_element(); }
  // What the nodes' values are views of.
  std::string_view text() const { return buffer_; }
  const std::vector<XmlFault>& faults() const { return faults_; }  // in the order of the text
  // The values of all texts within root() that are not blank, in the order of the document and as it was read.
  const std::vector<std::string_view>& texts() const { return texts_; }

  // The byte where a node stands in the text that was given: of an element its name, of text its first character.
  std::uint64_t offset(pugi::xml_node node) const;
  // The same for a name or a value, or what stands within one.
  std::uint64_t offset(std::string_view piece) const;

 private:
  pugi::xml_parse_result parse(std::string text);
  bool collect_texts();

  std::string buffer_;
  pugi::xml_document tree_;
  std::vector<std::string_view> texts_;
  std::vector<XmlFault> faults_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>>
      moved_;  // from byte `first` of a mended text on, it is byte `second` of the given
};

inline bool is_text_node(pugi::xml_node node) {
  const pugi::xml_node_type type = node.type();
  return type == pugi::node_pcdata || type == pugi::node_cdata;
}

// Whether a value has no character above a space: half of all texts only set tags on lines of their own.
inline bool is_blank(const char* value) {
  while (*value > 0 && *value <= ' ') ++value;
  return *value == '\0';
}

// The name without its prefix. Prefixes differ between sources ("dcterms:title", "title"), names do not mean two things in what we read:
// this is the one place where namespaces are resolved.
std::string_view local_name(pugi::xml_node node);

// The first child, or descendant in document order, of that local name; an empty node where there is none.
pugi::xml_node child(pugi::xml_node parent, std::string_view name);
pugi::xml_node descendant(pugi::xml_node parent, std::string_view name);

// All text within, inline markup left out, with single spaces.
std::string inner_text(pugi::xml_node node);

// The value of the attribute of that local name; empty where there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);

// The node behind `at` in document order within `top`, empty at the end; behind all that is within `at` where `into` is false.
pugi::xml_node next_node(pugi::xml_node at, pugi::xml_node top, bool into = true);

}  // namespace eender::corpus
