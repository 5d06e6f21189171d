// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"
#include "corpus/reader.h"
#include "view/draft_text.h"
#include "view/messages.h"
#include "view/templates.h"
#include "ways/draft.h"
#include "ways/family.h"
#include "ways/overview.h"

// Pages to mail around: each one self-contained file of HTML, without scripts, for readers who install nothing (docs/formats/report.md).
// The same input gives the same bytes. Pure; any number of threads may call.
namespace eender::view {

struct ReportContext {
  const corpus::Corpus& corpus;
  const Messages& messages;
  const Templates& templates;
  bool fictional = false;  // regulations here are made up as examples; the page says so first
};

// What can be mailed everywhere. Lists that would make the page of a family larger end earlier, and say how much is left out.
constexpr std::size_t kReportBytes = 1'000'000;

// One family: ladder, ways, common text, values, map, what was read, where every text comes from.
[[nodiscard]] Result<std::string> family_report(const ways::OpenFamily& family, const ReportContext& context);

// One regulation: which of its provisions are shared, by how many, in how many ways.
[[nodiscard]] Result<std::string> regulation_report(const ways::RegulationOverview& regulation,
                                                    const ReportContext& context);

// One government: its regulations, and where it is alone.
[[nodiscard]] Result<std::string> government_report(const ways::GovernmentOverview& government,
                                                    const ReportContext& context);

// A draft: article by article its family, the nearest way and how it differs; and what others have and it lacks.
[[nodiscard]] Result<std::string> draft_report(const ways::DraftOverview& draft, const ways::AnalysisSummary& summary,
                                               const ReportContext& context, const DraftOptions& options);

}  // namespace eender::view
