// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// What an element within <regeling> of CVDR or <wetgeving> of BWB does to the text.
enum class Role : std::uint8_t {
  kUnknown,
  kInline,  // part of a word or line
  kSpaced,  // part of a line, words of its own
  kBlock,   // a line or more of its own, or a group of such
  kList,
  kItem,       // <li nr="a.">
  kParagraph,  // <lid>
  kNumber,     // <lidnr>, <li.nr>
  kRow,
  kCell,
  kFootnote,
  kImage,
  kHeading,  // <kop>
  kArticle,
  kDivision,  // <hoofdstuk> …
  kRules,     // <regeling-tekst>, <wettekst>: around all rules
  kText,      // <structuurtekst>, <tekst>: rules without an article around them
  kAside,     // <bijlage>, <nota-toelichting> …: not a rule
  kMeta,      // <meta-data>, <intitule>: about the text, not of it
  kRemark,    // <redactie>: what its editors say
};

Role role_of(std::string_view local_name);
inline Role role_of(XmlNode node) { return node.role<Role>(XmlVocabulary::kCvdr, role_of); }

}  // namespace eender::corpus
