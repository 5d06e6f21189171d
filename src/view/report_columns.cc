// SPDX-License-Identifier: EUPL-1.2
#include "view/report_columns.h"

#include <algorithm>

namespace eender::view {

const ways::Cell& cell_of(const FamilyReport& report, std::uint32_t column, const ValueGroup& group) {
  return *report.family.columns[column].cells[group.positions.front()];
}

static Told told(const FamilyReport& report, std::uint32_t c) {
  const ways::Column& column = report.family.columns[c];
  Told result{c, value_column(column, report.family.positions), {}, {}, {}};
  const bool bounds_differ =
      std::any_of(result.values.groups.begin(), result.values.groups.end(), [&](const ValueGroup& group) {
        return cell_of(report, c, group).bound != cell_of(report, c, result.values.groups.front()).bound;
      });
  for (const ValueGroup& group : result.values.groups) {
    const ways::Cell& cell = cell_of(report, c, group);
    std::string label = bounds_differ ? report.say().bound(cell.bound) : "";
    if (!label.empty()) label += " ";
    result.names.push_back(label + report.say().value(column.kind, group.normals.front()));
    result.labels.push_back(label + report.say().values(column.kind, group.normals));
    result.magnitudes.push_back(magnitude(column.kind, cell.measure));
  }
  return result;
}

std::vector<Told> all_columns(const FamilyReport& report) {
  std::vector<Told> result;
  for (std::uint32_t c = 0; c < report.family.columns.size(); ++c) {
    result.push_back(told(report, c));
    if (result.back().values.groups.empty()) result.pop_back();
  }
  return result;
}

Commonest commonest(const Told& t) {
  constexpr std::size_t kMost = 3;
  Commonest result;
  for (const ValueGroup& group : t.values.groups)
    result.governments = std::max(result.governments, group.positions.size());
  for (std::size_t g = 0; g < t.values.groups.size(); ++g)
    if (t.values.groups[g].positions.size() == result.governments) result.groups.push_back(g);
  if (result.groups.size() > kMost) result.groups.clear();
  for (const std::size_t g : result.groups) {
    result.label += (result.label.empty() ? "" : " / ") + t.labels[g];
    result.name += (result.name.empty() ? "" : " / ") + t.names[g];
  }
  return result;
}

std::string bound_of(const FamilyReport& report, const Told& t) {
  return t.values.bound.empty() ? "" : report.say().bound(cell_of(report, t.column, t.values.groups.front()).bound);
}

std::string kind_of(const FamilyReport& report, const Told& t) {
  const std::string bound = bound_of(report, t);
  return report.say().kind(report.family.columns[t.column].kind) + (bound.empty() ? "" : ", " + bound);
}

}  // namespace eender::view
