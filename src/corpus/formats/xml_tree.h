// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <span>
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
  XmlTree() : document_(make(XmlKind::kDocument, nullptr)) {}
  XmlTree(const XmlTree&) = delete;
  XmlTree& operator=(const XmlTree&) = delete;

  // Around all others; has no name.
  XmlNode document() const { return XmlNode(document_); }

  // A node that hangs nowhere yet.
  XmlNodeData* make(XmlKind kind, const char* begin) {
    auto* node = new (nodes_.take(1)) XmlNodeData;
    node->begin = begin;
    node->kind = static_cast<std::uint32_t>(kind) & 3U;
    return node;
  }
  // The name of that element; the same for all of that name, but for the last of very many.
  const XmlName* name(std::string_view full);
  // A text that looks so. One that is not blank is added to `texts`, where they are kept.
  XmlNodeData* make_text(XmlKind kind, std::string_view value, TextLook look, std::vector<DocumentText>* texts) {
    XmlNodeData* node = make(kind, value.data());
    node->size = static_cast<std::uint32_t>(value.size());
    node->blank = look.blank ? 1U : 0U;
    node->tidy = look.tidy ? 1U : 0U;
    if (look.blank || texts == nullptr) return node;
    texts->push_back({value.data(), node->size, look.visible});
    node->number = static_cast<std::uint32_t>(texts->size()) & ((1U << 28) - 1);
    return node;
  }
  // Gives `node` these attributes.
  void keep(std::span<const XmlAttribute> attributes, XmlNodeData* node) {
    XmlAttribute* kept = attributes_.take(attributes.size());
    std::copy(attributes.begin(), attributes.end(), kept);
    node->attributes = kept;
    node->size = static_cast<std::uint32_t>(attributes.size());
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

   private:
    static constexpr std::size_t kFirst = 128;
    static constexpr std::size_t kLast = 2048;
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    T* next_ = nullptr;
    std::size_t left_ = 0, last_ = 0;
  };

  static constexpr std::size_t kSlots = 1024;  // formats have some 200 names

  Room<XmlNodeData> nodes_;
  Room<XmlAttribute> attributes_;
  std::deque<XmlName> names_;
  std::array<const XmlName*, kSlots> slots_{};
  XmlNodeData* document_;
};

}  // namespace eender::corpus
