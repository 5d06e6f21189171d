// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace eender::corpus {

// The tables that say what an element does, by its local name.
enum class XmlVocabulary : std::uint8_t { kAkn, kCvdr, kStop };
inline constexpr std::size_t kXmlVocabularies = 3;

// The name of elements of a document; nearly always one for all that are called so.
struct XmlName {
  std::string_view full;   // "dcterms:title"
  std::string_view local;  // "title"
  std::uint64_t head = 0;  // the first eight bytes of `full`, to be compared at once
  mutable std::array<std::uint8_t, kXmlVocabularies> roles{};  // 0: not looked up yet; else the role and 1
};

// As they are written but for escapes, which are resolved.
struct XmlAttribute {
  std::string_view name;
  std::string_view value;
  XmlAttribute* next = nullptr;  // of the same element
};

enum class XmlKind : std::uint8_t { kDocument, kElement, kText, kCdata };

// What an XmlNode shows: made, linked and owned by an XmlTree. As small as a line of the processor's cache.
struct XmlNodeData {
  const char* begin = nullptr;  // of an element's name, of a text's value
  const XmlName* name = nullptr;
  union {
    const XmlAttribute* attributes = nullptr;  // of an element: the first
    std::uint32_t number;                      // of a text: which of the document's it is, from 1
  };
  std::uint32_t size = 0;  // of a text in bytes
  XmlKind kind = XmlKind::kDocument;
  bool tidy = false;         // as in TextLook
  bool after_space = false;  // white space alone stands right before it
  bool ends_in_space = false;
  XmlNodeData* parent = nullptr;
  XmlNodeData* first = nullptr;
  XmlNodeData* next = nullptr;
  XmlNodeData* previous = nullptr;  // of the first child: the last
};

// A node of a document, or none: whatever is asked of none is none, empty or false, so that a row of questions needs one check at its end.
// Copied freely; lives as long as its XmlTree.
class XmlNode {
 public:
  class Iterator;
  struct Children;

  XmlNode() = default;
  explicit XmlNode(XmlNodeData* data) : data_(data) {}

  explicit operator bool() const { return data_ != nullptr; }
  friend bool operator==(XmlNode, XmlNode) = default;

  bool is_element() const { return is(XmlKind::kElement); }
  bool is_text() const { return is(XmlKind::kText) || is(XmlKind::kCdata); }
  bool is_cdata() const { return is(XmlKind::kCdata); }
  // A text of words with one space of ASCII between them, and at most one at each end.
  bool is_tidy() const { return data_ != nullptr && data_->tidy; }
  // Of a text: which of its document's it is, from 1; else 0.
  std::uint32_t number() const { return is_text() ? data_->number : 0; }
  // Whether nothing but white space stands between it and what is before it, or at the end of what is within it, or is all that is within
  // it. Most of what stands between tags only sets them on lines of their own: so it is no text, and two words may be apart by it alone.
  bool after_space() const { return data_ != nullptr && data_->after_space; }
  bool ends_in_space() const { return data_ != nullptr && data_->ends_in_space; }

  // Of an element, as it is written.
  std::string_view name() const { return has_name() ? data_->name->full : std::string_view(); }
  // The same without its prefix. Prefixes differ between sources ("dcterms:title", "title"), names do not mean two things in what we read:
  // this is the one place where namespaces are resolved.
  std::string_view local_name() const { return has_name() ? data_->name->local : std::string_view(); }
  // What an element does, as `lookup` says of its local name; it is asked once for each name. Role::kUnknown of all else.
  template <typename Role>
  Role role(XmlVocabulary vocabulary, Role (*lookup)(std::string_view)) const {
    if (!has_name()) return Role::kUnknown;
    std::uint8_t& known = data_->name->roles[static_cast<std::size_t>(vocabulary)];
    if (known == 0) known = static_cast<std::uint8_t>(static_cast<unsigned>(lookup(data_->name->local)) + 1);
    return static_cast<Role>(known - 1);
  }
  // The first of an element, null where there is none.
  const XmlAttribute* first_attribute() const { return is_element() ? data_->attributes : nullptr; }
  // Of a text.
  std::string_view value() const {
    return is_text() ? std::string_view(data_->begin, data_->size) : std::string_view();
  }

  XmlNode parent() const { return data_ == nullptr ? XmlNode() : XmlNode(data_->parent); }
  XmlNode first_child() const { return data_ == nullptr ? XmlNode() : XmlNode(data_->first); }
  XmlNode next_sibling() const { return data_ == nullptr ? XmlNode() : XmlNode(data_->next); }
  XmlNode previous_sibling() const {
    const bool first = data_ == nullptr || data_->parent == nullptr || data_->parent->first == data_;
    return first ? XmlNode() : XmlNode(data_->previous);
  }
  Children children() const;

  XmlNodeData* data() const { return data_; }

 private:
  bool is(XmlKind kind) const { return data_ != nullptr && data_->kind == kind; }
  bool has_name() const { return data_ != nullptr && data_->name != nullptr; }

  XmlNodeData* data_ = nullptr;
};

class XmlNode::Iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = XmlNode;
  using difference_type = std::ptrdiff_t;
  using pointer = const XmlNode*;
  using reference = XmlNode;

  explicit Iterator(XmlNode at = {}) : at_(at) {}
  XmlNode operator*() const { return at_; }
  Iterator& operator++() {
    at_ = at_.next_sibling();
    return *this;
  }
  friend bool operator==(Iterator, Iterator) = default;

 private:
  XmlNode at_;
};

struct XmlNode::Children {
  XmlNode node;

  Iterator begin() const { return Iterator(node.first_child()); }
  Iterator end() const { return Iterator(); }
};

inline XmlNode::Children XmlNode::children() const { return {*this}; }

// The first child, or descendant in document order, of that local name; none where there is none.
inline XmlNode child(XmlNode parent, std::string_view name) {
  for (const XmlNode node : parent.children())
    if (node.local_name() == name) return node;
  return {};
}
XmlNode descendant(XmlNode parent, std::string_view name);

// The value of a text, as one_line() makes it; all text within, inline markup left out, likewise, elements of that local name as well.
std::string one_line(XmlNode text);
std::string inner_text(XmlNode node, std::string_view without = {});

// Whether text stands right beside it: so it is part of a line.
inline bool stands_in_a_line(XmlNode node) {
  return node.previous_sibling().is_text() || node.next_sibling().is_text();
}

// The value of the attribute of that local name; empty where there is none.
std::string_view attribute(XmlNode node, std::string_view name);

// The node behind `at` in document order within `top`, none at the end; behind all that is within `at` where `into` is false.
inline XmlNode next_node(XmlNode at, XmlNode top, bool into = true) {
  if (into && at.first_child()) return at.first_child();
  while (at && at != top) {
    if (at.next_sibling()) return at.next_sibling();
    at = at.parent();
  }
  return {};
}

}  // namespace eender::corpus
