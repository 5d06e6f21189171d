// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// What an element of Akoma Ntoso does to the text.
enum class AknRole : std::uint8_t {
  kUnknown,
  kInline,        // part of a word or line
  kDefined,       // <def>: inline, the term that is defined
  kLineEnd,       // <eol>
  kParagraph,     // <p> and its like: a line of its own, which may begin a definition
  kBlock,         // a line or more of its own, or a group of such
  kHtmlList,      // <ul>, <ol>
  kItem,          // of a list, one level deeper
  kNumber,        // <num>
  kHeading,       // <heading>, <subheading>
  kCrossHeading,  // a heading between others
  kMember,        // <subsection>, <paragraph> …: part of a provision
  kUnit,          // <section>, <article>, <rule>: a provision, unless such stand within it
  kContainer,     // <chapter>, <part> …: a division, likewise
  kQuoted,        // the text of another regulation, or a new text for it
  kTable,
  kRow,
  kCell,
  kFootnote,
  kImage,
  kRemark,   // an editor's
  kDeleted,  // <del>
  kBody,     // rules
  kAside,    // <preface>, <conclusions> …: not a rule
  kAttachments,
  kMeta,
};

AknRole akn_role(std::string_view local_name);
inline AknRole akn_role(XmlNode node) { return node.role<AknRole>(XmlVocabulary::kAkn, akn_role); }

// The first child of that role.
inline XmlNode child(XmlNode parent, AknRole role) {
  for (const XmlNode inner : parent.children())
    if (inner.is_element() && akn_role(inner) == role) return inner;
  return {};
}

// Whether an element of that role has its place in the hierarchy of a regulation.
constexpr bool is_hierarchical(AknRole role) {
  return role == AknRole::kMember || role == AknRole::kUnit || role == AknRole::kContainer;
}

}  // namespace eender::corpus
