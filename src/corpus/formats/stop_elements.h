// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// What an element of IMOP's module "tekst" does to the text.
enum class StopRole : std::uint8_t {
  kUnknown,
  kInline,     // part of a word or line
  kSpaced,     // part of a line, words of its own
  kBlock,      // a line or more of its own, or a group of such
  kList,       // <Lijst>, <Begrippenlijst>
  kListFrame,  // <Lijstaanhef>, <Lijstsluiting>: around the items, as deep as what the list stands in
  kItem,       // <Li>, <Begrip>
  kMarker,     // <LiNummer>, <Term>, <LidNummer>: leads its line
  kParagraph,  // <Lid>
  kRow,
  kCell,
  kFootnote,
  kFootnoteNumber,
  kImage,
  kStatus,   // <Gereserveerd/>, <Vervallen/>: nothing stands here
  kDeleted,  // <VerwijderdeTekst>
  kHeading,  // <Kop>
  kTitle,    // <RegelingOpschrift>
  kArticle,
  kDivision,    // <Hoofdstuk> … and <Divisie>
  kText,        // <Divisietekst>: text of a division, without an article around it
  kBody,        // <Lichaam>
  kAside,       // <Bijlage>, <Toelichting> …: not a rule
  kRegulation,  // <RegelingCompact> …
  kChange,      // <RegelingMutatie>
  kDecision,    // <BesluitCompact> …
};

StopRole stop_role(std::string_view local_name);
inline StopRole stop_role(XmlNode node) { return node.role<StopRole>(XmlVocabulary::kStop, stop_role); }

}  // namespace eender::corpus
