// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "view/json.h"
#include "view/terminal.h"
#include "ways/difference.h"

// Two texts laid side by side, as ways/difference.h found them to differ. What is only on the left reads [-so-], what is only on the right
// {+so+}; with colours the colour says it. What moved is marked with an arrow up and down where it was and where it is.
namespace eender::view {

// What is compared, by the ids it was asked for with.
struct ProvisionSides {
  const corpus::Corpus& corpus;
  std::string left_id, right_id;
  const corpus::ProvisionRow& left;
  const corpus::ProvisionRow& right;
};

struct RegulationSides {
  const corpus::Corpus& corpus;
  std::string left_id, right_id;
  const corpus::RegulationRow& left;
  const corpus::RegulationRow& right;
  std::span<const corpus::ProvisionRow> left_provisions, right_provisions;
};

struct DifferenceOptions {
  std::uint32_t context =
      12;  // words shown before and behind a difference; of longer kept stretches the middle is left out
};

// The words alone, indented by `indent` columns.
std::string difference_words(std::string_view left, std::string_view right, const ways::TextDifference& difference,
                             const Terminal& terminal, const DifferenceOptions& options, int indent);

std::string difference_page(const ProvisionSides& sides, const ways::TextDifference& difference,
                            const Terminal& terminal, const DifferenceOptions& options);
std::string difference_page(const RegulationSides& sides, const ways::RegulationDifference& difference,
                            const Terminal& terminal, const DifferenceOptions& options);

// The versions of one work with their days, a line each, and which of them is in force on the reckoning date. REQUIRES: one or more.
std::string version_list(const std::vector<corpus::RegulationRow>& versions, const corpus::Corpus& corpus,
                         const Terminal& terminal);
Json versions_json(const std::vector<corpus::RegulationRow>& versions, const corpus::Corpus& corpus);

// Adds to an object what differs: `sameWords`, `words` and `stretches` as `eender diff` has them.
void add_difference(Json& to, const ways::TextDifference& difference, std::string_view left, std::string_view right);

// The document of `eender diff` (docs/cli/diff.md); byte ranges are of the provisions' texts.
Json difference_json(const ProvisionSides& sides, const ways::TextDifference& difference);
Json difference_json(const RegulationSides& sides, const ways::RegulationDifference& difference);

}  // namespace eender::view
