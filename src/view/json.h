// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "corpus/import.h"
#include "corpus/reader.h"
#include "ways/compare.h"
#include "ways/family.h"

// What the commands report, for programs: docs/formats/ways-json.md. All text is UTF-8; what is not becomes U+FFFD when printed by dump().
namespace eender::view {

using Json = nlohmann::ordered_json;

// The document of `eender ways`: the families opened, the other ones found, and what was read. `fictional` as corpus::holds_fictional says,
// here and below.
Json ways_json(const std::string& query, const std::vector<ways::OpenFamily>& families,
               const std::vector<ways::FamilyRow>& also, const corpus::Corpus& corpus,
               const ways::AnalysisSummary& summary, bool fictional);
Json import_json(const corpus::ImportReport& report);
Json compare_json(const ways::CompareSummary& summary, const corpus::Corpus& corpus, bool fictional);
Json check_json(const corpus::Corpus& corpus, const ways::AnalysisSummary* analysis, bool problems, bool fictional);
Json digest_json(const std::string& digest);  // of `eender check --digest`

// Parts of them.
Json family_json(const ways::OpenFamily& family, const corpus::Corpus& corpus);
Json row_json(const ways::FamilyRow& row);  // as a family stands in lists
Json keys_json(const ways::PrintedKeys& keys);
Json problems_json(const std::vector<corpus::Problem>& problems, std::size_t most);
std::string common_text(const ways::OpenFamily& family);  // with "[a: 12 | b: 3]" where readings differ

// Printed with two spaces a level and a line break at the end.
std::string dump(const Json& json);

}  // namespace eender::view
