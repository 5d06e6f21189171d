// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "view/family_parts.h"
#include "view/values.h"
#include "view/view.h"

namespace eender::view {
namespace {

constexpr std::size_t kColumns = 8;
constexpr std::size_t kRows = 9;
constexpr std::size_t kAlone = 6;

// A line of a histogram: one magnitude, or the rarer ones between two that have a line of their own.
struct Row {
  std::string label;
  std::size_t governments = 0;
  bool several = false;
  bool median = false;
};

std::vector<Row> rows_of(const ValueColumn& column, bool all) {
  const auto size = [&](std::size_t g) { return column.groups[g].positions.size(); };
  std::vector<std::size_t> order(column.groups.size());
  for (std::size_t g = 0; g < order.size(); ++g) order[g] = g;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  std::vector<bool> own_line(order.size(), all || order.size() <= kRows);
  for (std::size_t i = 0; i < std::min(order.size(), kRows * 2 / 3); ++i) own_line[order[i]] = true;

  std::vector<Row> rows;
  for (std::size_t g = 0; g < order.size();) {
    std::size_t end = g;
    while (end < order.size() && !own_line[end]) ++end;
    if (end <= g + 1) {  // itself, or a rare one alone between two
      rows.push_back({column.groups[g].label, size(g), false, column.median == g});
      ++g;
      continue;
    }
    Row row{fmt::format("{} others, {} to {}", end - g, column.groups[g].label, column.groups[end - 1].label), 0, true,
            false};
    for (; g < end; ++g) {
      row.governments += size(g);
      row.median = row.median || column.median == g;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string histogram(const Page& page, const ValueColumn& column) {
  const Terminal& terminal = page.terminal;
  const std::vector<Row> rows = rows_of(column, page.options.all);
  int label = 0;
  std::size_t most = 1;
  for (const Row& row : rows) {
    label = std::max(label, display_width(row.label));
    most = std::max(most, row.governments);
  }
  label = std::min(label, terminal.width / 2);
  const int digits = static_cast<int>(number(most).size());
  const int width = std::clamp(terminal.width - 4 - label - 2 - digits - 2 - 10, 4, 40);
  std::string result;
  for (const Row& row : rows) {
    const Style style = row.several ? Style::kFaint : Style::kValue;
    std::string line = "    " + paint(terminal, style, right(row.label, label)) + "  " +
                       right(number(row.governments), digits) + "  " +
                       paint(terminal, Style::kBar,
                             bar(terminal, static_cast<double>(row.governments) / static_cast<double>(most), width));
    if (row.median) line += paint(terminal, Style::kFaint, "  median");
    line.erase(line.find_last_not_of(' ') + 1);
    result += line + "\n";
  }
  return result;
}

// Where terms stand in one order that are no multiples of each other.
std::string order_remark(const Page& page, const TermSorts& sorts) {
  if (!sorts.any()) return {};
  std::vector<std::string_view> counted;
  if (sorts.months) counted.emplace_back("a month as 30.4 days");
  if (sorts.working_days) counted.emplace_back("a working day as 1.4 days");
  if (sorts.hours) counted.emplace_back("24 hours as a day");
  return fill(page.terminal,
              {{fmt::format("in order by about how long they are: {}", fmt::join(counted, ", ")), Style::kFaint}}, 4,
              6);
}

std::string alone(const Page& page, const ValueColumn& column) {
  if (column.governments < 5) return {};  // among four, being the only one says nothing
  std::vector<const ValueGroup*> groups;
  for (const ValueGroup& group : column.groups)
    if (group.positions.size() == 1) groups.push_back(&group);
  if (groups.empty() || groups.size() == column.groups.size()) return {};
  const std::size_t shown = page.options.all || groups.size() <= kAlone + 1 ? groups.size() : kAlone;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i)
    text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", page.name(groups[i]->positions.front()), groups[i]->label);
  if (shown < groups.size()) text += fmt::format(" + {} more", number(groups.size() - shown));
  return fill(page.terminal, {{"alone: ", Style::kFaint}, {text}}, 4, 6);
}

// Who does not fill it in.
std::string others(const Page& page, const ways::Column& column) {
  const ways::ColumnCoverage coverage = ways::coverage_of(column, page.family);
  std::string result;
  const auto tell = [&](const std::string& what, const std::vector<std::uint32_t>& who) {
    if (who.empty()) return;
    result += fill(page.terminal,
                   {{what, Style::kFaint}, {page.names(who, page.terminal.width - 10 - display_width(what))}}, 4, 6);
  };
  tell("has no such value: ", coverage.without);
  tell("stands not in the text above: ", coverage.apart);
  return result;
}

}  // namespace

std::string values_part(const Page& page) {
  struct Shown {
    const ways::Column* column;
    ValueColumn values;
  };
  std::vector<Shown> varying;
  std::string same;
  for (std::size_t i = 0; i < page.family.columns.size(); ++i) {
    const ways::Column& column = page.family.columns[i];
    ValueColumn values = value_column(column, page.family.positions);
    for (ValueGroup& group : values.groups) group.label = drawn(page.terminal, std::move(group.label));
    if (values.groups.size() > 1) {
      varying.push_back({&column, std::move(values)});
    } else if (values.groups.size() == 1) {
      const std::string bound = values.bound.empty() ? "" : values.bound + " ";
      same += fill(page.terminal,
                   {{bound + values.groups.front().label, Style::kValue},
                    {"  \"" + drawn(page.terminal, one_line(column.context)) + "\"", Style::kFaint}},
                   4, 6);
    }
  }
  if (varying.empty() && same.empty()) return {};

  std::string result = heading(page, "Values");
  const std::size_t shown = page.options.all || varying.size() <= kColumns + 1 ? varying.size() : kColumns;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [column, values] = varying[i];
    const std::string kind = values.bound.empty() ? values.kind : values.kind + ", " + values.bound;
    const std::string filled =
        fmt::format(" ({} of {})", number(values.governments), counted(page.family.ladder.governments, "government"));
    if (i > 0) result += "\n";
    result += fill(page.terminal,
                   {{kind + ": ", Style::kStrong},
                    {"\"" + drawn(page.terminal, one_line(column->context)) + "\"", Style::kPlain},
                    {filled, Style::kFaint}},
                   2, 4);
    result += histogram(page, values) + order_remark(page, term_sorts(*column, values)) + alone(page, values) +
              others(page, *column);
  }
  if (shown < varying.size())
    result += fill(
        page.terminal,
        {{fmt::format("+ {} (--all shows them, --csv gives the table)", counted(varying.size() - shown, "more value")),
          Style::kFaint}},
        2, 4);
  if (!same.empty()) {
    if (!varying.empty()) result += "\n";
    result += fill(page.terminal, {{"the same wherever filled in:", Style::kStrong}}, 2, 4) + same;
  }
  return result;
}

}  // namespace eender::view
