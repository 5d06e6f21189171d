// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "corpus/import.h"
#include "corpus/reader.h"
#include "view/terminal.h"
#include "ways/analysis.h"
#include "ways/compare.h"

// What was read and what was not, in words.
namespace eender::view {

std::string_view name_of(corpus::Problem::Severity severity);  // "unreadable", "partial", "notice"

// One line a problem: severity, file with line or byte, reason. At most `most` of them, then how many more.
std::string problem_list(const std::vector<corpus::Problem>& problems, const Terminal& terminal, std::size_t most);

std::string import_report(const corpus::ImportReport& report, const Terminal& terminal);
// What to run next on `library` for what came in to be shown; empty where nothing came, or this import is to go on first.
std::string import_next(const corpus::ImportReport& report, const std::string& library, const Terminal& terminal);

// What is going on, on one line.
std::string import_progress(const corpus::ImportProgress& progress, const Terminal& terminal);
std::string compare_progress(const ways::CompareProgress& progress);

std::string compare_report(const ways::CompareSummary& summary, const corpus::Coverage& coverage,
                           const Terminal& terminal);

// What a library holds. `analysis` is null where compare has not run since the last import.
std::string check_report(const corpus::Corpus& corpus, const ways::AnalysisSummary* analysis, bool problems,
                         const Terminal& terminal);

// How many governments other than models have a regulation that counts.
std::size_t governments_read(const corpus::Corpus& corpus);

}  // namespace eender::view
