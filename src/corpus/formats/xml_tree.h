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
  XmlTree() : document_(new (nodes_.take()) XmlNodeData) {}
  XmlTree(const XmlTree&) = delete;
  XmlTree& operator=(const XmlTree&) = delete;

  // Around all others; has no name.
  XmlNode document() const { return XmlNode(document_); }

  // Nodes that hang nowhere yet: an element of that name, with eight bytes behind it that can be read; a text that looks so, which is
  // added to `texts`, where they are kept. REQUIRES: it is not blank.
  XmlNodeData* make_element(std::string_view name, const XmlAttribute* first) {
    auto* node = new (nodes_.take()) XmlNodeData;
    node->begin = name.data();
    node->name = this->name(name);
    node->attributes = first;
    node->kind = XmlKind::kElement;
    return node;
  }
  XmlNodeData* make_text(XmlKind kind, const char* value, const TextLook& look, std::vector<DocumentText>* texts) {
    auto* node = new (nodes_.take()) XmlNodeData;
    node->begin = value;
    node->size = static_cast<std::uint32_t>(look.size);
    node->kind = kind;
    node->tidy = look.tidy;
    node->number = 0;
    if (texts == nullptr) return node;
    texts->push_back({value, node->size, look.visible});
    node->number = static_cast<std::uint32_t>(texts->size());
    return node;
  }

  XmlAttribute* make_attribute(std::string_view name, std::string_view value) {
    return new (attributes_.take()) XmlAttribute{name, value, nullptr};
  }

  // Whether a node is called so; of a name with eight bytes behind it that can be read.
  static bool is_called(const XmlNodeData* node, std::string_view name) {
    return node->name->head == head_of(name.data(), name.size()) && same_behind_head(node->name->full, name);
  }

  // A node and all within, which hangs nowhere yet and shows the same; of a tree that lives as long.
  XmlNodeData* copy(XmlNode node);

  // As the last child of `parent`, behind the space at its end, or right before its sibling. REQUIRES: `node` hangs nowhere.
  static void append(XmlNodeData* node, XmlNodeData* parent);
  static void insert(XmlNodeData* node, XmlNodeData* before);
  // Takes it out, with all within. The space before it stays.
  static void remove(XmlNodeData* node);
  // Takes it from where it hangs and inserts it there. The space before it goes with it.
  static void move(XmlNodeData* node, XmlNodeData* before);

 private:
  // Room for many things that are never given back alone.
  template <typename Thing>
  class Room {
   public:
    void* take() {
      if (left_ == 0) {
        // Doubling, so that a small document takes little.
        left_ = last_ = std::clamp<std::size_t>(2 * last_, kFirst, kLast);
        chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(left_ * sizeof(Thing)));
        next_ = chunks_.back().get();
      }
      --left_;
      return std::exchange(next_, next_ + sizeof(Thing));
    }

   private:
    static constexpr std::size_t kFirst = 128;
    static constexpr std::size_t kLast = 2048;
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0, last_ = 0;
  };

  static constexpr int kSlotBits = 9;  // formats have some 200 names

  static void unlink(XmlNodeData* node);

  static std::uint64_t head_of(const char* begin, std::size_t size) {
    std::uint64_t head = 0;
    std::memcpy(&head, begin, 8);
    if (size >= 8) return head;
    const int rest = static_cast<int>(64 - 8 * size);
    return std::endian::native == std::endian::little ? head << rest >> rest : head >> rest << rest;
  }
  // Of names with the same first eight bytes; without a call where they are not very long.
  static bool same_behind_head(std::string_view known, std::string_view name) {
    if (known.size() != name.size()) return false;
    if (name.size() <= 8) return true;
    return name.size() <= 16 ? tail_of(known) == tail_of(name) : known == name;
  }
  // The last eight bytes. REQUIRES: there are more.
  static std::uint64_t tail_of(std::string_view name) {
    std::uint64_t tail = 0;
    std::memcpy(&tail, name.data() + name.size() - 8, 8);
    return tail;
  }
  static std::size_t slot_of(std::uint64_t head, std::string_view name) {
    const std::uint64_t tail = name.size() > 8 ? tail_of(name) : 0;
    return (head ^ tail * 0x9e3779b97f4a7c15U ^ name.size()) * 0xff51afd7ed558ccdU >> (64 - kSlotBits);
  }
  // The name of an element; the same for all of that name, but for the last of very many.
  const XmlName* name(std::string_view full) {
    const std::uint64_t head = head_of(full.data(), full.size());
    const std::size_t at = slot_of(head, full);
    const XmlName* known = slots_[at];
    return known != nullptr && known->head == head && same_behind_head(known->full, full) ? known
                                                                                          : find_name(full, head, at);
  }
  const XmlName* find_name(std::string_view full, std::uint64_t head, std::size_t slot);

  Room<XmlNodeData> nodes_;
  Room<XmlAttribute> attributes_;
  std::deque<XmlName> names_;
  std::array<const XmlName*, std::size_t{1} << kSlotBits> slots_{};
  XmlNodeData* document_;
};

}  // namespace eender::corpus
