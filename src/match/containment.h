// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/lookup.h"
#include "match/match.h"

// Which of many known sets hold most of a new one, and which lie for the most part in it, by the sketches of lookup.h; and where in a longer
// sequence a set stands. For what two sets of very different size have in common, which no likeness shows.
//
// Pure, for one thread each; what is const may be used by any number. docs/design/0012-containment.md.
namespace eender::match {

/// A new set, sought in larger ones.
class SoughtWhole {
 public:
  /// `part` is how much of it a known set has to hold.
  SoughtWhole(std::span<const Hash> members, Threshold part);

  /// Smaller sets do not hold it.
  std::uint32_t smallest() const { return smallest_; }

  /// Of the known sets that are at most so many times as large, none that holds it is left out, whatever the hashes are. Of larger ones
  /// rows say too little to be sure of much: there one is left out that hides more of it than chance does once in thirty thousand times.
  static constexpr std::uint32_t kSureUpTo = 5;

  /// The sketches whose sets may hold it, in order.
  std::vector<std::uint32_t> candidates(const Sketches& sketches) const;

 private:
  std::vector<Hash> members_;
  std::uint32_t smallest_ = 0;
};

/// A new set, of which parts are sought.
class SoughtParts {
 public:
  /// `inside` is how much of a known set has to lie in it; sets smaller than `smallest` are not sought.
  SoughtParts(std::span<const Hash> members, Threshold inside, std::uint32_t smallest);

  std::uint32_t smallest() const { return smallest_; }
  std::uint32_t largest() const { return largest_; }

  /// The sketches whose sets may lie in it, in order: every one that does, whatever the hashes are. Of sets of less than a fifth of its
  /// size ever more pass that do not.
  std::vector<std::uint32_t> candidates(const Sketches& sketches) const;

 private:
  std::vector<Hash> members_;
  Threshold inside_;
  std::uint32_t smallest_ = 0, largest_ = 0;
};

/// Words begin .. end of a sequence, and how many members of a set stand in them.
struct Place {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t shared = 0;
};

/// Where in a sequence most of the set of another stands (as shingle() makes it): of all stretches of at most `longest` words the one with
/// most of its members, the first of equals; it begins and ends with a member. Empty where none stands in it, and where either has fewer
/// than `words` words. REQUIRES: longest ≥ words ≥ 1.
Place densest(std::span<const Word> set, std::span<const Word> sequence, std::uint32_t longest, std::uint32_t words);

}  // namespace eender::match
