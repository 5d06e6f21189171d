// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "view/terminal.h"
#include "ways/analysis.h"

namespace eender::view {

// A family with the title of a regulation it stands in, which says what "Definitions" or "Term" are about.
struct Listed {
  ways::FamilyRow family;
  std::string regulation;
};

// Families as a table: number, the five counts of the ladder, title; and under it how many there are in all.
std::string family_list(const std::vector<Listed>& families, const ways::AnalysisSummary& summary,
                        const Terminal& terminal);

// What else a query found, under the page of the best.
std::string also_found(const std::vector<Listed>& families, const Terminal& terminal);

// What stands above all that is shown of a library with fictional regulations.
std::string fictional_remark(const Terminal& terminal);

// Where there is no page to show.
std::string nothing_found(std::string_view query, const ways::AnalysisSummary& summary, const Terminal& terminal);
std::string in_no_family(const corpus::ProvisionRow& provision, const corpus::Corpus& corpus, const Terminal& terminal);

}  // namespace eender::view
