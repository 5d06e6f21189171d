// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/check.h"
#include "view/drawing_parts.h"
#include "view/drawings.h"

namespace eender::view {
namespace {

// Sizes of a tile and of what it holds; `pitch` is from one to the next.
struct Size {
  double pitch, side, letter, baseline, name, name_baseline;
};
constexpr Size kSmall{14, 13, 12.5, 11, 0, 0};  // 26 columns on a telephone, and still a letter of eleven pixels
constexpr Size kLarge{40, 38, 16, 18, 11, 32};  // with its short name
constexpr int kLargeColumns = 8;                // as many as fit
constexpr int kSmallColumns = 24;               // narrower maps are not blown up to the width of the page
constexpr int kMostColumns = 26;                // wider ones scroll

std::string way_class(int way) {
  if (way == kNothingFound) return "way-none";
  if (way == kUnreadable) return "way-unread";
  if (way == kDivided) return "way-divided";
  return "way-" + std::to_string(std::clamp(way, 0, kOtherWays));
}

void draw_tile(Svg& svg, int way, const Size& size, double x, double y) {
  svg.open("rect").set("x", x).set("y", y).set("width", size.side).set("height", size.side).set("rx", 2).close();
  const std::string_view letter = way_letter(way);
  if (!letter.empty()) svg.open("text").set("x", x + size.side / 2).set("y", y + size.baseline).text(letter).close();
}

}  // namespace

std::string_view way_letter(int way) {
  if (way == kNothingFound) return "";
  if (way == kUnreadable) return "?";
  if (way == kDivided) return "÷";
  return std::string_view("ABCDEFGH").substr(static_cast<std::size_t>(std::clamp(way, 0, kOtherWays)), 1);
}

std::string tile_key_svg(int way) {
  Svg svg;
  svg.open("svg")
      .set("xmlns", "http://www.w3.org/2000/svg")
      .set("class", "drawing tile-key " + way_class(way))
      .set("viewBox", "0 0 14 14")
      .set("width", 20)
      .set("height", 20)
      .set("font-size", kSmall.letter)
      .set("text-anchor", "middle")
      .set("aria-hidden", "true");
  draw_tile(svg, way, kSmall, 0.5, 0.5);
  svg.close();
  return svg.take();
}

std::string tile_map_svg(const Caption& caption, const TileMap& map, const std::vector<Tile>& tiles) {
  EENDER_CHECK(map.cells.size() == tiles.size(), "each tile has its cell");
  const Size& size = map.columns <= kLargeColumns ? kLarge : kSmall;
  const int columns = std::max(map.columns, &size == &kLarge ? kLargeColumns : kSmallColumns);
  const double indent = size.pitch * (columns - map.columns) / 2 + (size.pitch - size.side) / 2;

  const bool links = std::any_of(tiles.begin(), tiles.end(), [](const Tile& tile) { return !tile.href.empty(); });

  // In reading order, whatever the order of the tiles.
  std::vector<std::size_t> order(tiles.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const TileMap::Cell &left = map.cells[a], &right = map.cells[b];
    return left.row != right.row ? left.row < right.row : left.column < right.column;
  });

  Svg svg;
  open_drawing(svg, columns > kMostColumns ? "drawing tiles wide" : "drawing tiles", caption, size.pitch * columns,
               size.pitch * map.rows, links ? Interaction::kLinks : Interaction::kNone);
  svg.open("g").set("font-size", size.letter).set("text-anchor", "middle");
  if (links) svg.set("aria-hidden", "true");
  for (const std::size_t i : order) {
    const Tile& tile = tiles[i];
    svg.open(tile.href.empty() ? "g" : "a").set("class", way_class(tile.way));
    if (!tile.id.empty()) svg.set("id", tile.id);
    // The list on the page has the same links: hundreds of stops for the keyboard would be in the way.
    if (!tile.href.empty()) svg.set("href", tile.href).set("tabindex", "-1");
    svg.open("title").text(tile.says.empty() ? tile.name : tile.says).close();
    const double x = indent + size.pitch * map.cells[i].column;
    const double y = (size.pitch - size.side) / 2 + size.pitch * map.cells[i].row;
    draw_tile(svg, tile.way, size, x, y);
    if (size.name > 0 && !tile.short_name.empty()) {
      svg.open("text").set("x", x + size.side / 2).set("y", y + size.name_baseline).set("font-size", size.name);
      svg.text(tile.short_name).close();
    }
    svg.close();
  }
  svg.close().close();
  return svg.take();
}

}  // namespace eender::view
