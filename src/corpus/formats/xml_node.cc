// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_node.h"

#include "corpus/formats/spaces.h"

namespace eender::corpus {

XmlNode child(XmlNode parent, std::string_view name) {
  for (const XmlNode node : parent.children())
    if (node.local_name() == name) return node;
  return {};
}

XmlNode next_node(XmlNode at, XmlNode top, bool into) {
  if (into && at.first_child()) return at.first_child();
  while (at && at != top) {
    if (at.next_sibling()) return at.next_sibling();
    at = at.parent();
  }
  return {};
}

XmlNode descendant(XmlNode parent, std::string_view name) {
  for (XmlNode node = next_node(parent, parent); node; node = next_node(node, parent))
    if (node.local_name() == name) return node;
  return {};
}

std::string inner_text(XmlNode node) {
  std::string text;
  for (XmlNode at = next_node(node, node); at; at = next_node(at, node)) {
    if (at.is_text())
      text += at.value();
    else if (at.local_name() == "al")
      text += ' ';
  }
  return one_line(text);
}

std::string_view attribute(XmlNode node, std::string_view name) {
  for (const XmlAttribute& attribute : node.attributes()) {
    std::string_view full = attribute.name;
    if (const std::size_t colon = full.find(':'); colon != std::string_view::npos) full.remove_prefix(colon + 1);
    if (full == name) return attribute.value;
  }
  return {};
}

}  // namespace eender::corpus
