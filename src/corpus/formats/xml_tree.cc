// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_tree.h"

#include <utility>

namespace eender::corpus {
const XmlName* XmlTree::find_name(std::string_view full, std::uint64_t head, std::size_t slot) {
  // Whoever writes thousands of names that fall together gets one each time anew, not a search that grows with them.
  constexpr int kTries = 8;
  int tries = 0;
  for (; tries < kTries && slots_[slot] != nullptr; ++tries, slot = (slot + 1) % slots_.size())
    if (slots_[slot]->full == full) return slots_[slot];
  const std::size_t colon = full.find(':');
  names_.push_back({full, colon == std::string_view::npos ? full : full.substr(colon + 1), head, {}});
  if (tries < kTries) slots_[slot] = &names_.back();
  return &names_.back();
}

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels.
XmlNodeData* XmlTree::copy(XmlNode node) {
  auto* made = new (nodes_.take()) XmlNodeData(*node.data());
  made->parent = made->first = made->next = made->previous = nullptr;
  made->ends_in_space = false;
  for (const XmlNode inner : node.children()) append(copy(inner), made);
  made->ends_in_space = node.ends_in_space();
  return made;
}

void XmlTree::append(XmlNodeData* node, XmlNodeData* parent) {
  node->parent = parent;
  node->after_space |= std::exchange(parent->ends_in_space, false);
  if (parent->first == nullptr) {
    parent->first = node->previous = node;
    return;
  }
  node->previous = parent->first->previous;
  node->previous->next = node;
  parent->first->previous = node;
}

void XmlTree::insert(XmlNodeData* node, XmlNodeData* before) {
  node->parent = before->parent;
  node->after_space |= std::exchange(before->after_space, false);
  node->next = before;
  node->previous = before->previous;
  before->previous = node;
  if (node->parent->first == before)
    node->parent->first = node;
  else
    node->previous->next = node;
}

void XmlTree::remove(XmlNodeData* node) {
  if (node->after_space || (node->first == nullptr && node->ends_in_space))
    (node->next != nullptr ? node->next->after_space : node->parent->ends_in_space) = true;
  unlink(node);
}

void XmlTree::move(XmlNodeData* node, XmlNodeData* before) {
  unlink(node);
  insert(node, before);
}

void XmlTree::unlink(XmlNodeData* node) {
  XmlNodeData* first = node->parent->first;
  // What stands behind it, or the first for which it was the last.
  (node->next != nullptr ? node->next : first)->previous = node->previous;
  if (first == node)
    node->parent->first = node->next;
  else
    node->previous->next = node->next;
  node->parent = node->next = node->previous = nullptr;
}

}  // namespace eender::corpus
