// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/formats/ledger.h"
#include "corpus/formats/spaces.h"
#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// The nodes of a document: makes, links and owns them. What they show (names, values) it does not own. Not movable: nodes point to nodes.
class XmlTree {
 public:
  XmlTree() : document_(new (nodes_.take(1)) XmlNodeData) {}
  XmlTree(const XmlTree&) = delete;
  XmlTree& operator=(const XmlTree&) = delete;

  // Around all others; has no name.
  XmlNode document() const { return XmlNode(document_); }

  // Nodes that hang nowhere yet: an element, whose name begins there; a text that looks so. One that is not blank is added to `texts`, where
  // they are kept.
  XmlNodeData* make_element(const char* begin, const XmlName* name) {
    auto* node = new (nodes_.take(1)) XmlNodeData;
    node->begin = begin;
    node->name = name;
    node->kind = XmlKind::kElement;
    return node;
  }
  XmlNodeData* make_text(XmlKind kind, std::string_view value, TextLook look, std::vector<DocumentText>* texts) {
    auto* node = new (nodes_.take(1)) XmlNodeData;
    node->begin = value.data();
    node->size = static_cast<std::uint32_t>(value.size());
    node->kind = kind;
    node->blank = look.blank;
    node->tidy = look.tidy;
    node->number = 0;
    if (look.blank || texts == nullptr) return node;
    texts->push_back({value.data(), node->size, look.visible});
    node->number = static_cast<std::uint32_t>(texts->size());
    return node;
  }
  // Gives an element one attribute more. REQUIRES: no other was given one since this one's last.
  void add(XmlNodeData* element, const XmlAttribute& attribute) {
    XmlAttribute* attributes = attributes_.grow(const_cast<XmlAttribute*>(element->attributes), element->size);
    attributes[element->size++] = attribute;
    element->attributes = attributes;
  }
  // The name of an element; the same for all of that name, but for the last of very many. REQUIRES: eight bytes can be read from its
  // beginning on, as in an XmlBuffer.
  const XmlName* name(std::string_view full) {
    const std::uint64_t head = head_of(full.data(), full.size());
    const std::size_t at = slot_of(head, full);
    const XmlName* known = slots_[at];
    return known != nullptr && known->head == head && known->full == full ? known : find_name(full, head, at);
  }
  // Whether an element of that name ends in a tag that goes on at `text`, which has as many bytes and eight more.
  static bool begins_with(const char* text, const XmlName& name) {
    const std::size_t size = name.full.size();
    return head_of(text, size) == name.head &&
           (size <= 8 || std::memcmp(text + 8, name.full.data() + 8, size - 8) == 0);
  }

  // A node and all within, which hangs nowhere yet and shows the same; of a tree that lives as long.
  XmlNodeData* copy(XmlNode node);

  // As the last child of `parent`, or before its sibling. REQUIRES: `node` hangs nowhere.
  static void append(XmlNodeData* node, XmlNodeData* parent);
  static void insert(XmlNodeData* node, XmlNodeData* before);
  // Takes it out, with all within.
  static void remove(XmlNodeData* node);

 private:
  // Room for many of one kind that are never given back alone.
  template <typename T>
  class Room {
   public:
    T* take(std::size_t count) {
      if (left_ < count) {
        // Doubling, so that a small document takes little.
        left_ = std::max(count, last_ = std::clamp<std::size_t>(2 * last_, kFirst, kLast));
        chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(left_ * sizeof(T)));
        next_ = reinterpret_cast<T*>(chunks_.back().get());
      }
      left_ -= count;
      return std::exchange(next_, next_ + count);
    }
    // Where those from `begin` on stand with room for one more behind them.
    T* grow(T* begin, std::size_t count) {
      if (count > 0 && begin + count == next_ && left_ > 0) {
        take(1);
        return begin;
      }
      T* anew = take(count + 1);
      std::copy(begin, begin + count, anew);
      return anew;
    }

   private:
    static constexpr std::size_t kFirst = 128;
    static constexpr std::size_t kLast = 2048;
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    T* next_ = nullptr;
    std::size_t left_ = 0, last_ = 0;
  };

  static constexpr int kSlotBits = 9;  // formats have some 200 names

  static std::uint64_t head_of(const char* begin, std::size_t size) {
    std::uint64_t head = 0;
    std::memcpy(&head, begin, 8);
    if (size >= 8) return head;
    const int rest = static_cast<int>(64 - 8 * size);
    return std::endian::native == std::endian::little ? head << rest >> rest : head >> rest << rest;
  }
  static std::size_t slot_of(std::uint64_t head, std::string_view name) {
    std::uint64_t tail = 0;
    if (name.size() > 8) std::memcpy(&tail, name.data() + name.size() - 8, 8);
    return (head ^ tail * 0x9e3779b97f4a7c15U ^ name.size()) * 0xff51afd7ed558ccdU >> (64 - kSlotBits);
  }
  const XmlName* find_name(std::string_view full, std::uint64_t head, std::size_t slot);

  Room<XmlNodeData> nodes_;
  Room<XmlAttribute> attributes_;
  std::deque<XmlName> names_;
  std::array<const XmlName*, std::size_t{1} << kSlotBits> slots_{};
  XmlNodeData* document_;
};

}  // namespace eender::corpus
