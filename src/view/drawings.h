// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "view/tile_map.h"

// Drawings as SVG to stand in a page: plain data in, one <svg> element out, the same bytes for the same data. Pure; any number of threads
// may call. Texts are UTF-8 and are escaped here.
//
// They carry classes and no colours, styles or scripts: data/templates/drawings.css gives them colours on light and dark pages and on
// paper, as custom properties. Nothing is told by colour alone. Laid out so that text is at least 11 pixels on a telephone of 360.
namespace eender::view {

// What assistive software reads: the <title> and <desc> of the drawing. A table with the figures is the page's.
struct Caption {
  std::string id;  // unique on the page; letters, digits and hyphens. <title> gets id + "-t", <desc> id + "-d"
  std::string title;
  std::string description;
};

struct LadderStep {
  std::string label;  // "governments"
  std::uint64_t count = 0;
  std::string href;  // "#rung-1"; empty: no link
};
// Stairs going down: a bar a step, as long as its count, with count and label above it and a slope to the next.
std::string ladder_svg(const Caption& caption, const std::vector<LadderStep>& steps);

struct Bar {
  std::string label;
  std::uint64_t count = 0;
  bool marked = false;  // stands out: the median, the commonest
  std::string mark;     // the word that says why, behind the count
};
// A line a bar, from the top: label, bar, count. Long labels stand above their bar. Any number of bars.
std::string histogram_svg(const Caption& caption, const std::vector<Bar>& bars);

struct Spread {
  std::string label;                                     // of the group: "Gelderland"
  std::uint64_t count = 0;                               // its members
  std::vector<std::pair<double, std::uint64_t>> values;  // a value, and how many have it; finite, in any order
  double median = 0;                                     // counts only where there are values
  std::string median_says;                               // its name; that of the axis where empty
};
// A strip a group on one axis: a dot a value, its area as the count, the median as a tick that stands with its value at the right.
// `axis_label` names a value ("6 weeks"), a median between two values included.
std::string spread_svg(const Caption& caption, const std::vector<Spread>& groups,
                       const std::function<std::string(double)>& axis_label);

// What a tile shows besides the ways 0 to 6, which are the commonest ones, each with a colour and a letter.
constexpr int kOtherWays = 7;
constexpr int kNothingFound = -1;
constexpr int kUnreadable = -2;
constexpr int kDivided = -3;

// "A" to "G", "H" for other ways, "?" for unreadable, "÷" for divided otherwise, "" for nothing found.
std::string_view way_letter(int way);

struct Tile {
  std::string
      short_name;    // under the letter where tiles are large: on maps of at most eight columns; about five letters
  std::string name;  // the tooltip where `says` is empty
  int way = kNothingFound;  // 0 to 6, or one of the above
  std::string says;         // the tooltip, one sentence: "Haarlem: manier A, 6 weken"
  std::string href;         // empty: no link
  std::string id;           // by which the page links to it; may be empty
};
// A tile a government with the letter of its way. tiles[i] stands at map.cells[i]; REQUIRES: as many of both. Links are for the pointer
// only, and hidden from assistive software like the letters: the page's list must have both.
std::string tile_map_svg(const Caption& caption, const TileMap& map, const std::vector<Tile>& tiles);

// One tile for the legend, as the map draws it; hidden from assistive software, so words must stand beside it.
std::string tile_key_svg(int way);

}  // namespace eender::view
