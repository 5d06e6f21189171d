// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "view/drawings.h"
#include "view/report_parts.h"
#include "view/terminal.h"
#include "view/tile_map.h"

namespace eender::view {
namespace {

// "Haarlem" → "Haar.": what fits in a large tile, also in wide letters.
std::string short_name(const std::string& name) {
  constexpr int kFits = 5;
  std::string result;
  int letters = 0;
  for (const char c : name) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && ++letters < kFits) result += c;
    if (!begins && letters < kFits) result += c;
  }
  return letters <= kFits ? name : result + ".";
}

}  // namespace

Data map_data(const FamilyReport& report) {
  const Messages& say = report.say();
  std::map<std::string_view, std::uint32_t> position_of;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p)
    if (!report.model(p)) position_of[report.family.positions[p].position.government] = p;

  std::vector<Place> places;
  std::vector<Tile> tiles;
  std::map<int, std::uint64_t> counts;                                       // by what a tile shows
  std::map<std::string, std::map<int, std::uint64_t>, std::less<>> regions;  // and that by region
  for (const corpus::GovernmentCoverage& g : report.context.corpus.government_coverage()) {
    const corpus::Government& government = *g.government;
    places.push_back({government.id, government.name, government.latitude, government.longitude});
    Tile tile;
    tile.name = one_line(government.name);
    tile.short_name = short_name(tile.name);
    tile.id = "t-" + government.id;
    tile.href = "#g-" + government.id;
    if (const auto found = position_of.find(government.id); found != position_of.end()) {
      const std::uint32_t way = report.family.positions[found->second].way;
      tile.way = static_cast<int>(std::min<std::uint32_t>(way, kOtherWays));
      tile.says = tile.name + ": " + say.tr("way {letter}", {{"letter", report.way_label(way)}});
      if (const auto& slip = report.family.ways[way].slip)
        tile.says += ", " + say.tr("probably a slip of the pen for {letter}", {{"letter", report.way_label(slip->of)}});
    } else {
      // Nothing was found only where all was read.
      const int nothing = g.reading == corpus::Reading::kRead ? kNothingFound : kUnreadable;
      tile.way = report.divided(government.id) ? kDivided : nothing;
      tile.says = tile.name + ": " + reading_words(report, g);
    }
    ++counts[tile.way];
    ++regions[one_line(government.region)][tile.way];
    tiles.push_back(std::move(tile));
  }
  if (tiles.empty()) return Data(false);
  const TileMap map = place_tiles(places);
  report.drawings["map"] =
      tile_map_svg({"map", say.tr("Who goes which way"),
                    say.tr("A tile for each government, with the letter of its way. The figures stand beside it, "
                           "the names with the ways above.")},
                   map, tiles);

  // Ways in their order, then what is no way.
  std::vector<int> shown;
  for (int way = 0; way <= kOtherWays; ++way)
    if (counts.contains(way)) shown.push_back(way);
  for (const int other : {kDivided, kNothingFound, kUnreadable})
    if (counts.contains(other)) shown.push_back(other);
  const auto name_of = [&](int way) {
    if (way == kDivided) return say.tr("÷: divided otherwise");
    if (way == kNothingFound) return say.tr("nothing found");
    if (way == kUnreadable) return say.tr("?: not read, or not wholly");
    if (way == kOtherWays) return say.tr("H: other ways");
    return say.tr("Way {letter}", {{"letter", way_letter(way)}});
  };
  Data data;
  data.set("how", map.alphabetical
                      ? say.tr("A tile for each government, in alphabetical order: where they lie is not known.")
                      : say.tr("A tile for each government, all of one size, near where it lies. Pointing at a tile "
                               "tells its name, and choosing it leads to its row in the list."));
  Data legend(Data::type::list);
  Data head(Data::type::list);
  for (const int way : shown) {
    const std::string key = "key-" + std::to_string(way);
    report.drawings[key] = tile_key_svg(way);
    Data one("key", key);
    one.set("name", name_of(way));
    one.set("count", say.number(counts[way]));
    legend.push_back(one);
    head.push_back(Data("name", name_of(way)));
  }
  data.set("legend", legend);
  data.set("head", head);
  Data rows(Data::type::list);
  for (const auto& [region, by_way] : regions) {
    Data row("label", region.empty() ? say.tr("Region unknown") : region);
    Data cells(Data::type::list);
    for (const int way : shown) {
      const auto found = by_way.find(way);
      cells.push_back(Data("count", found == by_way.end() ? "–" : say.number(found->second)));
    }
    row.set("cells", cells);
    rows.push_back(row);
  }
  if (regions.size() > 1 || !regions.begin()->first.empty()) data.set("table", Data("rows", rows));
  return data;
}

}  // namespace eender::view
