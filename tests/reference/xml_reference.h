// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "corpus/formats/spaces.h"
#include "corpus/formats/xml.h"
#include "xml_mender.h"

// The slow twin of parse_xml: the text written anew so that it is well-formed, pugixml's nodes of that, and a look at every byte of its texts.
namespace eender::corpus::reference {

inline bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

// Words with one space of ASCII between them, and at most one at each end.
inline bool is_tidy(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == ' ' ? i > 0 && text[i - 1] == ' ' : space_length(text.substr(i)) > 0) return false;
  return true;
}

inline std::string drawn_text(bool cdata, std::string_view value, unsigned number, bool tidy) {
  return fmt::format("{}{}){}{} ", cdata ? "[" : "(", value, number, tidy ? "t" : "");
}

// A tree as one line, in which everything shows that a reader of it can see.
inline void draw(XmlNode node, std::string& out) {
  if (node.is_text()) {
    out += drawn_text(node.is_cdata(), node.value(), node.number(), node.is_tidy());
    return;
  }
  out.append(node.name()).append("|").append(node.local_name());
  for (auto* attribute = node.first_attribute(); attribute != nullptr; attribute = attribute->next)
    out.append(" ").append(attribute->name).append("='").append(attribute->value).append("'");
  out += '{';
  XmlNode before;
  for (const XmlNode inner : node.children()) {
    if (inner.parent() != node || inner.previous_sibling() != before) out += "wrong";
    if (inner.after_space()) out += '~';
    draw(inner, out);
    before = inner;
  }
  out += node.ends_in_space() ? "~}" : "}";
}

// The same of pugixml's nodes. `texts`: how many were not blank so far; counted within the root only.
inline void draw(pugi::xml_node node, pugi::xml_node root, bool in_root, unsigned& texts, std::string& out) {
  if (node.type() != pugi::node_element && node.type() != pugi::node_document) {
    const std::string_view value = node.value();
    out += drawn_text(node.type() == pugi::node_cdata, value, in_root ? ++texts : 0, is_tidy(value));
    return;
  }
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  out.append(name).append("|").append(colon == std::string_view::npos ? name : name.substr(colon + 1));
  for (const auto& attribute : node.attributes())
    out.append(" ").append(attribute.name()).append("='").append(attribute.value()).append("'");
  out += '{';
  bool space = false;
  for (const auto& inner : node.children()) {
    const std::string_view value = inner.value();
    if (inner.type() != pugi::node_element && (is_blank(value) || node.type() == pugi::node_document)) {
      space |= !value.empty() && node.type() != pugi::node_document;
      continue;
    }
    if (std::exchange(space, false)) out += '~';
    draw(inner, root, in_root || inner == root, texts, out);
  }
  out += space ? "~}" : "}";
}

// Whether parse_xml makes of `text` (without NUL) what pugixml says it is once it is mended, and says so where it had to be; or that it is
// too deep.
inline bool parses_as_plainly(std::string_view text, std::string& quick, std::string& plain) {
  XmlBuffer buffer(text);
  XmlTree tree;
  std::vector<DocumentText> texts;
  const XmlParsed parsed = parse_xml(buffer, tree, &texts);
  if (parsed.too_deep) return true;
  XmlMender mender(text);
  const std::string mended = mender.mend();
  pugi::xml_document document;
  const auto result =
      document.load_buffer(mended.data(), mended.size(),
                           pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result && result.status != pugi::status_no_document_element) {
    plain = mended + ": " + result.description();
    return false;
  }
  draw(tree.document(), quick);
  unsigned count = 0;
  draw(document, document.document_element(), false, count, plain);
  if (count != texts.size()) return false;
  const auto outside = [](const XmlFault& fault) {
    return fault.reason.starts_with("text outside") || fault.reason.starts_with("another root");
  };
  const bool faults = !std::all_of(parsed.faults.begin(), parsed.faults.end(), outside);
  quick += faults ? " mended" : " sound";
  plain += mender.mended() ? " mended" : " sound";
  return quick == plain;
}

}  // namespace eender::corpus::reference
