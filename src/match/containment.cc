// SPDX-License-Identifier: EUPL-1.2
#include "match/containment.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "match/detail/stretches.h"

// Problem. Likeness says nothing of a text that stands whole in one ten times as long: it is a tenth. Which of 10^5 known sets hold a new set
// x, which lie in it, by sketches that were made for likeness: |y| and a row r(y) of bits of which each member flips one?
//
// Held by y. Take the bits that are set in r(x) and not in r(y); let there be z. At each an odd number of members of x flip. Where none of
// them is missing from y, y has at least one member at that bit and an even number, so at least two. The members of y that a row hides so
// are known in number: it has |y| members and p bits set, so at most (|y| - p) / 2 of its bits are like that. Hence x misses at least
// z - (|y| - p) / 2 members in y: a bound that holds whatever the hashes are.
//
// A row of five bits a member hides nine in a hundred of |y|, so when y is seven times x that bound says nothing any more: strangers pass
// as well. No bound can say more, for every member of x that seems missing may be one of those. But hashes do not choose: a bit of r(y) is
// turned off by others with the chance q that any bit of it is on, p of all. So of the N members of x that have to be there, N q are hidden
// and hardly ever more than four deviations above that. Up to kSureUpTo times, where the bound turns strangers away, it decides; beyond, the
// lower of the two.
//
// Lying in x. The members of x are at hand, so it is known at which bits none of them is. At such a bit that is set in r(y) stands a member
// of y that x has not: exact, and it turns strangers away as long as x leaves bits free, in a row as wide as y is large: up to five times |y|.

namespace eender::match {
namespace {

constexpr double kDeviations = 4;

struct Counts {
  std::uint32_t set = 0;      // bits of the right one
  std::uint32_t missing = 0;  // bits of the left one that are not in the right one
};
using Count = Counts (*)(const std::uint64_t*, const std::uint64_t*, std::size_t);

Counts plain_count(const std::uint64_t* left, const std::uint64_t* right, std::size_t words) {
  Counts counts;
  for (std::size_t i = 0; i < words; ++i) {
    counts.set += static_cast<std::uint32_t>(std::popcount(right[i]));
    counts.missing += static_cast<std::uint32_t>(std::popcount(left[i] & ~right[i]));
  }
  return counts;
}

#if defined(__x86_64__)
// As in lookup.cc.
__attribute__((target("popcnt"))) Counts popcnt_count(const std::uint64_t* left, const std::uint64_t* right,
                                                      std::size_t words) {
  Counts counts;
  for (std::size_t i = 0; i < words; ++i) {
    counts.set += static_cast<std::uint32_t>(__builtin_popcountll(right[i]));
    counts.missing += static_cast<std::uint32_t>(__builtin_popcountll(left[i] & ~right[i]));
  }
  return counts;
}
#endif

Count count_here() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) return popcnt_count;
#endif
  return plain_count;
}

// Calls visit(i, row of that sketch, its width in words) for the sketches of sets from `smallest` to `largest` members.
template <typename Visit>
void for_each_sketch(const Sketches& sketches, std::uint32_t smallest, std::uint32_t largest, const Visit& visit) {
  const std::uint64_t* row = sketches.bits.data();
  for (std::uint32_t i = 0; i < sketches.sizes.size(); ++i) {
    const std::size_t width = sketch_words(sketches.sizes[i]);
    if (sketches.sizes[i] >= smallest && sketches.sizes[i] <= largest) visit(i, row, width);
    row += width;
  }
}

std::uint32_t at_most(std::uint64_t number) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

SoughtWhole::SoughtWhole(std::span<const Hash> members, Threshold part)
    : members_(members.begin(), members.end()),
      smallest_(std::max(1U, at_most((std::uint64_t{part.percent} * members.size() + 99) / 100))) {}

std::vector<std::uint32_t> SoughtWhole::candidates(const Sketches& sketches) const {
  static const Count count = count_here();
  std::vector<std::uint32_t> found;
  if (members_.empty()) return found;
  const std::uint64_t dispensable = members_.size() - smallest_;
  std::vector<std::uint64_t> mine;  // in the width of the sketch before
  for_each_sketch(sketches, smallest_, std::numeric_limits<std::uint32_t>::max(),
                  [&](std::uint32_t i, const std::uint64_t* row, std::size_t width) {
                    if (mine.size() != width) {
                      mine.assign(width, 0);
                      detail::flip(members_, mine);
                    }
                    const auto [set, missing] = count(mine.data(), row, width);
                    const std::uint32_t size = sketches.sizes[i];
                    std::uint64_t hidden = (size - std::min(size, set)) / 2;
                    if (size > kSureUpTo * members_.size()) {
                      const double q = static_cast<double>(set) / static_cast<double>(64 * width);
                      const double mean = q * smallest_;
                      const double likely = std::ceil(mean + kDeviations * std::sqrt(mean * (1 - q)));
                      hidden = std::min(hidden, static_cast<std::uint64_t>(likely));
                    }
                    if (missing <= dispensable + hidden) found.push_back(i);
                  });
  return found;
}

SoughtParts::SoughtParts(std::span<const Hash> members, Threshold inside, std::uint32_t smallest)
    : members_(members.begin(), members.end()), inside_(inside), smallest_(std::max(1U, smallest)) {
  EENDER_CHECK(inside.percent > 0, "a set that need not lie in another may be of any size");
  largest_ = at_most(std::uint64_t{100} * members.size() / inside.percent);
}

std::vector<std::uint32_t> SoughtParts::candidates(const Sketches& sketches) const {
  static const Count count = count_here();
  std::vector<std::uint32_t> found;
  std::vector<std::uint64_t> taken;  // the bits at which a member of this set is, in the width of the sketch before
  for_each_sketch(sketches, smallest_, largest_, [&](std::uint32_t i, const std::uint64_t* row, std::size_t width) {
    if (taken.size() != width) {
      taken.assign(width, 0);
      for (const Hash member : members_) {
        const std::uint64_t bit = detail::bit_of(member, width);
        taken[bit >> 6] |= std::uint64_t{1} << (bit & 63);
      }
    }
    const std::uint32_t size = sketches.sizes[i];
    const std::uint32_t outside = std::min(size, count(row, taken.data(), width).missing);
    if (inside_.met(size - outside, size)) found.push_back(i);
  });
  return found;
}

Place densest(std::span<const Word> set, std::span<const Word> sequence, std::uint32_t longest, std::uint32_t words) {
  EENDER_CHECK(words >= 1 && longest >= words, "a stretch holds a shingle");
  Place best;
  if (set.size() < words || sequence.size() < words) return best;
  const auto itself = [](Word word) { return Hash{word}; };
  detail::Stretches members(set, words, itself);
  const std::size_t shingles = sequence.size() - words + 1;
  const std::size_t window = longest - words + 1;    // shingles that begin in a stretch
  std::vector<std::uint32_t> at(shingles);           // which member begins at each word
  std::vector<std::uint32_t> times(members.size());  // that each member stands in the window
  std::uint32_t within = 0;                          // members that do
  std::size_t first = 0;                             // shingle of the window
  for (std::size_t last = 0; last < shingles; ++last) {
    at[last] = members.number(sequence.subspan(last, words), itself);
    if (at[last] == detail::kNoStretch) continue;
    for (; last - first >= window; ++first)
      if (at[first] != detail::kNoStretch) within -= --times[at[first]] == 0;
    within += times[at[last]]++ == 0;
    if (within <= best.shared) continue;
    for (; at[first] == detail::kNoStretch; ++first) {
    }
    best = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + words), within};
  }
  return best;
}

}  // namespace eender::match
