// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
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
// The groups that most are in: often one. Of four or more nothing is said, for then none is usual.
struct Commonest {
  std::vector<std::size_t> groups;  // ascending; empty where four or more are as common
  std::size_t governments = 0;      // of each
  std::string label, name;          // "6 weeks / 8 weeks"
  bool has(std::size_t group) const { return std::binary_search(groups.begin(), groups.end(), group); }
};
Commonest commonest(const Told& told);
std::string bound_of(const FamilyReport& report, const Told& told);  // "at most" where all have the same; else empty
std::string kind_of(const FamilyReport& report, const Told& told);   // "Amount", "Term, at most"

}  // namespace eender::view
