// SPDX-License-Identifier: EUPL-1.2
#include "view/drawings.h"

#include <algorithm>

#include "view/drawing_parts.h"

namespace eender::view {
namespace {

constexpr double kText = 13;     // size of labels
constexpr double kMark = 12;     // of the word that marks a bar
constexpr double kBold = 1.15;   // bold text is that much wider
constexpr double kThinnest = 2;  // of a bar that stands for something

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void rect(Svg& svg, std::string_view classes, double x, double y, double width, double height) {
  svg.open("rect").set("class", classes).set("x", x).set("y", y).set("width", width).set("height", height).close();
}

}  // namespace

// A step is a line of text with its bar beneath; the slope from a bar to the next shows what fell away.
std::string ladder_svg(const Caption& caption, const std::vector<LadderStep>& steps) {
  constexpr double kPitch = 52, kBarTop = 29, kBar = 13, kNumber = 22, kMargin = 2;
  std::uint64_t most = 0;
  bool links = false;
  for (const LadderStep& step : steps) {
    most = std::max(most, step.count);
    links = links || !step.href.empty();
  }
  const auto width = [&](const LadderStep& step) {
    const double full = (kDrawingWidth - 2 * kMargin) * share_of(step.count, most);
    return step.count == 0 ? 0 : std::max(full, kThinnest);
  };

  Svg svg;
  open_drawing(svg, "drawing ladder", caption, kDrawingWidth, kPitch * static_cast<double>(steps.size()),
               links ? Interaction::kLinks : Interaction::kNone);
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const double top = kPitch * static_cast<double>(i) + kBarTop + kBar, bottom = top + kPitch - kBar;
    const std::string left = svg_number(kMargin);
    svg.open("path")
        .set("class", "slope")
        .set("d", "M" + left + " " + svg_number(top) + "H" + svg_number(kMargin + width(steps[i])) + "L" +
                      svg_number(kMargin + width(steps[i + 1])) + " " + svg_number(bottom) + "H" + left + "Z")
        .close();
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const LadderStep& step = steps[i];
    const double top = kPitch * static_cast<double>(i);
    const std::string count = count_text(step.count);
    if (!step.href.empty()) {
      svg.open("a").set("href", step.href);
      rect(svg, "target", 1, top + 1, kDrawingWidth - 2, kPitch - 4);
    }
    // One text, so that it is read as one: "355 governments".
    open_text(svg, "step", kMargin, top + 22, kText + 1);
    svg.open("tspan").set("class", "number").set("font-size", kNumber).text(count).close();
    svg.text(" ").open("tspan").set("class", "label").text(step.label).close().close();
    if (step.count > 0) rect(svg, "bar", kMargin, top + kBarTop, width(step), kBar);
    if (!step.href.empty()) svg.close();
  }
  svg.close();
  return svg.take();
}

std::string histogram_svg(const Caption& caption, const std::vector<Bar>& bars) {
  constexpr double kBar = 16, kBesides = 25, kAbove = 41, kGap = 6;
  double label_width = 0;
  for (const Bar& bar : bars) label_width = std::max(label_width, text_width(bar.label, kText));
  // Labels that would leave less than two thirds for the bars stand above them.
  const bool above = label_width + kGap > kDrawingWidth / 3;
  const double left = above ? 0 : label_width + kGap, pitch = above ? kAbove : kBesides;

  // A mark stands in its bar where it fits, else behind the count; `unit`, the length of one, leaves room for all of it.
  double unit = kDrawingWidth;
  const auto length = [&](const Bar& bar) {
    return bar.count == 0 ? 0 : std::max(unit * static_cast<double>(bar.count), kThinnest);
  };
  const auto mark_width = [](const Bar& bar) { return text_width(bar.mark, kMark) * kBold; };
  const auto is_inside = [&](const Bar& bar) { return mark_width(bar) + 2 * kGap <= length(bar); };
  const auto limit = [&](const Bar& bar, double behind) {
    if (bar.count == 0) return;
    const double room = kDrawingWidth - left - kGap - behind;
    unit = std::min(unit, std::max(room, kThinnest) / static_cast<double>(bar.count));
  };
  for (const Bar& bar : bars) limit(bar, text_width(count_text(bar.count), kText) * kBold);
  for (std::size_t pass = 0; pass < bars.size(); ++pass) {  // a shorter unit may put another mark out of its bar
    const double before = unit;
    for (const Bar& bar : bars) {
      if (!bar.marked || is_inside(bar)) continue;
      limit(bar, text_width(count_text(bar.count), kText) * kBold + kGap + mark_width(bar));
    }
    if (unit == before) break;
  }

  Svg svg;
  open_drawing(svg, "drawing histogram", caption, kDrawingWidth, pitch * static_cast<double>(bars.size()),
               Interaction::kNone);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = bars[i];
    const double top = pitch * static_cast<double>(i) + (above ? 20 : 4), baseline = top + kBar - 3.5;
    const double end = left + length(bar);
    const std::string count = count_text(bar.count);
    svg.open("g").set("class", bar.marked ? "row marked" : "row");
    open_text(svg, "label", 0, above ? top - 5 : baseline, kText).text(bar.label).close();
    if (bar.count > 0) rect(svg, "bar", left, top, length(bar), kBar);
    open_text(svg, "count", end + kGap, baseline, kText).text(count).close();
    if (bar.marked && is_inside(bar)) {
      open_text(svg, "mark-inside", left + kGap, baseline, kMark).text(bar.mark).close();
    } else if (bar.marked) {
      const double x = end + 2 * kGap + text_width(count, kText) * kBold;
      open_text(svg, "mark", x, baseline, kMark).text(bar.mark).close();
    }
    svg.close();
  }
  svg.close();
  return svg.take();
}

}  // namespace eender::view
