// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "match/match.h"

// Many sequences laid along one, the base (the medoid of a family): what all have in common, and where they differ.
//
// The base is cut into common stretches, which every aligned sequence has word for word and in this order, and variation points between
// them. At each point each sequence has a reading: a stretch of its own words, possibly none, possibly the base's own. Common stretches
// and readings, taken in turn, give back each sequence whole.
//
// Two points never touch: at least one common word stands between them. Edits of different sequences that overlap or adjoin are therefore
// one point, with readings such as "6 weeks", "8 weeks" and "3 months".
namespace eender::match {

// Words begin .. end of a sequence.
struct Range {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t size() const { return end - begin; }
  bool operator==(const Range&) const = default;
};

constexpr std::uint32_t kBase =
    std::numeric_limits<std::uint32_t>::max();  // as the number of a sequence: the base itself
constexpr std::uint32_t kApart = kBase;         // as the number of a reading: takes no part

// Words of one of the sequences, standing for all that read so.
struct Reading {
  std::uint32_t sequence = kBase;
  Range words;
};

struct VariationPoint {
  Range base;                     // empty where others only insert
  std::vector<Reading> readings;  // distinct; first the base's own, the others as they first occur among the sequences
  std::vector<std::uint32_t> reading_of;  // by sequence: which of the readings, or kApart
  std::vector<Range> words_of;            // by sequence: its own words here; empty where apart
};

struct Alignment {
  std::vector<VariationPoint> points;  // in order; the base's words between them are the common text
  std::vector<std::uint32_t> apart;    // ascending: sequences too unlike the base, which would leave nothing in common
};

/// Aligns the sequences with the base. One takes part when it keeps at least min_kept of the words of the base or of its own, whichever
/// is longer; among empty ones all do. The base need not be one of the sequences; where it is, that one reads as the base everywhere.
Alignment align(std::span<const Word> base, const Sequences& sequences, Threshold min_kept = {50});

}  // namespace eender::match
