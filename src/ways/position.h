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
  std::string text;        // of all of them, a line break between
};

// The positions of a family, ascending by government, models behind the governments.
[[nodiscard]] Result<std::vector<Position>> positions_of(const std::vector<Member>& members, corpus::Reader& reader);

// Counts the governments' positions by their keys. REQUIRES: keys[i] is of positions[i].
Ladder ladder_of(const std::vector<Position>& positions, const std::vector<PrintedKeys>& keys);

}  // namespace eender::ways
