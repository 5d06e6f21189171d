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

Ladder ladder_of(const std::vector<Position>& positions, const std::vector<PrintedKeys>& keys) {
  std::set<std::string_view> wordings, names, values, ways;
  Ladder ladder;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i].model) continue;
    ++ladder.governments;
    wordings.insert(keys[i].wording);
    names.insert(keys[i].apart_from_names);
    values.insert(keys[i].apart_from_values);
    ways.insert(keys[i].way);
  }
  const auto count = [](const auto& set) { return static_cast<std::uint32_t>(set.size()); };
  ladder.wordings = count(wordings);
  ladder.apart_from_names = count(names);
  ladder.apart_from_values = count(values);
  ladder.ways = count(ways);
  return ladder;
}

}  // namespace eender::ways
