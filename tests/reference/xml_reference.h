// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "corpus/formats/spaces.h"
#include "corpus/formats/xml_parse.h"

// The slow twin of parse_xml: pugixml's nodes one by one, each text as a node of its own, and a look at every byte.
namespace eender::corpus::reference {

inline bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

// Words with one space of ASCII between them, and at most one at each end.
inline bool is_tidy(std::string_view text) {
  if (is_blank(text)) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == ' ' ? i > 0 && text[i - 1] == ' ' : space_length(text.substr(i)) > 0) return false;
  return true;
}

inline std::string drawn_text(bool cdata, std::string_view value, unsigned number, bool tidy) {
  return fmt::format("{}{}){}{}{} ", cdata ? "[" : "(", value, number, is_blank(value) ? "b" : "", tidy ? "t" : "");
}

// A tree as one line, in which everything shows that a reader of it can see.
inline void draw(XmlNode node, std::string& out) {
  if (node.is_text()) {
    out += drawn_text(node.is_cdata(), node.value(), node.number(), node.is_tidy());
    if (node.is_blank() != is_blank(node.value())) out += "wrong";
    return;
  }
  out.append(node.name()).append("|").append(node.local_name());
  for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute())
    out.append(" ").append(attribute.name()).append("='").append(attribute.value()).append("'");
  out += '{';
  XmlNode before;
  for (const XmlNode inner : node.children()) {
    if (inner.parent() != node || inner.previous_sibling() != before) out += "wrong";
    draw(inner, out);
    before = inner;
  }
  out += '}';
}

// The same of pugixml's nodes. `texts`: how many were not blank so far; counted within the root only.
inline void draw(pugi::xml_node node, pugi::xml_node root, bool in_root, unsigned& texts, std::string& out) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    const std::string_view value = node.value();
    const unsigned number = in_root && !is_blank(value) ? ++texts : 0;
    out += drawn_text(node.type() == pugi::node_cdata, value, number, is_tidy(value));
    return;
  }
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  out.append(name).append("|").append(colon == std::string_view::npos ? name : name.substr(colon + 1));
  for (const auto& attribute : node.attributes())
    out.append(" ").append(attribute.name()).append("='").append(attribute.value()).append("'");
  out += '{';
  for (const auto& inner : node.children()) draw(inner, root, in_root || inner == root, texts, out);
  out += '}';
}

// Whether parse_xml makes of `text` (without NUL) what pugixml says it is; or both that it is too deep.
inline bool parses_as_plainly(std::string_view text, std::string& quick, std::string& plain) {
  XmlBuffer buffer(text);
  XmlTree tree;
  std::vector<DocumentText> texts;
  const XmlParsed parsed = parse_xml(buffer, tree, &texts);
  pugi::xml_document document;
  std::string in_place(text);  // as there: where a text is cut off, a copy of pugixml's own would show its last byte
  const auto result = document.load_buffer_inplace(in_place.data(), in_place.size(),
                                                   pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata,
                                                   pugi::encoding_utf8);
  if (parsed.fault.has_value() == static_cast<bool>(result)) return false;
  if (parsed.fault && parsed.fault->reason != result.description()) return false;
  if (parsed.too_deep) return true;
  draw(tree.document(), quick);
  unsigned count = 0;
  draw(document, document.document_element(), false, count, plain);
  if (count != texts.size()) return false;
  return quick == plain;
}

}  // namespace eender::corpus::reference
