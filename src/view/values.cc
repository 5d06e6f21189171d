// SPDX-License-Identifier: EUPL-1.2
#include "view/values.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

namespace eender::view {
namespace {

// Lengths of units of time in days, only to order terms that are written in different ones.
double days_of(std::string_view unit) {
  if (unit.ends_with('s')) unit.remove_suffix(1);
  if (unit == "minute") return 1.0 / 1440;
  if (unit == "hour") return 1.0 / 24;
  if (unit == "working day") return 7.0 / 5;
  if (unit == "week") return 7;
  if (unit == "month") return 365.0 / 12;
  if (unit == "quarter") return 365.0 / 4;
  if (unit == "year") return 365;
  return 1;
}

}  // namespace

std::string label_of(text::ValueKind kind, const std::string& normal) {
  if (kind == text::ValueKind::kAmount) {
    if (normal.ends_with(" EUR")) return "€ " + normal.substr(0, normal.size() - 4);
    if (normal.ends_with(" USD")) return "$" + normal.substr(0, normal.size() - 4);
  }
  if (kind == text::ValueKind::kPercentage && normal.ends_with(" %")) return normal.substr(0, normal.size() - 2) + "%";
  return normal;
}

double magnitude(text::ValueKind kind, std::string_view normal) {
  if (kind == text::ValueKind::kDate || kind == text::ValueKind::kTime) return 0;
  const double n = std::strtod(std::string(normal).c_str(), nullptr);
  const std::size_t unit = normal.find(' ');
  return kind == text::ValueKind::kTerm && unit != std::string_view::npos ? n * days_of(normal.substr(unit + 1)) : n;
}

std::string_view name_of(text::ValueKind kind) {
  switch (kind) {
    case text::ValueKind::kAmount:
      return "amount";
    case text::ValueKind::kPercentage:
      return "percentage";
    case text::ValueKind::kTerm:
      return "term";
    case text::ValueKind::kDate:
      return "date";
    case text::ValueKind::kTime:
      return "time";
    case text::ValueKind::kCount:
      return "count";
  }
  return {};
}

std::string label_of(text::ValueKind kind, const std::vector<std::string>& equal) {
  std::string label;
  for (const std::string& normal : equal) label += (label.empty() ? "" : " = ") + label_of(kind, normal);
  return label;
}

std::string_view name_of(text::Bound bound) {
  switch (bound) {
    case text::Bound::kNone:
      return "";
    case text::Bound::kAtMost:
      return "at most";
    case text::Bound::kAtLeast:
      return "at least";
  }
  return {};
}

ValueColumn value_column(const ways::Column& column, const std::vector<ways::Counted>& positions) {
  using Order = std::tuple<double, std::string, text::Bound>;  // by its measure, in days where that is a length of time
  struct Group {
    std::vector<std::uint32_t> positions;
    std::map<std::string, std::uint32_t> normals;
  };
  std::map<Order, Group> groups;
  ValueColumn result;
  for (std::uint32_t i = 0; i < positions.size(); ++i) {
    if (positions[i].position.model || i >= column.cells.size() || !column.cells[i]) continue;
    const ways::Cell& cell = *column.cells[i];
    Group& group = groups[{magnitude(column.kind, cell.measure), cell.measure, cell.bound}];
    group.positions.push_back(i);
    ++group.normals[cell.normal];
    ++result.governments;
  }
  result.kind = name_of(column.kind);
  bool one_bound = true;
  for (const auto& [order, _] : groups)
    one_bound = one_bound && std::get<2>(order) == std::get<2>(groups.begin()->first);
  if (one_bound && !groups.empty()) result.bound = name_of(std::get<2>(groups.begin()->first));
  std::uint32_t before = 0;
  for (auto& [order, values] : groups) {
    auto& group = values;  // a lambda of clang 14 takes no structured binding
    ValueGroup told;
    for (const auto& [normal, _] : group.normals) told.normals.push_back(normal);
    std::stable_sort(told.normals.begin(), told.normals.end(), [&](const std::string& a, const std::string& b) {
      return group.normals.at(a) > group.normals.at(b);
    });
    told.label = label_of(column.kind, told.normals);
    const text::Bound bound = std::get<2>(order);
    if (!one_bound && bound != text::Bound::kNone) told.label = std::string(name_of(bound)) + " " + told.label;
    before += static_cast<std::uint32_t>(group.positions.size());
    if (!result.median && result.governments >= 3 && before * 2 >= result.governments)
      result.median = result.groups.size();
    told.positions = std::move(group.positions);
    result.groups.push_back(std::move(told));
  }
  return result;
}

TermSorts term_sorts(const ways::Column& column, const ValueColumn& values) {
  if (column.kind != text::ValueKind::kTerm) return {};
  std::set<std::string_view> units;
  for (const ValueGroup& group : values.groups) {
    const std::string_view measure = column.cells[group.positions.front()]->measure;
    std::string_view unit = measure.substr(std::min(measure.find(' ') + 1, measure.size()));
    if (unit.ends_with('s')) unit.remove_suffix(1);
    units.insert(unit);
  }
  const bool several = units.size() > 1;
  return {several && units.contains("month"), several && units.contains("working day"),
          units.contains("minute") && (units.contains("day") || units.contains("working day"))};
}

}  // namespace eender::view
