// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/match.h"
#include "match/shingles.h"

// Which sets are alike. The likeness of two sets is what they share over what they have together (Jaccard), of the whole sets: Items left
// out of the lists count in the sizes. A set of nothing is like no set.
//
// Exact: no pair at or above the threshold is missed and none below it is given. All functions use all threads; their results do not
// depend on how many.
namespace eender::match {

struct Pair {
  std::uint32_t left, right;  // left < right
  std::uint32_t shared;       // how many members both have
  auto operator<=>(const Pair&) const = default;
};

/// Every pair of sets at or above the threshold, ascending. Pairs can be many (n alike sets make n²/2): where only what hangs together is
/// wanted, components() makes none.
std::vector<Pair> join(const Sets& sets, Threshold threshold);

/// One manner of judging whether things are alike. Things are numbered from 0; set i is of thing ids[i], or of thing i where ids is empty.
/// A thing may have no set in a view. The sets are those of the caller, who keeps them. REQUIRES: ids, where given, ascends.
struct View {
  const Sets* sets = nullptr;
  Threshold threshold;
  std::span<const std::uint32_t> ids;

  std::uint32_t thing(std::size_t set) const { return ids.empty() ? static_cast<std::uint32_t>(set) : ids[set]; }
};

/// By thing, the smallest number among all it hangs together with, through links of any view. A link is a verified pair; but not every two
/// things of a component are alike: see families.h. Holds one view's index at a time: at
/// most 12 bytes a listed Item, 8 an Item, and 60 a set; and 8 bytes a set on each thread.
std::vector<std::uint32_t> components(std::size_t things, std::span<const View> views);

/// The same where some are known to hang together: labels[i] ≤ i is a thing that thing i hangs together with, itself where none is known.
/// In the end it is the smallest. What hangs together beforehand is not compared again.
void connect(std::span<const View> views, std::vector<std::uint32_t>& labels);

/// The same of one view in which every set is a thing.
std::vector<std::uint32_t> components(const Sets& sets, Threshold threshold);

}  // namespace eender::match
