// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_tree.h"

#include <cstdint>
#include <cstring>

namespace eender::corpus {
namespace {

std::uint64_t hash_of_name(std::string_view name) {
  std::uint64_t first = 0, last = 0;
  if (name.size() >= 8) {
    std::memcpy(&first, name.data(), 8);
    std::memcpy(&last, name.data() + name.size() - 8, 8);
  } else {
    for (const char c : name) first = first << 8 | static_cast<unsigned char>(c);
  }
  return (first ^ last * 0x9e3779b97f4a7c15U ^ name.size()) * 0xff51afd7ed558ccdU;
}

}  // namespace

const XmlName* XmlTree::name(std::string_view full) {
  // Whoever writes thousands of names that fall together gets one each time anew, not a search that grows with them.
  constexpr std::size_t kTries = 8;
  std::size_t at = hash_of_name(full) >> 54;
  static_assert(kSlots == std::size_t{1} << (64 - 54));
  std::size_t tries = 0;
  for (; tries < kTries && slots_[at] != nullptr; ++tries, at = (at + 1) % kSlots)
    if (slots_[at]->full == full) return slots_[at];
  const std::size_t colon = full.find(':');
  names_.push_back({full, colon == std::string_view::npos ? full : full.substr(colon + 1), {}});
  if (tries < kTries) slots_[at] = &names_.back();
  return &names_.back();
}

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels.
XmlNodeData* XmlTree::copy(XmlNode node) {
  auto* made = new (nodes_.take(1)) XmlNodeData(*node.data());
  made->parent = made->first = made->next = made->previous = nullptr;
  for (const XmlNode inner : node.children()) append(copy(inner), made);
  return made;
}

void XmlTree::append(XmlNodeData* node, XmlNodeData* parent) {
  node->parent = parent;
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
  node->next = before;
  node->previous = before->previous;
  before->previous = node;
  if (node->parent->first == before)
    node->parent->first = node;
  else
    node->previous->next = node;
}

void XmlTree::remove(XmlNodeData* node) {
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
