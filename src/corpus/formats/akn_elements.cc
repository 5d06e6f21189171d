// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/akn_elements.h"

#include <array>
#include <cstddef>

namespace eender::corpus {
namespace {

struct Group {
  AknRole role;
  std::string_view names;  // between single spaces
};

// The elements of Akoma Ntoso 2.0 and 3.0 that can hold text, and a few of HTML that stand in real documents. Those of debates and
// judgments are there because a regulation may quote or annex them.
constexpr Group kGroups[] = {
    {AknRole::kInline,
     "a abbr affectedDocument argument b change concept courtType date decoration docAuthority docCommittee docDate "
     "docIntroducer docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle docType docketNumber "
     "embeddedText em entity event fillIn i inline ins judge lawyer legislature location mmod mod mref neutralCitation "
     "noteRef object omissis opinion organization outcome party person placeholder popup process quantity quotedText "
     "recordedTime ref relatedDocument rmod role rref session shortTitle signature span strong sub sup term time u "
     "vote marker"},
    {AknRole::kDefined, "def"},
    {AknRole::kLineEnd, "eol br eop"},
    {AknRole::kParagraph, "p block listIntroduction"},
    {AknRole::kBlock,
     "address adjournment administrationOfOath amendmentContent amendmentHeading amendmentJustification "
     "amendmentReference answer arguments background blockContainer blockList caption citation citations communication "
     "container content debateSection decision declarationOfVote div foreign formula from header interstitial intro "
     "introduction listConclusion listWrapUp longTitle ministerialStatements motivation narrative nationalInterest "
     "noticesOfMotion oralStatements other papers personalStatements petitions pointOfOrder prayers "
     "proceduralMotions question questions recital recitals remedies resolutions rollCall scene speech speechGroup "
     "subFlow summary tblock thead tbody tfoot tocItem wrapUp writtenStatements"},
    {AknRole::kHtmlList, "ol ul"},
    {AknRole::kItem, "item li"},
    {AknRole::kNumber, "num"},
    {AknRole::kHeading, "heading subheading"},
    {AknRole::kCrossHeading, "crossHeading"},
    {AknRole::kMember,
     "alinea clause hcontainer indent level list paragraph point proviso subclause sublist subparagraph subrule "
     "subsection transitional"},
    {AknRole::kUnit, "article rule section"},
    {AknRole::kContainer, "book chapter division part subchapter subdivision subpart subtitle title tome"},
    {AknRole::kQuoted, "embeddedStructure quotedStructure"},
    {AknRole::kTable, "table"},
    {AknRole::kRow, "tr"},
    {AknRole::kCell, "td th"},
    {AknRole::kFootnote, "authorialNote note"},
    {AknRole::kImage, "img"},
    {AknRole::kRemark, "remark"},
    {AknRole::kDeleted, "del"},
    {AknRole::kBody, "amendmentBody body collectionBody debateBody judgmentBody mainBody portionBody"},
    {AknRole::kAside, "conclusions coverPage preamble preface toc"},
    {AknRole::kAttachments, "attachment attachments component components"},
    {AknRole::kMeta, "meta"},
};

constexpr std::size_t kSlots = 1024;  // four times the names, so that nearly every look-up ends at its first slot

constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return (hash ^ (hash >> 16)) % kSlots;
}

struct Slot {
  std::string_view name;
  AknRole role = AknRole::kUnknown;
};

constexpr auto kTable = [] {
  std::array<Slot, kSlots> table{};
  for (const Group& group : kGroups) {
    for (std::size_t begin = 0; begin < group.names.size();) {
      std::size_t end = begin;
      while (end < group.names.size() && group.names[end] != ' ') ++end;
      const std::string_view name = group.names.substr(begin, end - begin);
      std::size_t at = slot_of(name);
      while (!table[at].name.empty()) at = (at + 1) % kSlots;
      table[at] = {name, group.role};
      begin = end + 1;
    }
  }
  return table;
}();

}  // namespace

AknRole akn_role(std::string_view local_name) {
  for (std::size_t at = slot_of(local_name); !kTable[at].name.empty(); at = (at + 1) % kSlots)
    if (kTable[at].name == local_name) return kTable[at].role;
  return AknRole::kUnknown;
}

}  // namespace eender::corpus
