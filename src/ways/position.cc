// SPDX-License-Identifier: EUPL-1.2
#include "ways/position.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace eender::ways {

Result<std::vector<Position>> positions_of(const std::vector<Member>& members, corpus::Reader& reader) {
  std::map<std::pair<bool, std::string>, Position> by_government;
  for (const Member& member : members) {
    EENDER_TRY(auto provision, reader.provision(member.provision));
    Position& position = by_government[{member.model, member.government}];
    position.government = member.government;
    position.model = member.model;
    position.provisions.push_back(std::move(provision));
  }
  std::vector<Position> positions;
  for (auto& [key, position] : by_government) {
    // Regulations are numbered by work and version, so this is the order of the government's works and of the articles in them.
    std::sort(position.provisions.begin(), position.provisions.end(), [](const auto& a, const auto& b) {
      return std::tie(a.regulation, a.ordinal, a.key) < std::tie(b.regulation, b.ordinal, b.key);
    });
    for (const auto& provision : position.provisions) {
      if (!position.text.empty()) position.text += '\n';
      position.text += provision.text;
    }
    positions.push_back(std::move(position));
  }
  return positions;
}

std::vector<PositionReading> read_positions(const std::vector<Position>& positions, const Keyer& keyer) {
  const auto read_as = [&](const Position& position, std::uint32_t regulation) {
    PositionReading reading;
    reading.keys = keyer.keys(position.text, regulation);
    reading.printed = keyer.print(reading.keys, keyer.language(regulation), &reading.rules);
    return reading;
  };
  std::vector<PositionReading> readings;
  for (const Position& position : positions)
    readings.push_back(read_as(position, position.provisions.front().regulation));

  // Masking only ever shortens, so the reading with the fewest tokens sets most apart.
  std::map<std::string_view, std::size_t> reader_of;  // by wording
  const auto goes_before = [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t i) {
      const auto& key = readings[i].keys.apart_from_names();
      const auto own = std::count_if(key.begin(), key.end(),
                                     [](const text::Token& t) { return t.word.starts_with("\xE2\x9F\xA8"); });
      return std::tuple(key.size(), -own, i);
    };
    return rank(a) < rank(b);
  };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const auto [at, added] = reader_of.try_emplace(readings[i].printed.wording, i);
    if (!added && goes_before(i, at->second)) at->second = i;
  }
  std::vector<std::size_t> readers;
  for (const PositionReading& reading : readings) readers.push_back(reader_of.at(reading.printed.wording));
  for (std::size_t i = 0; i < readings.size(); ++i)
    if (readings[i].printed.apart_from_names != readings[readers[i]].printed.apart_from_names)
      readings[i] = read_as(positions[i], positions[readers[i]].provisions.front().regulation);
  return readings;
}

Ladder ladder_of(const std::vector<Position>& positions, const std::vector<PositionReading>& readings) {
  std::set<std::string_view> wordings, names, values, ways;
  Ladder ladder;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i].model) continue;
    ++ladder.governments;
    wordings.insert(readings[i].printed.wording);
    names.insert(readings[i].printed.apart_from_names);
    values.insert(readings[i].printed.apart_from_values);
    ways.insert(readings[i].printed.way);
  }
  const auto count = [](const auto& set) { return static_cast<std::uint32_t>(set.size()); };
  ladder.wordings = count(wordings);
  ladder.apart_from_names = count(names);
  ladder.apart_from_values = count(values);
  ladder.ways = count(ways);
  return ladder;
}

}  // namespace eender::ways
