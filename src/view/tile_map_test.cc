// SPDX-License-Identifier: EUPL-1.2
#include "view/tile_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <numbers>
#include <set>

#include "corpus/government.h"

namespace eender::view {
namespace {

std::vector<Place> municipalities() {
  const auto governments = corpus::Register::load(EENDER_SOURCE_DIR "/data/governments.csv");
  std::vector<Place> places;
  if (!governments) return places;
  for (const corpus::Government& government : governments->all()) {
    if (government.kind != "municipality" || government.until) continue;
    places.push_back({government.id, government.name, government.latitude, government.longitude});
  }
  return places;
}

struct Projected {
  double x = 0, y = 0;
};
std::vector<Projected> projected(const std::vector<Place>& places) {
  double south = 90, north = -90;
  for (const Place& place : places) {
    south = std::min(south, *place.latitude);
    north = std::max(north, *place.latitude);
  }
  const double shrink = std::cos((south + north) / 2 * std::numbers::pi / 180);
  std::vector<Projected> points;
  for (const Place& place : places) points.push_back({*place.longitude * shrink, -*place.latitude});
  return points;
}

std::set<std::pair<int, int>> used(const TileMap& map) {
  std::set<std::pair<int, int>> cells;
  for (const TileMap::Cell& cell : map.cells) cells.emplace(cell.column, cell.row);
  return cells;
}

// Rows of one letter a place, the first of its name.
std::vector<std::string> drawn(const TileMap& map, const std::vector<Place>& places) {
  std::vector<std::string> rows(static_cast<std::size_t>(map.rows),
                                std::string(static_cast<std::size_t>(map.columns), '.'));
  for (std::size_t i = 0; i < places.size(); ++i) {
    rows[static_cast<std::size_t>(map.cells[i].row)][static_cast<std::size_t>(map.cells[i].column)] = places[i].name[0];
  }
  return rows;
}

TEST(TileMap, GivesEachGovernmentACellOfItsOwnInsideTheMap) {
  const std::vector<Place> places = municipalities();
  ASSERT_EQ(places.size(), 342u);
  const TileMap map = place_tiles(places);
  EXPECT_FALSE(map.alphabetical);
  EXPECT_EQ(used(map).size(), 342u);
  for (const TileMap::Cell& cell : map.cells) {
    EXPECT_TRUE(cell.column >= 0 && cell.column < map.columns && cell.row >= 0 && cell.row < map.rows);
  }
  EXPECT_LE(map.columns, 26) << "a telephone has no room for more columns with readable letters";
}

TEST(TileMap, DoesNotDependOnTheOrderOfThePlaces) {
  std::vector<Place> places = municipalities();
  std::map<std::string, std::pair<int, int>> first;
  const TileMap map = place_tiles(places);
  for (std::size_t i = 0; i < places.size(); ++i) first[places[i].id] = {map.cells[i].column, map.cells[i].row};
  std::reverse(places.begin(), places.end());
  std::rotate(places.begin(), places.begin() + 100, places.end());
  const TileMap again = place_tiles(places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_EQ(first[places[i].id], std::pair(again.cells[i].column, again.cells[i].row)) << places[i].name;
  }
}

// The least sum of squared distances cannot be lowered by a round of exchanges. Of two and of three that is a condition on differences,
// which holds at any scale and offset: so the test needs neither.
TEST(TileMap, CannotBeBetteredByExchangesBetweenTwoOrThree) {
  const std::vector<Place> places = municipalities();
  const std::vector<Projected> at = projected(places);
  const TileMap map = place_tiles(places);
  const auto gain = [&](std::size_t from,
                        std::size_t to) {  // of what `from` has in common with its cell over that of `to`
    return at[from].x * (map.cells[to].column - map.cells[from].column) +
           at[from].y * (map.cells[to].row - map.cells[from].row);
  };
  constexpr double kRounding = 0.02;  // of places to parts of a tile, in degrees times tiles
  double best = 0;
  for (std::size_t a = 0; a < at.size(); ++a) {
    for (std::size_t b = 0; b < at.size(); ++b) {
      best = std::max(best, gain(a, b) + gain(b, a));
      for (std::size_t c = 0; c < at.size(); ++c) best = std::max(best, gain(a, b) + gain(b, c) + gain(c, a));
    }
  }
  EXPECT_LE(best, kRounding);
}

// The figures of docs/design/0005-tile-map.md.
TEST(TileMap, KeepsNeighboursTogetherAndPlacesNearWhereTheyAre) {
  const std::vector<Place> places = municipalities();
  const std::vector<Projected> at = projected(places);
  const auto start = std::chrono::steady_clock::now();
  const TileMap map = place_tiles(places);
  const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();

  // How far from its place, at the scale and offset that fit best.
  const double n = static_cast<double>(places.size());
  double mx = 0, my = 0, mc = 0, mr = 0;
  for (std::size_t i = 0; i < at.size(); ++i) {
    mx += at[i].x / n;
    my += at[i].y / n;
    mc += map.cells[i].column / n;
    mr += map.cells[i].row / n;
  }
  double both = 0, own = 0;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const double dx = at[i].x - mx, dy = at[i].y - my;
    both += dx * (map.cells[i].column - mc) + dy * (map.cells[i].row - mr);
    own += dx * dx + dy * dy;
  }
  const double scale = both / own;
  double sum = 0, largest = 0;
  int near = 0, touching = 0, near_four = 0;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const double away = std::hypot((at[i].x - mx) * scale - (map.cells[i].column - mc),
                                   (at[i].y - my) * scale - (map.cells[i].row - mr));
    sum += away;
    largest = std::max(largest, away);
    std::vector<std::pair<double, std::size_t>> others;
    for (std::size_t j = 0; j < at.size(); ++j) {
      if (j != i) others.emplace_back(std::hypot(at[i].x - at[j].x, at[i].y - at[j].y), j);
    }
    std::sort(others.begin(), others.end());
    const auto tiles_to = [&](std::size_t j) {
      return std::max(std::abs(map.cells[i].column - map.cells[j].column),
                      std::abs(map.cells[i].row - map.cells[j].row));
    };
    touching += tiles_to(others[0].second) <= 1;
    near += tiles_to(others[0].second) <= 2;
    for (std::size_t k = 0; k < 4; ++k) near_four += tiles_to(others[k].second) <= 2;
  }
  std::printf("%zu places, %d x %d tiles, %.1f ms\n", places.size(), map.columns, map.rows, ms);
  std::printf("from its place: mean %.2f tiles, largest %.2f\n", sum / n, largest);
  std::printf("nearest neighbour: touches %.3f, within 2 tiles %.3f; the four nearest within 2 tiles %.3f\n",
              touching / n, near / n, near_four / n / 4);
  EXPECT_LE(sum / n, 2.0);
  EXPECT_GE(near / n, 0.97);
  EXPECT_GE(touching / n, 0.85);
}

TEST(TileMap, HasNorthAboveAndWestAtTheLeft) {
  const std::vector<Place> places = {{"1", "south-east", 51.0, 6.0},
                                     {"2", "north-west", 52.0, 4.4},
                                     {"3", "south-west", 51.0, 4.4},
                                     {"4", "north-east", 52.0, 6.0}};
  const TileMap map = place_tiles(places);
  EXPECT_LT(map.cells[1].row, map.cells[2].row);
  EXPECT_EQ(map.cells[1].row, map.cells[3].row);
  EXPECT_LT(map.cells[1].column, map.cells[3].column);
  EXPECT_EQ(map.cells[0].column, map.cells[3].column);
}

TEST(TileMap, FindsRoomForPlacesInOneSpot) {
  std::vector<Place> places;
  for (int i = 0; i < 20; ++i) places.push_back({std::to_string(i), "x", 52.0, 5.0});
  const TileMap map = place_tiles(places);
  EXPECT_EQ(used(map).size(), 20u);
  EXPECT_LE(map.columns, 7);
  EXPECT_LE(map.rows, 7);
}

TEST(TileMap, LeavesNoMoreThanTwoEmptyColumnsBeforeAnIslandFarAway) {
  std::vector<Place> places;
  for (int i = 0; i < 16; ++i) places.push_back({std::to_string(i), "x", 52.0 + i / 4 * 0.1, 5.0 + i % 4 * 0.16});
  places.push_back({"island", "island", 52.0, -68.0});
  const TileMap map = place_tiles(places);
  EXPECT_EQ(map.cells[16].column, 0);
  EXPECT_LE(map.columns, 9);
  std::set<int> columns;
  for (std::size_t i = 0; i < 16; ++i) columns.insert(map.cells[i].column);
  EXPECT_EQ(*columns.begin(), 3);
}

TEST(TileMap, PutsAFewUnknownPlacesByNameUnderTheMap) {
  std::vector<Place> places;
  for (int i = 0; i < 18; ++i) places.push_back({std::to_string(i), "k", 52.0 + i / 6 * 0.1, 5.0 + i % 6 * 0.16});
  places.push_back({"a", "Zuid", {}, {}});
  places.push_back({"b", "Noord", 95.0, 5.0});  // not on the globe
  const TileMap map = place_tiles(places);
  EXPECT_FALSE(map.alphabetical);
  const std::vector<std::string> rows = drawn(map, places);
  EXPECT_EQ(rows.back().substr(0, 3), "NZ.");
  EXPECT_EQ(rows[rows.size() - 2], std::string(rows[0].size(), '.'));
}

TEST(TileMap, IsAlphabeticalWhereMoreThanOneInTenIsUnknown) {
  std::vector<Place> places;
  for (int i = 0; i < 8; ++i)
    places.push_back({std::to_string(i), std::string(1, static_cast<char>('I' - i)), 52.0, 5.0});
  places.push_back({"8", "A", {}, {}});
  const TileMap map = place_tiles(places);
  EXPECT_TRUE(map.alphabetical);
  EXPECT_EQ(drawn(map, places), (std::vector<std::string>{"ABC", "DEF", "GHI"}));
}

TEST(TileMap, SortsNamesByTheirLettersAndNothingElse) {
  const std::vector<Place> places = {
      {"1", "Tiel", {}, {}}, {"2", "'s-Gravenhage", {}, {}}, {"3", "Sluis", {}, {}}, {"4", "Súdwest-Fryslân", {}, {}}};
  const TileMap map = place_tiles(places);
  const auto place = [&](std::size_t i) { return map.cells[i].row * map.columns + map.cells[i].column; };
  EXPECT_EQ((std::vector<int>{place(1), place(2), place(3), place(0)}), (std::vector<int>{0, 1, 2, 3}));
}

TEST(TileMap, OfNothingIsEmpty) {
  const TileMap map = place_tiles({});
  EXPECT_TRUE(map.cells.empty());
  EXPECT_EQ(map.columns, 0);
  EXPECT_EQ(map.rows, 0);
}

}  // namespace
}  // namespace eender::view
