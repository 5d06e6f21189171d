// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "view/report_parts.h"
#include "view/values.h"

// The values of a family's columns, as the parts of its report tell them.
namespace eender::view {

// A column as it is told: its values in order with labels in the reader's language.
struct Told {
  std::uint32_t column = 0;  // of the family
  ValueColumn values;
  std::vector<std::string> labels;  // by group: "14 days = 2 weeks"
  std::vector<std::string> names;   // by group, as most write it: "14 days"
  std::vector<double> magnitudes;   // by group
};

const ways::Cell& cell_of(const FamilyReport& report, std::uint32_t column, const ValueGroup& group);
// Those that some government fills in, in the order of the text.
std::vector<Told> all_columns(const FamilyReport& report);
std::size_t commonest(const Told& told);                             // index of the group that most are in
std::string bound_of(const FamilyReport& report, const Told& told);  // "at most" where all have the same; else empty
std::string kind_of(const FamilyReport& report, const Told& told);   // "Amount", "Term, at most"

}  // namespace eender::view
