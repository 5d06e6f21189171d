// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "corpus/reader.h"
#include "ways/keyer.h"
#include "ways/ways.h"

namespace eender::ways {

// All a government has in a family, in the order of its regulations and their articles: what is counted.
struct Position {
  std::string government;  // id
  bool model = false;
  std::vector<corpus::ProvisionRow> provisions;
  std::string text;  // of all of them, a line break between
};

// The positions of a family, ascending by government, models behind the governments.
[[nodiscard]] Result<std::vector<Position>> positions_of(const std::vector<Member>& members, corpus::Reader& reader);

// A position with its keys.
struct PositionReading {
  text::Keys keys;
  PrintedKeys printed;
  std::vector<std::string> rules;  // of the last rung that changed its key 4, in the order of the text
};

// The keys of a family's positions. What is an own name depends on whose text it is; so that key 3 follows from key 2 all the same, all who
// share a wording read it as that one of them does in whose reading most is their own. REQUIRES: no position is without provisions.
std::vector<PositionReading> read_positions(const std::vector<Position>& positions, const Keyer& keyer);

// Counts the governments' positions by their keys. REQUIRES: readings[i] is of positions[i].
Ladder ladder_of(const std::vector<Position>& positions, const std::vector<PositionReading>& readings);

}  // namespace eender::ways
