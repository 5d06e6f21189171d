// SPDX-License-Identifier: EUPL-1.2
#include "view/tile_map.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <tuple>

#include "base/check.h"

namespace eender::view {
namespace {

// A point in parts of a tile: whole numbers, so that no compiler's rounding moves a government.
struct Point {
  std::int64_t x = 0, y = 0;
};
constexpr std::int64_t kTile = 256;

// Of the distances from each place to its nearest, this many times the median is still land. Below, inland gaps show; above, lakes and
// bays fill up (docs/design/0005-tile-map.md compares).
constexpr double kReach = 1.8;
// Cells to choose from, for each place.
constexpr double kRoom = 1.03;
// In degrees, about a kilometre: places in one spot have no scale of their own, and squared distances stay far below 2^63.
constexpr double kLeastSpacing = 0.01;
constexpr int kWidestGap = 2;
constexpr int kAlphabeticalColumns = 24;  // what a telephone shows with a readable letter in each tile

bool is_known(const Place& place) {
  return place.latitude && place.longitude && std::fabs(*place.latitude) <= 90 && std::fabs(*place.longitude) <= 180;
}

std::string name_key(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  EENDER_CHECK(U_SUCCESS(status), "ICU has its own data");
  const icu::UnicodeString apart = nfkd->normalize(icu::UnicodeString::fromUTF8(name), status).foldCase();
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    if (u_isalnum(apart.char32At(i))) kept.append(apart.char32At(i));
  }
  std::string key;
  return kept.toUTF8String(key);
}

void sort_by_name(std::vector<std::size_t>& members, const std::vector<Place>& places) {
  std::vector<std::string> keys(places.size());
  for (const std::size_t i : members) keys[i] = name_key(places[i].name);
  std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(keys[a], places[a].name, places[a].id) < std::tie(keys[b], places[b].name, places[b].id);
  });
}

// Cells from left to right in rows of `columns`, the first row being `row`.
void fill_rows(const std::vector<std::size_t>& members, int columns, int row, TileMap& map) {
  int column = 0;
  for (const std::size_t i : members) {
    if (column == columns) {
      column = 0;
      ++row;
    }
    map.cells[i] = {column++, row};
    map.columns = std::max(map.columns, column);
    map.rows = row + 1;
  }
}

double median_to_nearest(const std::vector<std::pair<double, double>>& at) {
  std::vector<double> nearest;
  for (std::size_t i = 0; i < at.size(); ++i) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < at.size(); ++j) {
      const double dx = at[i].first - at[j].first, dy = at[i].second - at[j].second;
      if (i != j) least = std::min(least, dx * dx + dy * dy);
    }
    nearest.push_back(std::sqrt(least));
  }
  std::sort(nearest.begin(), nearest.end());
  const double median = nearest[nearest.size() / 2];
  return std::isfinite(median) ? std::max(median, kLeastSpacing) : 1;  // of one place alone any scale will do
}

std::vector<Point> scaled(const std::vector<std::pair<double, double>>& at, double tiles_a_degree) {
  std::vector<Point> points;
  for (const auto& [x, y] : at) {
    points.push_back({std::llround(x * tiles_a_degree * kTile), std::llround(y * tiles_a_degree * kTile)});
  }
  return points;
}

// Cells (by their centres) that lie within `reach` of a point, ascending by row and column.
std::vector<TileMap::Cell> land(const std::vector<Point>& points, std::int64_t reach) {
  std::vector<std::pair<int, int>> found;  // row, column
  for (const Point& point : points) {
    for (std::int64_t row = (point.y - reach) / kTile; row * kTile <= point.y + reach; ++row) {
      for (std::int64_t column = (point.x - reach) / kTile; column * kTile <= point.x + reach; ++column) {
        const std::int64_t dx = column * kTile - point.x, dy = row * kTile - point.y;
        if (dx * dx + dy * dy <= reach * reach) found.emplace_back(static_cast<int>(row), static_cast<int>(column));
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<TileMap::Cell> cells;
  for (const auto& [row, column] : found) cells.push_back({column, row});
  return cells;
}

// Whether each stretch of land, of cells that touch by a side or a corner, has a cell for every point on it: else those of a crowded
// mainland would be sent to an island far away.
bool has_room(const std::vector<TileMap::Cell>& cells, const std::vector<Point>& points) {
  constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();
  const auto find = [&](int column, int row) {
    const auto at = std::lower_bound(
        cells.begin(), cells.end(), std::pair(row, column),
        [](const TileMap::Cell& cell, const std::pair<int, int>& b) { return std::pair(cell.row, cell.column) < b; });
    const bool found = at != cells.end() && at->row == row && at->column == column;
    return found ? static_cast<std::size_t>(at - cells.begin()) : kNowhere;
  };
  std::vector<std::size_t> stretch(cells.size(), kNowhere);
  std::vector<std::int64_t> free;  // a stretch: its cells less its points
  for (std::size_t first = 0; first < cells.size(); ++first) {
    if (stretch[first] != kNowhere) continue;
    std::vector<std::size_t> edge = {first};
    stretch[first] = free.size();
    free.push_back(0);
    while (!edge.empty()) {
      const TileMap::Cell cell = cells[edge.back()];
      edge.pop_back();
      ++free.back();
      for (int k = 0; k < 9; ++k) {
        const std::size_t next = find(cell.column + k % 3 - 1, cell.row + k / 3 - 1);
        if (next == kNowhere || stretch[next] != kNowhere) continue;
        stretch[next] = stretch[first];
        edge.push_back(next);
      }
    }
  }
  const auto nearest = [](std::int64_t x) { return static_cast<int>((x + kTile / 2) / kTile); };  // x is not negative
  for (const Point& point : points) --free[stretch[find(nearest(point.x), nearest(point.y))]];
  return std::all_of(free.begin(), free.end(), [](std::int64_t cells_left) { return cells_left >= 0; });
}

// For each point the index of its cell; the sum of squared distances is least. REQUIRES: at least as many cells as points.
//
// Points are added one by one. Each takes the cheapest chain "I take this cell, its holder takes that one, …, to a free one": a shortest
// path, found as Dijkstra does because `price` and `worth` keep every reduced cost at or above zero.
std::vector<std::size_t> assign(const std::vector<Point>& points, const std::vector<TileMap::Cell>& cells) {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
  const auto cost = [&](std::size_t point, std::size_t cell) {
    const std::int64_t dx = cells[cell].column * kTile - points[point].x,
                       dy = cells[cell].row * kTile - points[point].y;
    return dx * dx + dy * dy;
  };
  std::vector<std::int64_t> worth(points.size()), price(cells.size());
  std::vector<std::size_t> holder(cells.size(), kNone), held(points.size(), kNone);

  for (std::size_t start = 0; start < points.size(); ++start) {
    std::vector<std::int64_t> distance(cells.size(), kFar);
    std::vector<std::size_t> from(cells.size(), kNone);  // the cell before it on the path; none: `start` itself
    std::vector<bool> done(cells.size());
    std::vector<std::size_t> order;  // cells in the order of being done
    std::size_t point = start, before = kNone, last = kNone;
    std::int64_t so_far = 0;
    for (;;) {
      std::size_t next = kNone;
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        if (done[cell]) continue;
        const std::int64_t through = so_far + cost(point, cell) - worth[point] - price[cell];
        if (through < distance[cell]) {
          distance[cell] = through;
          from[cell] = before;
        }
        if (next == kNone || distance[cell] < distance[next]) next = cell;
      }
      so_far = distance[next];
      done[next] = true;
      if (holder[next] == kNone) {
        last = next;
        break;
      }
      order.push_back(next);
      before = next;
      point = holder[next];
    }
    for (const std::size_t cell : order) {
      worth[holder[cell]] += so_far - distance[cell];
      price[cell] -= so_far - distance[cell];
    }
    worth[start] += so_far;
    for (std::size_t cell = last; cell != kNone; cell = from[cell]) {
      holder[cell] = from[cell] == kNone ? start : holder[from[cell]];
      held[holder[cell]] = cell;
    }
  }
  return held;
}

// The used values of one coordinate, from 0, with no gap of more than kWidestGap between two.
template <typename Coordinate>
int close_gaps(std::vector<TileMap::Cell>& cells, const std::vector<std::size_t>& members, Coordinate coordinate) {
  std::vector<int> used;
  for (const std::size_t i : members) used.push_back(cells[i].*coordinate);
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  std::vector<int> becomes(used.size());
  for (std::size_t k = 1; k < used.size(); ++k) {
    becomes[k] = becomes[k - 1] + std::min(used[k] - used[k - 1], kWidestGap + 1);
  }
  for (const std::size_t i : members) {
    int& value = cells[i].*coordinate;
    value = becomes[static_cast<std::size_t>(std::lower_bound(used.begin(), used.end(), value) - used.begin())];
  }
  return becomes.back() + 1;
}

// REQUIRES: members not empty, each with a place, ascending by id.
void fill_map(const std::vector<std::size_t>& members, const std::vector<Place>& places, TileMap& map) {
  const auto [south, north] = std::minmax_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return *places[a].latitude < *places[b].latitude;
  });
  const double shrink = std::cos((*places[*south].latitude + *places[*north].latitude) / 2 * std::numbers::pi / 180);
  std::vector<std::pair<double, double>> at;  // degrees of latitude, from the north-western corner
  double west = 180;
  for (const std::size_t i : members) west = std::min(west, *places[i].longitude);
  for (const std::size_t i : members) {
    at.emplace_back((*places[i].longitude - west) * shrink, *places[*north].latitude - *places[i].latitude);
  }
  const double reach = kReach * median_to_nearest(at);
  const auto room = static_cast<std::size_t>(std::ceil(kRoom * static_cast<double>(members.size())));
  std::vector<Point> points;
  std::vector<TileMap::Cell> cells;
  // From where the cell nearest to a place is within reach, the corner of its tile.
  double reach_tiles = 0.75;
  do {
    points = scaled(at, reach_tiles / reach);
    cells = land(points, std::llround(reach_tiles * kTile));
    reach_tiles *= 1.01;
  } while (cells.size() < room || !has_room(cells, points));
  const std::vector<std::size_t> held = assign(points, cells);
  for (std::size_t k = 0; k < members.size(); ++k) map.cells[members[k]] = cells[held[k]];
  map.columns = close_gaps(map.cells, members, &TileMap::Cell::column);
  map.rows = close_gaps(map.cells, members, &TileMap::Cell::row);
}

}  // namespace

TileMap place_tiles(const std::vector<Place>& places) {
  TileMap map;
  map.cells.resize(places.size());
  std::vector<std::size_t> known, unknown;
  for (std::size_t i = 0; i < places.size(); ++i) {
    (is_known(places[i]) ? known : unknown).push_back(i);
  }
  if (unknown.size() * 10 > places.size()) {
    map.alphabetical = true;
    std::vector<std::size_t> all(places.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    sort_by_name(all, places);
    const int square = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(all.size()))));
    fill_rows(all, std::min(square, kAlphabeticalColumns), 0, map);
    return map;
  }
  if (known.empty()) return map;
  std::sort(known.begin(), known.end(), [&](std::size_t a, std::size_t b) { return places[a].id < places[b].id; });
  fill_map(known, places, map);
  sort_by_name(unknown, places);
  fill_rows(unknown, map.columns, map.rows + 1, map);
  return map;
}

}  // namespace eender::view
