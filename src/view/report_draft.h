// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "view/report_parts.h"
#include "ways/draft.h"

// The parts of a draft's page: data for data/templates/draft.mustache.
namespace eender::view {

struct DraftReport {
  const ways::DraftOverview& draft;
  const ReportContext& context;
  std::vector<std::string> labels;  // of the articles
  const Messages& say() const { return context.messages; }
};

// Of each article: "5 Waarborgsom"; its path where it has no heading, and before the heading where two articles would have one label.
std::vector<std::string> draft_labels(const ways::DraftOverview& draft);

Data draft_article_data(const DraftReport& report, std::uint32_t article, Budget& budget);

}  // namespace eender::view
