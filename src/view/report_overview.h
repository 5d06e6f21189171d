// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "view/report_parts.h"
#include "ways/overview.h"

// What the pages of a regulation and of a government share.
namespace eender::view {

constexpr std::size_t kPlaces = 8;            // where two texts differ
constexpr std::size_t kListsBytes = 600'000;  // of their lists; leaves room for their marks

// "5 Beslistermijn", or the path of a provision that has neither number nor heading.
std::string provision_title(const corpus::ProvisionRow& p);

// "probably a slip of the pen: “rlostoel” where 204 governments write “rolstoel”": for slip-words.mustache
Data slip_words(const Messages& say, const std::vector<ways::Slip::Word>& words, std::uint32_t governments);

// Of a provision beside which no other one of its family can be laid.
std::string unlike_all(const Messages& say);

// "12 shared with other governments, 1 its own."
std::string shared_words(const Messages& say, const ways::RegulationCounts& counts);

// How they stand, each provision in one kind, drawn and as a table: for counts.mustache.
Data standing_data(const ways::RegulationCounts& counts, const ReportContext& context, Drawings& drawings);

}  // namespace eender::view
