// SPDX-License-Identifier: EUPL-1.2
#include "ways/parts.h"

#include <map>

namespace eender::ways {

void find_parts(OpenFamily& family, const Keyer& keyer) {
  std::map<std::string_view, std::uint32_t> ways;
  for (std::uint32_t w = 0; w < family.ways.size(); ++w)
    ways.emplace(family.positions[family.ways[w].positions.front()].keys.way, w);
  for (Counted& counted : family.positions) {
    if (!counted.position.is_of_several()) continue;
    for (const Inherited& left : counted.position.inherited) {
      const std::uint32_t regulation = left.provisions.front().regulation;
      const auto keys = keyer.keys(text_of(left.provisions), regulation);
      const auto way = ways.find(keyer.print(keys, keyer.language(regulation)).way);
      counted.parts.push_back(
          {left.government, way == ways.end() ? std::nullopt : std::optional<std::uint32_t>(way->second)});
    }
  }
}

}  // namespace eender::ways
