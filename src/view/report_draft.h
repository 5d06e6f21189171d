// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "view/report_parts.h"
#include "ways/draft.h"

// The parts of a draft's page: data for data/templates/draft.mustache.
namespace eender::view {

struct DraftReport {
  const ways::DraftOverview& draft;
  const ReportContext& context;
  const Messages& say() const { return context.messages; }
};

// "artikel-5 Waarborgsom"
std::string draft_label(const DraftReport& report, std::uint32_t article);

Data draft_article_data(const DraftReport& report, std::uint32_t article, Budget& budget);

}  // namespace eender::view
