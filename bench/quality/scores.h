// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "quality/truth.h"

namespace eender::bench {

// Pairs of provisions that the truth, the library, and both have in one family.
struct Pairs {
  std::uint64_t truth = 0, found = 0, both = 0;
  double precision() const { return found == 0 ? 1 : static_cast<double>(both) / static_cast<double>(found); }
  double recall() const { return truth == 0 ? 1 : static_cast<double>(both) / static_cast<double>(truth); }
  double f1() const {
    return found + truth == 0 ? 1 : 2 * static_cast<double>(both) / static_cast<double>(found + truth);
  }
};

// Of the families recovered whole.
struct RungScore {
  std::uint32_t counts = 0;            // with as many classes as the truth
  std::uint32_t classes = 0;           // with the same classes: who is with whom
  std::uint64_t truth = 0, found = 0;  // classes in all
};

struct Scores {
  std::uint64_t provisions = 0;  // in the truth
  std::uint64_t missing = 0;     // of them not in the library
  std::uint64_t unknown = 0;     // provisions of governments in the library that are not in the truth
  Pairs all, substantive;
  std::uint32_t families = 0;     // of two governments or more in the truth
  std::uint32_t whole = 0;        // of them recovered: one family with exactly their provisions
  std::uint32_t governments = 0;  // families recovered whole with as many governments (rung 1)
  std::array<RungScore, kRungs> rungs;
  std::uint32_t ladder_counts = 0;   // families recovered whole whose rungs 1 to 4 have the counts of the truth
  std::uint32_t ladder_classes = 0;  // … and the classes
  // Values that the templates' slots filled in: read from the provision's text; in the family's table of values, in the same cell's row.
  std::uint64_t values = 0, values_read = 0, values_in_table = 0;
  std::uint64_t values_more = 0;   // in the texts, equal to none of the truth's for that provision
  std::vector<std::string> shown;  // mismatches as asked for
};

struct Measure {
  std::filesystem::path truth, library, rules;
  std::uint32_t show = 0;  // mismatches of each sort, with what tells them apart
};

[[nodiscard]] Result<Scores> measure(const Measure& what);

}  // namespace eender::bench
