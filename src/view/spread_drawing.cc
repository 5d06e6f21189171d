// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>

#include "view/drawing_parts.h"
#include "view/drawings.h"

namespace eender::view {
namespace {

constexpr double kText = 12;
constexpr double kLargest = 9;   // radius of the dot most share
constexpr double kSmallest = 2;  // of one that is still seen
constexpr double kSide = 10;     // left and right of the axis, so that a dot on its end is whole
constexpr double kHead = 24;     // the axis' labels
constexpr double kPitch = 46;    // a group: a line of text, and its strip
constexpr double kStrip = 30;    // the strip's middle, from the group's top
constexpr double kTickHalf = 7;  // of a grid's stroke, above and below a strip

struct Tick {
  double value = 0, x = 0, left = 0;
  std::string label;
};

struct Axis {
  double least = 0, most = 0;

  double at(double value) const {
    const double inside = most > least ? (value - least) / (most - least) : 0.5;
    return kSide + (kDrawingWidth - 2 * kSide) * inside;
  }
};

// Labelled are values that occur, the ends first and then those most share, as far as their labels leave each other room: "6 weeks" is
// what people write, "50 days" is not.
std::vector<Tick> ticks_of(const std::map<double, std::uint64_t>& totals, const Axis& axis,
                           const std::function<std::string(double)>& axis_label) {
  std::vector<std::pair<double, std::uint64_t>> wanted(totals.begin(), totals.end());
  std::stable_sort(wanted.begin(), wanted.end(), [&](const auto& a, const auto& b) {
    const auto is_end = [&](double value) { return value == axis.least || value == axis.most; };
    if (is_end(a.first) != is_end(b.first)) return is_end(a.first);
    return a.second > b.second;
  });
  std::vector<Tick> ticks;
  for (const auto& [value, count] : wanted) {
    Tick tick{value, axis.at(value), 0, axis_label(value)};
    const double width = text_width(tick.label, kText);
    tick.left = std::clamp(tick.x - width / 2, 0.0, std::max(kDrawingWidth - width, 0.0));
    const bool free = std::all_of(ticks.begin(), ticks.end(), [&](const Tick& other) {
      const double gap = kText / 2;
      return tick.left + width + gap <= other.left || other.left + text_width(other.label, kText) + gap <= tick.left;
    });
    if (free) ticks.push_back(std::move(tick));
  }
  std::sort(ticks.begin(), ticks.end(), [](const Tick& a, const Tick& b) { return a.value < b.value; });
  return ticks;
}

void line(Svg& svg, std::string_view classes, double x1, double y1, double x2, double y2) {
  svg.open("line").set("class", classes).set("x1", x1).set("y1", y1).set("x2", x2).set("y2", y2).close();
}

// As much of it as fits; the table beside the drawing has it whole.
std::string fitting(const std::string& label, double room) {
  if (text_width(label, kText + 1) <= room) return label;
  std::string part = label;
  while (!part.empty() && text_width(part + "…", kText + 1) > room) {
    while (part.size() > 1 && (static_cast<unsigned char>(part.back()) & 0xC0) == 0x80) part.pop_back();
    part.pop_back();
  }
  while (part.ends_with(' ')) part.pop_back();
  return part + "…";
}

void draw_group(Svg& svg, const Spread& group, const Axis& axis, double top, std::uint64_t most,
                const std::function<std::string(double)>& axis_label) {
  const double middle = top + kStrip;
  // The median's tick again, beside its value, as its own key; the group's name has what room is left.
  const std::string median = group.values.empty()        ? ""
                             : group.median_says.empty() ? axis_label(group.median)
                                                         : group.median_says;
  const double key = kDrawingWidth - text_width(median, kText) - 8;
  const std::string members = " (" + count_text(group.count) + ")";
  open_text(svg, "label", 0, top + 14, kText + 1)
      .text(fitting(group.label, key - kText - text_width(members, kText + 1)) + " ");
  svg.open("tspan").set("class", "faint").text(members.substr(1)).close().close();
  line(svg, "strip", kSide, middle, kDrawingWidth - kSide, middle);
  if (group.values.empty()) return;

  // Large dots first, so that none hides another.
  std::vector<std::pair<double, std::uint64_t>> dots = group.values;
  std::sort(dots.begin(), dots.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  for (const auto& [value, count] : dots) {
    const double radius =
        kLargest * std::sqrt(static_cast<double>(count) / static_cast<double>(std::max<std::uint64_t>(most, 1)));
    svg.open("circle")
        .set("class", "dot")
        .set("cx", axis.at(value))
        .set("cy", middle)
        .set("r", std::max(radius, kSmallest));
    svg.open("title").text(axis_label(value) + ": " + count_text(count)).close().close();
  }
  const double x = axis.at(std::clamp(group.median, axis.least, axis.most));
  line(svg, "median", x, middle - 11, x, middle + 11);
  line(svg, "median", key, top + 4, key, top + 15);
  open_text(svg, "value", kDrawingWidth, top + 14, kText).set("text-anchor", "end").text(median).close();
}

}  // namespace

std::string spread_svg(const Caption& caption, const std::vector<Spread>& groups,
                       const std::function<std::string(double)>& axis_label) {
  std::map<double, std::uint64_t> totals;
  std::uint64_t most = 0;
  for (const Spread& group : groups) {
    for (const auto& [value, count] : group.values) {
      totals[value] += count;
      most = std::max(most, count);
    }
  }
  Axis axis;
  if (!totals.empty()) axis = {totals.begin()->first, totals.rbegin()->first};
  const double height = kHead + kPitch * static_cast<double>(groups.size());

  Svg svg;
  open_drawing(svg, "drawing spread", caption, kDrawingWidth, height, Interaction::kNone);
  // The grid stands at the axis and across the strips only: a line through letters makes them hard to read.
  std::string grid;
  const auto stroke = [&](double x, double from, double to) {
    grid += "M" + svg_number(x) + " " + svg_number(from) + "V" + svg_number(to);
  };
  for (const Tick& tick : ticks_of(totals, axis, axis_label)) {
    open_text(svg, "faint", tick.left, 12, kText).text(tick.label).close();
    stroke(tick.x, 16, kHead - 2);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const double middle = kHead + kPitch * static_cast<double>(i) + kStrip;
      stroke(tick.x, middle - kTickHalf, middle + kTickHalf);
    }
  }
  if (!grid.empty()) svg.open("path").set("class", "grid").set("d", grid).close();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    draw_group(svg, groups[i], axis, kHead + kPitch * static_cast<double>(i), most, axis_label);
  }
  svg.close();
  return svg.take();
}

}  // namespace eender::view
