// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "corpus/reader.h"
#include "ways/keyer.h"
#include "ways/ways.h"

namespace eender::ways {

// What a government has in a family from one that is no more, whose regulations are its own until it replaces them.
struct Inherited {
  enum class Fate : std::uint8_t {
    kCounts,    // stands in the position
    kSame,      // reads, apart from own names, as what another one left, which stands in the position for both
    kReplaced,  // the government has its own, so this is not counted
  };
  std::string government;  // id of the one that is no more
  Fate fate = Fate::kCounts;
  std::vector<corpus::ProvisionRow> provisions;
};

// All a government has in a family, in the order of its regulations and their articles: what is counted. Its own; where it has none, what
// was left to it, by those that left it in the order of their ids. What reads, apart from own names, as an earlier one of the same writer
// says nothing more and does not count: a rule for dogs and the same one for cats are not another way than that rule alone.
struct Position {
  std::string government;  // id
  bool model = false;
  std::vector<corpus::ProvisionRow> provisions;  // that count
  std::string text;                              // of all of them, a line break between
  std::vector<corpus::ProvisionRow> repeated;    // that do not count, as an earlier one reads the same
  std::vector<Inherited> inherited;              // ascending by government; whether it counts or not

  // Whether what counts here was left to it.
  bool is_inherited() const { return !inherited.empty() && inherited.front().fate != Inherited::Fate::kReplaced; }
  // Whether different texts of several governments count here.
  bool is_of_several() const;
};

// The texts of provisions as one, a line break between.
std::string text_of(const std::vector<corpus::ProvisionRow>& provisions);

// The positions of a family, ascending by government, models behind the governments.
[[nodiscard]] Result<std::vector<Position>> positions_of(const std::vector<Member>& members, corpus::Reader& reader,
                                                         const Keyer& keyer);

// A position with its keys.
struct PositionReading {
  text::Keys keys;
  PrintedKeys printed;
  std::vector<std::string> rules;  // of the last rung that changed its key 4, in the order of the text
};

// The keys of a family's positions. A word that is one government's name is read as most others of the family have it there (everyday.h).
// What is an own name depends on whose text it is; so that key 3 follows from key 2 all the same, all who
// share a wording read it as that one of them does in whose reading most is their own. REQUIRES: no position is without provisions.
std::vector<PositionReading> read_positions(const std::vector<Position>& positions, const Keyer& keyer);

// Counts the governments' positions by their keys. REQUIRES: readings[i] is of positions[i].
Ladder ladder_of(const std::vector<Position>& positions, const std::vector<PositionReading>& readings);

}  // namespace eender::ways
