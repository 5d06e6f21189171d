// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/match.h"

// Which of many known sets are alike to a new one, where the members of the known ones are not at hand.
//
// Of each known set a sketch is kept: its size, and a row of bits of which every member flips one, named by its hash. Members that two
// sets share flip the same bit of both, so their rows differ in no more bits than there are members of one of them only; and so a sketch
// bounds from above what a new set can share with the known one. What the bound lets through is to be compared by its members.
//
// Exact: no set at or above the threshold is turned away, whatever the hashes are; poor ones only let more through. Pure, for one thread
// each; what is const may be used by any number.
namespace eender::match {

using Hash = std::uint64_t;  // names a word, or a member of a set, in every library alike; equal ones have equal hashes

/// The members of the set that shingle() makes of a sequence, each once. of_word gives the hash of a word by its number.
std::vector<Hash> shingle_hashes(std::span<const Word> sequence, std::span<const Hash> of_word, std::uint32_t words);

/// The members of the set that word_sets() makes of a sequence.
std::vector<Hash> word_hashes(std::span<const Word> sequence, std::span<const Hash> of_word);

/// How many words of 64 bits the row of a set of that size has.
std::size_t sketch_words(std::uint32_t size);

struct Sketches {
  std::vector<std::uint32_t> sizes;
  std::vector<std::uint64_t> bits;  // sketch_words(sizes[i]) of each, one after another

  void add(std::span<const Hash> members);
};

/// A new set, to be held against sketches. One that is made of nothing is like nothing.
class Sought {
 public:
  Sought() = default;
  Sought(std::span<const Hash> members, Threshold threshold);

  /// Sets smaller or larger than these are not alike to it.
  std::uint32_t smallest() const { return smallest_; }
  std::uint32_t largest() const { return largest_; }

  struct Candidate {
    std::uint32_t sketch = 0;
    std::uint32_t most_shared = 0;  // shares no more members than this
  };
  /// Every sketch whose set may be at or above the threshold, in order.
  std::vector<Candidate> candidates(const Sketches& sketches) const;

 private:
  std::uint32_t size_ = 0, smallest_ = 1, largest_ = 0;  // as long as it is empty, no size fits
  Threshold threshold_;
  std::vector<std::uint64_t> rows_;  // its own row in every width that a set of a fitting size has, narrow ones first
  std::vector<std::size_t> widths_;  // of them, in words
};

/// What two sets share, and have together.
struct Likeness {
  std::uint32_t shared = 0;
  std::uint64_t united = 0;

  double value() const { return united == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(united); }
  /// From 0, below the threshold, to the same number for all equal sets: comparable between views, as families.h weighs links.
  std::uint32_t strength(Threshold threshold) const;
};

/// Of the sets that shingle() makes of two sequences. REQUIRES: words ≥ 1.
Likeness shingle_likeness(std::span<const Word> left, std::span<const Word> right, std::uint32_t words);

/// Of the sets that word_sets() makes of them.
Likeness word_likeness(std::span<const Word> left, std::span<const Word> right);

}  // namespace eender::match
