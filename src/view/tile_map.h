// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

// Places on a map of equal tiles: one tile a government whatever its size, each near its real place, north up, no two in one cell.
// Why this way and what it costs: docs/design/0005-tile-map.md. Pure; any number of threads may call.
namespace eender::view {

struct Place {
  std::string id;  // unique; breaks ties
  std::string name;
  std::optional<double> latitude, longitude;  // degrees, WGS 84; unknown unless both are there and on the globe
};

struct TileMap {
  struct Cell {
    int column = 0;  // from 0, west to east
    int row = 0;     // from 0, north to south
  };
  std::vector<Cell> cells;  // cells[i] belongs to places[i]; no two are equal
  int columns = 0, rows = 0;
  bool alphabetical = false;  // by name in rows, from left to right: too few places are known for a map
};

// The cells that lie near any place are taken as the land, at the least scale where there are a few more of them than places, and on each
// island enough. Each place gets one, so that the sum of squared distances is least (the assignment problem: kuhn1955, by shortest
// augmenting paths: jonker1987).
//
// The same places give the same map, in whatever order they come. Where more than one place in ten is unknown the map is alphabetical;
// else the unknown ones stand by name under the map, below an empty row. Names are compared by letters and digits only, without case and
// accents. More than two empty columns or rows in succession (islands far away) become two. Land across the 180th meridian is cut there.
//
// Time grows at worst with the third power of the places: 342 take 15 to 40 ms.
TileMap place_tiles(const std::vector<Place>& places);

}  // namespace eender::view
