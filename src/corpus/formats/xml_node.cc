// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_node.h"

#include "corpus/formats/spaces.h"

namespace eender::corpus {

XmlNode descendant(XmlNode parent, std::string_view name) {
  for (XmlNode node = next_node(parent, parent); node; node = next_node(node, parent))
    if (node.local_name() == name) return node;
  return {};
}

std::string one_line(XmlNode text) {
  return text.is_tidy() ? std::string(words_of(text.value())) : one_line(text.value());
}

namespace {

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels.
void add_inner_text(XmlNode node, std::string_view without, std::string& text) {
  for (const XmlNode inner : node.children()) {
    if (inner.after_space() || inner.local_name() == "al") text += ' ';
    if (inner.is_text())
      text += inner.value();
    else if (without.empty() || inner.local_name() != without)
      add_inner_text(inner, without, text);
  }
  if (node.ends_in_space()) text += ' ';
}

}  // namespace

std::string inner_text(XmlNode node, std::string_view without) {
  if (const XmlNode only = node.first_child(); only.is_text() && !only.next_sibling()) return one_line(only);
  std::string text;
  add_inner_text(node, without, text);
  return one_line(text);
}

std::string_view attribute(XmlNode node, std::string_view name) {
  for (auto* attribute = node.first_attribute(); attribute != nullptr; attribute = attribute->next) {
    std::string_view full = attribute->name;
    if (const std::size_t colon = full.find(':'); colon != std::string_view::npos) full.remove_prefix(colon + 1);
    if (full == name) return attribute->value;
  }
  return {};
}

}  // namespace eender::corpus
