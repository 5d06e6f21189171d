// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

#include "view/json.h"
#include "view/terminal.h"
#include "ways/draft.h"

// A draft among what a library holds: each article with its family, the nearest way and what is other in it; then what it lacks.
namespace eender::view {

struct DraftOptions {
  bool all = false;          // every name and value, and differences of texts that have little in common
  bool all_kinds = false;    // definitions and closing provisions among what it lacks
  std::size_t lacking = 20;  // families that it lacks, at most
};

std::string draft_page(const ways::DraftOverview& draft, const corpus::Corpus& corpus,
                       const ways::AnalysisSummary& summary, const Terminal& terminal, const DraftOptions& options);

// The document of `eender ways --draft` (docs/formats/ways-json.md): that of `ways` with what is said of the draft.
Json draft_json(const ways::DraftOverview& draft, const corpus::Corpus& corpus, const ways::AnalysisSummary& summary,
                bool fictional);

}  // namespace eender::view
