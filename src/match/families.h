// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/join.h"
#include "match/match.h"

// From components to families. A component is whatever small steps connect; a family is what is alike to one of its own.
//
// Two things are linked where a view's likeness of them is at or above that view's threshold. The strength of the link is how far it lies
// between the threshold (0) and equality (1), in the view where that is most: so views of different scales can be weighed together.
//
// Within a component, the thing with the heaviest neighbourhood (itself and all it is linked to, each weighing as many as it stands for)
// becomes a medoid and its neighbourhood leaves; and so on with what remains. Then each thing goes to the medoid it is linked to most
// strongly, of those that stand for as many as it does where there is one (a wording of many is not drawn to a slip of one), and each family takes as its medoid, among the members linked to all the others, the one with the greatest weighted sum of
// strengths. All ties go to what stands for most, and then to the smallest number.
//
// A group in which all is one holder's shows nothing that holders share. What in it has a counterpart with another, each being what the
// other is likest to of theirs (as reciprocal best hits tell orthologs, Tatusov 1997), goes to the counterpart's family where it is linked to
// the medoid; else the two leave together, if they are liker to each other than the counterpart is to its medoid.
//
// So every member of a family is linked to its medoid, every thing is in exactly one family, and no medoid of the first choice is linked
// to another: things that only a chain connects do not meet.
namespace eender::match {

inline constexpr std::uint32_t kSeveral = 0xFFFFFFFF;

struct Standing {
  std::uint32_t weight = 1;         // how many the thing stands for
  std::uint32_t holder = kSeveral;  // whose all of those are, any number that names it; kSeveral where of more than one
};

struct Family {
  std::uint32_t medoid = 0;
  std::vector<std::uint32_t> members;  // ascending, the medoid among them
  double weakest =
      1;  // likeness of the member linked most weakly to the medoid, on the scale of the view that links it; 1 where alone
  std::uint32_t weakest_view = 0;  // that view
};

/// The families, by ascending smallest member. The thresholds of the views are those to the medoid: at or above those that made the
/// components. labels[i] is the component of thing i, any number that names it.
/// REQUIRES: labels and standings have one entry a thing. Uses all threads; the result does not depend on how many. Holds a copy of the
/// listed Items of the components under work, twice, and a few numbers a thing: never the links.
std::vector<Family> refine(std::span<const View> views, std::span<const std::uint32_t> labels,
                           std::span<const Standing> standings);

}  // namespace eender::match
